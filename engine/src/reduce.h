/* reduce.h - sums and maxima over any axes, by kernels that reduce x[outer][r][inner] over r.
 *
 * Neighbouring axes of one kind are one axis, so that all axes, the first ones or the last ones
 * are a single call. Axes that do not lie together are reduced one after the other, the first
 * one first, through working space: [a,b,c] over a and c is [a][b c] -> [b][c] -> [b].
 */
#ifndef NB_REDUCE_H
#define NB_REDUCE_H
#include "graph.h"

typedef void nb_reduce_kernel(int32_t outer, int32_t r, int32_t inner, const float *x, float *y);

/* Floats of working space; 0 while a size is open. `axes`: bit i for axis i. */
int64_t nb_reduce_scratch(const nb_shape *x_shape, uint32_t axes);
void nb_reduce(nb_reduce_kernel *kernel, const nb_shape *x_shape, uint32_t axes, const float *x,
               float *scratch, float *y);

/* The parameters, `shape`, `bands` and `run` that sum, mean and max share. */
enum { NB_REDUCE_AXES, NB_REDUCE_KEEP_DIMS, NB_N_REDUCE_PARAMS };
extern const nb_param nb_reduce_params[NB_N_REDUCE_PARAMS];
nb_status nb_reduce_shape(nb_call *call);
nb_bands nb_reduce_bands(const nb_call *call);
void nb_reduce_run(nb_call *call, nb_reduce_kernel *kernel);

/* v has the shape of `node`, one of these operators: v repeated to the shape of its input. */
nb_id nb_repeat_like_input(nb_graph *g, nb_id v, nb_id node);

#endif
