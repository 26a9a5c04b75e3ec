/* shape.c - sizes of arrays: equality, NumPy's broadcasting, and their text in a sentence. */
#include "graph.h"
#include "sentence.h"
#include <string.h>

static char sentence[512] = "no error";

const char *nb_error(void) { return sentence; }

nb_status nb_fail(nb_status status, const char *format, ...) {
    va_list args;
    va_start(args, format);
    nb_format(sentence, sizeof sentence, format, args);
    va_end(args);
    return status;
}

int64_t nb_size(const nb_shape *s) {
    double size = 1; /* exact as long as it matters; a product of int64_t may overflow */
    for (int32_t i = 0; i < s->rank; i++) size *= s->dim[i];
    return (int64_t)(size < 0x1p53 ? size : 0x1p53); /* others add to it */
}

bool nb_is_too_large(const nb_shape *s) {
    double size = 1;
    for (int32_t i = 0; i < s->rank; i++) size *= s->dim[i] > 1 ? s->dim[i] : 1;
    return size > INT32_MAX / 8;
}

bool nb_fits(int32_t a, int32_t b) { return a == b || a == NB_OPEN || b == NB_OPEN; }

bool nb_same_shape(const nb_shape *a, const nb_shape *b) {
    if (a->rank != b->rank) return false;
    for (int32_t i = 0; i < a->rank; i++)
        if (a->dim[i] != b->dim[i]) return false;
    return true;
}

/* Of one axis: equal sizes stay, a 1 gives way, an open size gives way to any other but 1. */
static bool broadcast_size(int32_t a, int32_t b, int32_t *out) {
    if (a == b || b == 1)
        *out = a;
    else if (a == 1 || a == NB_OPEN)
        *out = b;
    else if (b == NB_OPEN)
        *out = a;
    else
        return false;
    return true;
}

nb_status nb_broadcast(const nb_shape *a, const nb_shape *b, nb_shape *out) {
    const int32_t rank = a->rank > b->rank ? a->rank : b->rank;
    nb_shape s = {.rank = rank};
    for (int32_t i = 1; i <= rank; i++) { /* from the last axis; a missing one counts as 1 */
        const int32_t da = i <= a->rank ? a->dim[a->rank - i] : 1;
        const int32_t db = i <= b->rank ? b->dim[b->rank - i] : 1;
        if (!broadcast_size(da, db, &s.dim[rank - i]))
            return nb_fail(NB_SHAPE, "the shapes %s and %s do not broadcast: %d against %d",
                           nb_shape_text(a), nb_shape_text(b), da, db);
    }
    *out = s;
    return NB_OK;
}

/* Appends to a text. */
static void write_at(char *text, size_t size, size_t *at, const char *format, ...) {
    va_list args;
    va_start(args, format);
    nb_format(text + *at, size - *at, format, args);
    va_end(args);
    *at += strlen(text + *at);
}

const char *nb_shape_text(const nb_shape *s) {
    enum { RING = 8, LENGTH = 72 };
    static char ring[RING][LENGTH];
    static int turn;
    char *text = ring[turn = (turn + 1) % RING];
    size_t at = 0;
    write_at(text, LENGTH, &at, "[");
    for (int32_t i = 0; i < s->rank; i++)
        write_at(text, LENGTH, &at, s->dim[i] == NB_OPEN ? "%s?" : "%s%d", i ? "," : "", s->dim[i]);
    write_at(text, LENGTH, &at, "]");
    return text;
}

nb_status nb_shape_like_first(nb_call *call) {
    call->out_shape = call->in_shape[0];
    return NB_OK;
}
