/* wasm_memory.c - memcpy and memset for the WebAssembly module, sixteen bytes at a time.
 *
 * Emscripten's go four and eight at a time, and are three times as long. The last vector may
 * overlap the one before it, so that only blocks below sixteen bytes go byte by byte.
 */
#include <stddef.h>

/* Anything, anywhere. */
typedef char wide __attribute__((vector_size(16), aligned(1), may_alias));
enum { WIDE = sizeof(wide) };

void *memcpy(void *restrict to, const void *restrict from, size_t n) {
    char *y = to;
    const char *x = from;
    size_t i = 0;
    if (n >= WIDE) {
        for (; i < n - WIDE; i += WIDE) *(wide *)(y + i) = *(const wide *)(x + i);
        *(wide *)(y + n - WIDE) = *(const wide *)(x + n - WIDE);
    } else {
        for (; i < n; i++) y[i] = x[i];
    }
    return to;
}

void *memset(void *to, int value, size_t n) {
    char *y = to;
    const char c = (char)value;
    size_t i = 0;
    if (n >= WIDE) {
        const wide all = {c, c, c, c, c, c, c, c, c, c, c, c, c, c, c, c};
        for (; i < n - WIDE; i += WIDE) *(wide *)(y + i) = all;
        *(wide *)(y + n - WIDE) = all;
    } else {
        for (; i < n; i++) y[i] = c;
    }
    return to;
}
