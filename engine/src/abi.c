/* abi.c - what only the WebAssembly module needs: space for strings and arrays that JavaScript
 * passes in. Everything else in nb.h is flat enough to be exported as it stands.
 */
#include "arena.h"
#include "graph.h"

/* 16-byte aligned and zeroed; 0 when memory is out. Given back with nb_dealloc. */
NB_API void *nb_alloc(int32_t bytes);
NB_API void nb_dealloc(void *block);

void *nb_alloc(int32_t bytes) { return bytes < 0 ? NULL : nb_take((size_t)bytes); }
void nb_dealloc(void *block) { nb_give(block); }
