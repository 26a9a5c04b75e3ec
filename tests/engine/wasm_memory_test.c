/* wasm_memory_test.c - memcpy and memset of the module against the C library's, at all sizes around
 * its vectors and at all alignments; nothing beside the block is touched. */
#include "check.h"
#include <string.h>

#define memcpy module_memcpy
#define memset module_memset
void *memcpy(void *restrict to, const void *restrict from, size_t n);
void *memset(void *to, int value, size_t n);
#include "wasm_memory.c"
#undef memcpy
#undef memset

enum { ROOM = 128, MOST = 80 };

static void check_at(size_t shift, size_t n) {
    char from[ROOM], got[ROOM], want[ROOM];
    for (int i = 0; i < ROOM; i++) from[i] = (char)(37 * i + 1), got[i] = want[i] = (char)i;
    memcpy(want + shift, from + 3, n);
    CHECK(module_memcpy(got + shift, from + 3, n) == got + shift);
    CHECK_SAY(!memcmp(got, want, ROOM), "memcpy of %d bytes to %d", (int)n, (int)shift);
    memset(want + shift, 200 + (int)n, n);
    CHECK(module_memset(got + shift, 200 + (int)n, n) == got + shift);
    CHECK_SAY(!memcmp(got, want, ROOM), "memset of %d bytes at %d", (int)n, (int)shift);
}

int main(void) {
    for (size_t shift = 0; shift < 32; shift++)
        for (size_t n = 0; n < MOST; n++) check_at(shift, n);
    return check_done();
}
