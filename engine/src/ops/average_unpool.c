/* average_unpool - gives each pixel the values of all windows that it lies in (each divided, if
 * `mean`, by the window's pixels): the gradient of average_pool, its transpose.
 *
 *   dx = 0, then dx[all pixels of window w] += dy[w] / n_w, one window after the other
 *
 * shapes: dy as average_pool gives it; ref an image, of which only the shape is used -> dx as ref
 */
#include "../bands.h"
#include "../kernels.h"
#include "../pooling.h"

enum { DY, REF, N_INPUTS };

static nb_status average_unpool_shape(nb_call *call) {
    call->out_shape = call->in_shape[REF];
    return nb_check_pooled(call, REF, DY);
}

static void average_unpool_run(nb_call *call) {
    const nb_pool p = nb_pool_of(call, &call->out_shape);
    nb_k->sum_unpool(&p, call->param[NB_MEAN] != 0, call->in[DY], call->out);
}

static void average_unpool_derive(nb_graph *g, nb_id node, nb_id u, nb_id *dx) {
    dx[DY] = nb_build(g, &nb_op_average_pool, 1, &u, nb_params_of(g, node));
}

const nb_op nb_op_average_unpool = {
    .name = "average_unpool",
    .formula = "\\sum_{w \\ni p} dy_w / n_w",
    .min_inputs = N_INPUTS,
    .max_inputs = N_INPUTS,
    .n_params = NB_N_POOL_PARAMS,
    .params = nb_pool_params,
    .shape = average_unpool_shape,
    .run = average_unpool_run,
    .derive = average_unpool_derive,
    .bands = nb_bands_alike,
    .shape_only = 1u << REF,
};
