/* max_pick - the element of u where the window of x has its (first) largest: what max_unpool's
 * gradient is made of.
 *
 *   y[w] = u[the largest of window w of x]
 *
 * For v, the gradient with respect to y: d(u) = max_unpool of v, d(x) = 0.
 * shapes: x and u equal, images -> y as max_pool gives it
 */
#include "../bands.h"
#include "../checks.h"
#include "../kernels.h"
#include "../pooling.h"

enum { X, U, N_INPUTS };

static nb_status max_pick_shape(nb_call *call) {
    const nb_status status = nb_check_alike(call, X, "x", U, "u");
    return status ? status : nb_pool_shape(call, X, &call->out_shape);
}

static void max_pick_run(nb_call *call) {
    const nb_pool p = nb_pool_of(call, &call->in_shape[X]);
    nb_k->max_pick(&p, call->in[X], call->in[U], call->out);
}

static void max_pick_derive(nb_graph *g, nb_id node, nb_id v, nb_id *dx) {
    const nb_id in[] = {nb_input_of(g, node, X), v};
    dx[U] = nb_build(g, &nb_op_max_unpool, N_INPUTS, in, nb_params_of(g, node));
}

const nb_op nb_op_max_pick = {
    .name = "max_pick",
    .formula = "u_{\\operatorname{argmax} x}",
    .min_inputs = N_INPUTS,
    .max_inputs = N_INPUTS,
    .n_params = NB_N_MAX_POOL_PARAMS,
    .params = nb_pool_params,
    .shape = max_pick_shape,
    .run = max_pick_run,
    .derive = max_pick_derive,
    .bands = nb_bands_alike,
};
