/* max_pool - the largest element of each window, channel by channel; NaN if there is one.
 *
 *   y[n, oy, ox, c] = max of x[n, oy sh - top + i, ox sw - left + j, c] over 0 <= i < kh, 0 <= j <
 * kw dx = dy where the first of the largest is, in the order of rows
 *
 * What is missing around the image counts as minus infinity. Shapes and padding: pooling.h.
 */
#include "../bands.h"
#include "../kernels.h"
#include "../pooling.h"

static nb_status max_pool_shape(nb_call *call) { return nb_pool_shape(call, 0, &call->out_shape); }

static void max_pool_run(nb_call *call) {
    const nb_pool p = nb_pool_of(call, &call->in_shape[0]);
    nb_k->max_pool(&p, call->in[0], call->out);
}

static void max_pool_derive(nb_graph *g, nb_id node, nb_id dy, nb_id *dx) {
    const nb_id in[] = {nb_input_of(g, node, 0), dy};
    dx[0] = nb_build(g, &nb_op_max_unpool, 2, in, nb_params_of(g, node));
}

const nb_op nb_op_max_pool = {
    .name = "max_pool",
    .formula = "\\max_{ij} x_{s\\,r+i,\\,s\\,t+j}",
    .min_inputs = 1,
    .max_inputs = 1,
    .n_params = NB_N_MAX_POOL_PARAMS,
    .params = nb_pool_params,
    .shape = max_pool_shape,
    .run = max_pool_run,
    .derive = max_pool_derive,
    .bands = nb_bands_alike,
};
