/* abs - the absolute value, element by element.
 *
 *   y = |x|
 *   dx = dy sign(x)                     0 at x = 0
 */
#include "../bands.h"
#include "../graph.h"
#include "../kernels.h"

static void abs_run(nb_call *call) {
    nb_k->abs((int32_t)nb_size(&call->out_shape), call->in[0], call->out);
}

static void abs_derive(nb_graph *g, nb_id node, nb_id dy, nb_id *dx) {
    const nb_id x = nb_input_of(g, node, 0);
    dx[0] = nb_binary(g, &nb_op_mul, dy, nb_unary(g, &nb_op_sign, x));
}

const nb_op nb_op_abs = {
    .name = "abs",
    .formula = "|x|",
    .min_inputs = 1,
    .max_inputs = 1,
    .shape = nb_shape_like_first,
    .run = abs_run,
    .derive = abs_derive,
    .bands = nb_bands_alike,
    .in_place = 1u << 0,
};
