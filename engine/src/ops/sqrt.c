/* sqrt - the square root, element by element; NaN below zero.
 *
 *   y = sqrt(x)
 *   dx = dy / (2 y)                     infinite at x = 0
 */
#include "../bands.h"
#include "../graph.h"
#include "../kernels.h"

static void sqrt_run(nb_call *call) {
    nb_k->sqrt((int32_t)nb_size(&call->out_shape), call->in[0], call->out);
}

static void sqrt_derive(nb_graph *g, nb_id node, nb_id dy, nb_id *dx) {
    dx[0] = nb_binary(g, &nb_op_div, dy, nb_scale(g, node, 2));
}

const nb_op nb_op_sqrt = {
    .name = "sqrt",
    .formula = "\\sqrt{x}",
    .min_inputs = 1,
    .max_inputs = 1,
    .shape = nb_shape_like_first,
    .run = sqrt_run,
    .derive = sqrt_derive,
    .bands = nb_bands_alike,
    .in_place = 1u << 0,
};
