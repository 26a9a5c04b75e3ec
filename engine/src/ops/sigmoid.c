/* sigmoid - the logistic function, element by element: the Fermi function of -x.
 *
 *   y = 1 / (1 + e^-x)
 *   dx = dy y (1 - y)
 */
#include "../activation.h"
#include "../bands.h"
#include "../kernels.h"

static void sigmoid_run(nb_call *call) {
    nb_k->sigmoid((int32_t)nb_size(&call->out_shape), call->in[0], call->out);
}

static void sigmoid_derive(nb_graph *g, nb_id node, nb_id dy, nb_id *dx) {
    dx[0] = nb_derive_activation(g, NB_SIGMOID, 1, node, dy);
}

const nb_op nb_op_sigmoid = {
    .name = "sigmoid",
    .formula = "\\frac{1}{1 + e^{-x}}",
    .min_inputs = 1,
    .max_inputs = 1,
    .shape = nb_shape_like_first,
    .run = sigmoid_run,
    .derive = sigmoid_derive,
    .bands = nb_bands_alike,
    .in_place = 1u << 0,
};
