/* max_unpool - sends each value to where its window of x has the (first) largest element: the
 * gradient of max_pool.
 *
 *   dx = 0, then dx[the largest of window w] += dy[w], one window after the other
 *
 * For u, the gradient with respect to dx: d(dy) = u where x is largest (max_pick), d(x) = 0.
 * shapes: x an image, dy as max_pool gives it -> dx as x
 */
#include "../bands.h"
#include "../kernels.h"
#include "../pooling.h"

enum { X, DY, N_INPUTS };

static nb_status max_unpool_shape(nb_call *call) {
    const nb_status status = nb_check_pooled(call, X, DY);
    return status ? status : nb_shape_like_first(call);
}

static void max_unpool_run(nb_call *call) {
    const nb_pool p = nb_pool_of(call, &call->in_shape[X]);
    nb_k->max_unpool(&p, call->in[X], call->in[DY], call->out);
}

static void max_unpool_derive(nb_graph *g, nb_id node, nb_id u, nb_id *dx) {
    const nb_id in[] = {nb_input_of(g, node, X), u};
    dx[DY] = nb_build(g, &nb_op_max_pick, N_INPUTS, in, nb_params_of(g, node));
}

const nb_op nb_op_max_unpool = {
    .name = "max_unpool",
    .formula = "dx_{\\operatorname{argmax}} \\mathrel{+}= dy",
    .min_inputs = N_INPUTS,
    .max_inputs = N_INPUTS,
    .n_params = NB_N_MAX_POOL_PARAMS,
    .params = nb_pool_params,
    .shape = max_unpool_shape,
    .run = max_unpool_run,
    .derive = max_unpool_derive,
    .bands = nb_bands_alike,
};
