/* sum - the sum over some axes.
 *
 *   y = sum of x over the axes          0 over no elements
 *   dx = dy, repeated along them
 *
 * axes: a mask, bit i for axis i; 31, the initial value, for all. keep_dims: they stay with size 1.
 */
#include "../kernels.h"
#include "../reduce.h"

static void sum_run(nb_call *call) { nb_reduce_run(call, nb_k->sum); }

static void sum_derive(nb_graph *g, nb_id node, nb_id dy, nb_id *dx) {
    dx[0] = nb_repeat_like_input(g, dy, node);
}

const nb_op nb_op_sum = {
    .name = "sum",
    .formula = "\\sum x",
    .min_inputs = 1,
    .max_inputs = 1,
    .n_params = NB_N_REDUCE_PARAMS,
    .params = nb_reduce_params,
    .shape = nb_reduce_shape,
    .run = sum_run,
    .derive = sum_derive,
    .bands = nb_reduce_bands,
};
