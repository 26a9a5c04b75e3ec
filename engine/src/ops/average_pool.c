/* average_pool - the mean (or the sum) of each window, channel by channel.
 *
 *   y[n, oy, ox, c] = sum of x[n, oy sh - top + i, ox sw - left + j, c] over 0 <= i < kh, 0 <= j <
 * kw
 *
 * divided, if `mean`, by the number of its pixels that lie within the image: padding is not
 * counted. The gradient is average_unpool, the transposed map. Shapes and padding: pooling.h.
 */
#include "../bands.h"
#include "../kernels.h"
#include "../pooling.h"

static nb_status average_pool_shape(nb_call *call) {
    return nb_pool_shape(call, 0, &call->out_shape);
}

static void average_pool_run(nb_call *call) {
    const nb_pool p = nb_pool_of(call, &call->in_shape[0]);
    nb_k->sum_pool(&p, call->param[NB_MEAN] != 0, call->in[0], call->out);
}

static void average_pool_derive(nb_graph *g, nb_id node, nb_id dy, nb_id *dx) {
    const nb_id in[] = {dy, nb_input_of(g, node, 0)};
    dx[0] = nb_build(g, &nb_op_average_unpool, 2, in, nb_params_of(g, node));
}

const nb_op nb_op_average_pool = {
    .name = "average_pool",
    .formula = "\\frac{1}{k^2} \\sum_{ij} x_{s\\,r+i,\\,s\\,t+j}",
    .min_inputs = 1,
    .max_inputs = 1,
    .n_params = NB_N_POOL_PARAMS,
    .params = nb_pool_params,
    .shape = average_pool_shape,
    .run = average_pool_run,
    .derive = average_pool_derive,
    .bands = nb_bands_alike,
};
