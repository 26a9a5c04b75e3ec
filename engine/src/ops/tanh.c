/* tanh - the hyperbolic tangent, element by element.
 *
 *   y = tanh x
 *   dx = dy (1 - y^2)
 */
#include "../activation.h"
#include "../bands.h"
#include "../kernels.h"

static void tanh_run(nb_call *call) {
    nb_k->tanh((int32_t)nb_size(&call->out_shape), call->in[0], call->out);
}

static void tanh_derive(nb_graph *g, nb_id node, nb_id dy, nb_id *dx) {
    dx[0] = nb_derive_activation(g, NB_TANH, 1, node, dy);
}

const nb_op nb_op_tanh = {
    .name = "tanh",
    .formula = "\\tanh x",
    .min_inputs = 1,
    .max_inputs = 1,
    .shape = nb_shape_like_first,
    .run = tanh_run,
    .derive = tanh_derive,
    .bands = nb_bands_alike,
    .in_place = 1u << 0,
};
