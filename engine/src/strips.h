/* strips.h - an array seen around one axis, for operators that work along it.
 *
 * x[outer][size][inner]; around the last axis these are rows and columns. A piece of the axis is
 * `outer` strips of size * inner floats, one row of the whole array apart.
 */
#ifndef NB_STRIPS_H
#define NB_STRIPS_H
#include "graph.h"

typedef struct nb_strips {
    int32_t outer, size, inner;
} nb_strips;

/* An array as rows along its last axis; its rank is at least 1. */
typedef struct nb_matrix {
    int32_t rows, cols;
} nb_matrix;

nb_matrix nb_rows_of(const nb_shape *s);

nb_strips nb_strips_around(const nb_shape *s, int32_t axis);

/* A piece of an axis, `size` elements from `begin` on, as slice's parameters say it for an axis of
 * size `whole`: a begin below zero counts from the end; a size of -1 - k takes all but the last k. */
typedef struct nb_piece {
    int64_t begin, size;
} nb_piece;

nb_piece nb_piece_of(double begin, double size, int32_t whole);

/* Copies `outer` strips of n floats; the next one lies from_row, to_row floats further. */
void nb_copy_strips(int32_t outer, int32_t n, const float *from, int32_t from_row, float *to,
                    int32_t to_row);

#endif
