/* arena.h - where all memory comes from, and when it goes.
 *
 * Three lifetimes:
 *   weights  the graph's life     nodes (in the graph's arena), the flat vectors of parameters,
 *                                 gradients and optimizer slots
 *   plan     compile to compile   one block for every intermediate value, input and scratch
 *   data     the caller's         data sets, which stay until nb_data_free
 *
 * Blocks are zeroed and aligned to 64 bytes, a cache line. A run takes none.
 */
#ifndef NB_ARENA_H
#define NB_ARENA_H
#include <stddef.h>

void *nb_take(size_t bytes); /* NULL when memory is out, and then nb_error() says so */
void nb_give(void *block);   /* NULL is allowed */

void nb_count_object(int change); /* keeps nb_live_objects() */

/* An arena hands out pieces in order and gives them back all at once, or back to a mark. */
typedef struct nb_chunk nb_chunk;
typedef struct nb_arena {
    nb_chunk *last;
} nb_arena;
typedef struct nb_mark {
    nb_chunk *chunk;
    size_t used;
} nb_mark;

void *nb_arena_take(nb_arena *a, size_t bytes); /* zeroed, aligned to 16; NULL as nb_take */
nb_mark nb_arena_mark(const nb_arena *a);
void nb_arena_rewind(nb_arena *a, nb_mark mark);
void nb_arena_free(nb_arena *a);

#endif
