/* files.h - what the readers of nb.h must keep, whatever the bytes are: everything that a table
 * names lies within them, sizes agree, and no byte is named twice. Used by the fuzzer and by
 * tests/engine/files_test.c. */
#ifndef FILES_H
#define FILES_H
#include "nb.h"
#include <stdlib.h>
#include <string.h>

enum { FILES_CAPACITY = 64 };

/* Stops the program where a promise is broken: the fuzzer then keeps the input. */
static inline void files_must(int kept) {
    if (!kept) abort();
}

static inline int files_within(int32_t at, int32_t size, int32_t from, int32_t to) {
    return at >= from && size >= 0 && at <= to && size <= to - at;
}

static inline void files_check_array(const nb_array *a, int32_t size) {
    static const int32_t width[] = {4, 8, 1, 2, 4, 8, 1, 2, 4, 8, 1};
    files_must(files_within(a->name, a->name_size, 0, size));
    files_must(files_within(a->offset, a->size, 0, size));
    files_must(a->dtype >= 0 && a->dtype <= NB_NOTES && a->rank >= 0 && a->rank <= NB_MAX_RANK);
    if (a->dtype == NB_NOTES) return;
    int64_t bytes = width[a->dtype];
    for (int32_t i = 0; i < a->rank; i++) bytes *= a->dims[i];
    files_must(bytes == a->size);
}

static inline void files_check_zip(const uint8_t *bytes, int32_t size) {
    nb_zip_entry entries[FILES_CAPACITY];
    const int32_t n = nb_read_zip(bytes, size, entries, FILES_CAPACITY);
    files_must(n <= FILES_CAPACITY);
    for (int32_t i = 0; i < n; i++) {
        const nb_zip_entry *e = &entries[i];
        files_must(files_within(e->name, e->name_size, 0, size));
        files_must(files_within(e->offset, e->size, e->head + 30, size));
        files_must(e->method == 8 || (e->method == 0 && e->inflated == e->size));
        for (int32_t j = 0; j < i; j++)
            files_must(e->offset + e->size <= entries[j].head ||
                       entries[j].offset + entries[j].size <= e->head);
    }
}

/* Every reader on the same bytes; each refusal has a sentence. */
static inline void files_check(const uint8_t *bytes, int32_t size) {
    nb_array arrays[FILES_CAPACITY];
    int32_t n = nb_read_safetensors(bytes, size, size, arrays, FILES_CAPACITY);
    files_must(n <= FILES_CAPACITY && (n >= 0 || strlen(nb_error()) > 10));
    int64_t total = 0;
    for (int32_t i = 0; i < n; i++) {
        files_check_array(&arrays[i], size);
        if (arrays[i].dtype != NB_NOTES) total += arrays[i].size;
    }
    files_must(total <= size);
    if (nb_read_npy(bytes, size, size, arrays) == NB_OK) files_check_array(arrays, size);
    files_check_zip(bytes, size);
}

#endif
