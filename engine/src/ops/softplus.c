/* softplus - a smooth rectifier, element by element.
 *
 *   y = ln(1 + e^x)
 *   dx = dy (1 - e^-y)                  = dy sigmoid(x)
 */
#include "../activation.h"
#include "../bands.h"
#include "../kernels.h"

static void softplus_run(nb_call *call) {
    nb_k->softplus((int32_t)nb_size(&call->out_shape), call->in[0], call->out);
}

static void softplus_derive(nb_graph *g, nb_id node, nb_id dy, nb_id *dx) {
    dx[0] = nb_derive_activation(g, NB_SOFTPLUS, 1, node, dy);
}

const nb_op nb_op_softplus = {
    .name = "softplus",
    .formula = "\\ln(1 + e^x)",
    .min_inputs = 1,
    .max_inputs = 1,
    .shape = nb_shape_like_first,
    .run = softplus_run,
    .derive = softplus_derive,
    .bands = nb_bands_alike,
    .in_place = 1u << 0,
};
