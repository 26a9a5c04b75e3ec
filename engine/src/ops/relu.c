/* relu - rectified linear unit, element by element.
 *
 *   y = max(x, 0)                       NaN stays
 *   dx = dy where y > 0, else 0         0 at x = 0
 */
#include "../activation.h"
#include "../bands.h"
#include "../kernels.h"

static void relu_run(nb_call *call) {
    nb_k->relu((int32_t)nb_size(&call->out_shape), call->in[0], call->out);
}

static void relu_derive(nb_graph *g, nb_id node, nb_id dy, nb_id *dx) {
    dx[0] = nb_derive_activation(g, NB_RELU, 1, node, dy);
}

const nb_op nb_op_relu = {
    .name = "relu",
    .formula = "\\max(x, 0)",
    .min_inputs = 1,
    .max_inputs = 1,
    .shape = nb_shape_like_first,
    .run = relu_run,
    .derive = relu_derive,
    .bands = nb_bands_alike,
    .in_place = 1u << 0,
};
