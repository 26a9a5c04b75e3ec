/* leaky_relu - a rectifier that lets a part of the negative through, element by element.
 *
 *   y = x, or slope x where x < 0       slope >= 0; 0.3 as in Keras' LeakyReLU
 *   dx = dy where y > 0, else slope dy
 */
#include "../activation.h"
#include "../bands.h"
#include "../kernels.h"

enum { SLOPE, N_PARAMS };
static const nb_param params[] = {
    [SLOPE] = {"slope", .initial = 0.3, .low = 0, .high = 1000},
};

static void leaky_relu_run(nb_call *call) {
    const float slope = (float)call->param[SLOPE];
    nb_k->leaky_relu((int32_t)nb_size(&call->out_shape), slope, call->in[0], call->out);
}

static void leaky_relu_derive(nb_graph *g, nb_id node, nb_id dy, nb_id *dx) {
    dx[0] = nb_derive_activation(g, NB_LEAKY_RELU, nb_params_of(g, node)[SLOPE], node, dy);
}

const nb_op nb_op_leaky_relu = {
    .name = "leaky_relu",
    .formula = "\\max(x, 0) + a \\min(x, 0)",
    .min_inputs = 1,
    .max_inputs = 1,
    .n_params = N_PARAMS,
    .params = params,
    .shape = nb_shape_like_first,
    .run = leaky_relu_run,
    .derive = leaky_relu_derive,
    .bands = nb_bands_alike,
    .in_place = 1u << 0,
};
