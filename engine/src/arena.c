/* arena.c - counted blocks, and arenas made of them. See arena.h for the three lifetimes. */
#include "arena.h"
#include "graph.h"
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { ALIGNMENT = 64, CHUNK = 4 * 1024 };

/* Stands right before each block. */
typedef struct header {
    void *start; /* what malloc gave */
    size_t bytes;
} header;

static double live_bytes;
static int32_t live_objects;

double nb_live_bytes(void) { return live_bytes; }
int32_t nb_live_objects(void) { return live_objects; }
void nb_count_object(int change) { live_objects += change; }

void *nb_take(size_t bytes) {
    const size_t extra = ALIGNMENT + sizeof(header);
    char *start = bytes < PTRDIFF_MAX - extra ? malloc(bytes + extra) : NULL;
    if (!start) {
        nb_fail(NB_MEMORY, "no memory for another %.0f bytes", (double)bytes);
        return NULL;
    }
    char *block = start + sizeof(header);
    block += (ALIGNMENT - (uintptr_t)block % ALIGNMENT) % ALIGNMENT;
    memcpy(block - sizeof(header), &(header){start, bytes}, sizeof(header));
    live_bytes += (double)bytes;
    return memset(block, 0, bytes);
}

void nb_give(void *block) {
    if (!block) return;
    header h;
    memcpy(&h, (char *)block - sizeof h, sizeof h);
    live_bytes -= (double)h.bytes;
    free(h.start);
}

struct nb_chunk {
    nb_chunk *before;
    size_t used, size; /* of the bytes behind this struct */
};

/* Where a chunk's bytes begin, kept aligned to 16. */
static char *bytes_of(nb_chunk *c) { return (char *)c + (sizeof(nb_chunk) + 15) / 16 * 16; }

void *nb_arena_take(nb_arena *a, size_t bytes) {
    if (bytes > SIZE_MAX / 2) return nb_take(bytes); /* fails with its sentence */
    bytes = (bytes + 15) / 16 * 16;
    if (!a->last || a->last->size - a->last->used < bytes) {
        const size_t size = bytes > CHUNK ? bytes : CHUNK;
        nb_chunk *c = nb_take(sizeof *c + 16 + size);
        if (!c) return NULL;
        *c = (nb_chunk){.before = a->last, .size = size};
        a->last = c;
    }
    char *piece = bytes_of(a->last) + a->last->used;
    a->last->used += bytes;
    return memset(piece, 0, bytes);
}

nb_mark nb_arena_mark(const nb_arena *a) { return (nb_mark){a->last, a->last ? a->last->used : 0}; }

void nb_arena_rewind(nb_arena *a, nb_mark mark) {
    while (a->last != mark.chunk) {
        nb_chunk *c = a->last;
        a->last = c->before;
        nb_give(c);
    }
    if (a->last) a->last->used = mark.used;
}

void nb_arena_free(nb_arena *a) { nb_arena_rewind(a, (nb_mark){NULL, 0}); }
