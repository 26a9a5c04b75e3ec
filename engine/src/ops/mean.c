/* mean - the mean over some axes.
 *
 *   y = (sum of x over the axes) / n    n: how many elements each sum has; NaN for n = 0
 *   dx = dy / n, repeated along them
 *
 * axes: a mask, bit i for axis i; 31, the initial value, for all. keep_dims: they stay with size 1.
 */
#include "../kernels.h"
#include "../reduce.h"

static void mean_run(nb_call *call) {
    nb_reduce_run(call, nb_k->sum);
    const int64_t n_out = nb_size(&call->out_shape);
    if (n_out == 0) return;
    const float n = (float)(nb_size(&call->in_shape[0]) / n_out);
    nb_k->div((int32_t)n_out, call->out, 1, &n, 0, call->out);
}

static void mean_derive(nb_graph *g, nb_id node, nb_id dy, nb_id *dx) {
    const nb_id x = nb_input_of(g, node, 0);
    const double axes = nb_params_of(g, node)[NB_REDUCE_AXES];
    const nb_id n = nb_build(g, &nb_op_size, 1, &x, &axes);
    dx[0] = nb_repeat_like_input(g, nb_binary(g, &nb_op_div, dy, n), node);
}

const nb_op nb_op_mean = {
    .name = "mean",
    .formula = "\\frac{1}{n} \\sum x",
    .min_inputs = 1,
    .max_inputs = 1,
    .n_params = NB_N_REDUCE_PARAMS,
    .params = nb_reduce_params,
    .shape = nb_reduce_shape,
    .run = mean_run,
    .derive = mean_derive,
    .bands = nb_reduce_bands,
};
