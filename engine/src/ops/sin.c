/* sin - the sine, element by element; x in radians.
 *
 *   y = sin x
 *   dx = dy cos x
 */
#include "../bands.h"
#include "../graph.h"
#include "../kernels.h"

static void sin_run(nb_call *call) {
    nb_k->sin((int32_t)nb_size(&call->out_shape), call->in[0], call->out);
}

static void sin_derive(nb_graph *g, nb_id node, nb_id dy, nb_id *dx) {
    const nb_id x = nb_input_of(g, node, 0);
    dx[0] = nb_binary(g, &nb_op_mul, dy, nb_unary(g, &nb_op_cos, x));
}

const nb_op nb_op_sin = {
    .name = "sin",
    .formula = "\\sin x",
    .min_inputs = 1,
    .max_inputs = 1,
    .shape = nb_shape_like_first,
    .run = sin_run,
    .derive = sin_derive,
    .bands = nb_bands_alike,
    .in_place = 1u << 0,
};
