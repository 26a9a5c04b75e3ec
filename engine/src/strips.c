/* strips.c - an array seen around one axis; see strips.h. */
#include "strips.h"
#include <string.h>

nb_strips nb_strips_around(const nb_shape *s, int32_t axis) {
    nb_strips v = {.outer = 1, .size = s->dim[axis], .inner = 1};
    for (int32_t i = 0; i < axis; i++) v.outer *= s->dim[i];
    for (int32_t i = axis + 1; i < s->rank; i++) v.inner *= s->dim[i];
    return v;
}

nb_matrix nb_rows_of(const nb_shape *s) {
    const nb_strips v = nb_strips_around(s, s->rank - 1);
    return (nb_matrix){.rows = v.outer, .cols = v.size};
}

nb_piece nb_piece_of(double begin, double size, int32_t whole) {
    nb_piece piece = {.begin = (int64_t)begin, .size = (int64_t)size};
    if (begin < 0) piece.begin += whole;
    if (size < 0) piece.size += whole + 1 - piece.begin;
    return piece;
}

void nb_copy_strips(int32_t outer, int32_t n, const float *from, int32_t from_row, float *to,
                    int32_t to_row) {
    enum { SHORT = 8 }; /* floats; below it calling memcpy costs more than the copy */
    for (int32_t o = 0; o < outer; o++, from += from_row, to += to_row) {
        if (n >= SHORT)
            memcpy(to, from, (size_t)n * sizeof *to);
        else
            for (int32_t i = 0; i < n; i++) to[i] = from[i];
    }
}
