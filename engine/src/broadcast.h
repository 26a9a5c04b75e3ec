/* broadcast.h - elementwise operators on arrays that are repeated along some axes (NumPy's rule:
 * shapes are aligned at their last axis; an input is repeated where its size is 1 or missing).
 *
 * Kernels read an input with stride 1 or 0. So the output is cut into rows, as long as possible,
 * in which each input either runs along or stands still; neighbouring axes in which the same
 * inputs are repeated are one axis. [200,150] + [200,150] is one row, + [] is one row,
 * + [150] is 200 rows of 150.
 *
 * Where rows are short, several are taken at once: what is repeated is written out in a buffer.
 * [1000,2] + [2] is 4 rows of 512 values (0.6 us instead of 11.5; gcc 12, SSE2).
 *
 *     nb_rows rows;
 *     bool more = nb_rows_first(&rows, 2, call->in_shape, call);
 *     for (; more; more = nb_rows_next(&rows))
 *         nb_k->add(rows.n, rows.in[0], rows.stride[0], rows.in[1], rows.stride[1], rows.out);
 */
#ifndef NB_BROADCAST_H
#define NB_BROADCAST_H
#include "graph.h"

enum { NB_MAX_ROW_INPUTS = 3, NB_ROW_ROOM = 512 };

typedef struct nb_rows {
    int32_t n;                          /* length of a row */
    const float *in[NB_MAX_ROW_INPUTS]; /* where each input's row begins */
    int32_t stride[NB_MAX_ROW_INPUTS];  /* 1 along the row, 0 standing still */
    float *out;

    int32_t n_in, n_axes; /* axis 0 is the innermost */
    int32_t size[NB_MAX_RANK], at[NB_MAX_RANK];
    int32_t step[NB_MAX_RANK][NB_MAX_ROW_INPUTS]; /* of each input along each axis */
    const float *from[NB_MAX_ROW_INPUTS];         /* where each input is */
    int32_t at_once;                              /* steps along axis 1 that make a row */
    const float *written_out[NB_MAX_ROW_INPUTS];  /* what the buffer holds, where it may stay */
    float buffer[NB_MAX_ROW_INPUTS][NB_ROW_ROOM];
} nb_rows;

/* The first row of call->out, for the first n_in inputs; false when the output has no elements.
 * `in_shape`: usually call->in_shape. */
bool nb_rows_first(nb_rows *rows, int32_t n_in, const nb_shape *in_shape, const nb_call *call);
bool nb_rows_next(nb_rows *rows);

/* `shape` of an operator whose n inputs are broadcast together. */
nb_status nb_broadcast_shape(nb_call *call);

/* `run` of an operator that is one kernel on two broadcast arrays. */
typedef void nb_kernel_on_two(int32_t n, const float *a, int32_t sa, const float *b, int32_t sb,
                              float *y);
void nb_broadcast_run(nb_call *call, nb_kernel_on_two *kernel);

#endif
