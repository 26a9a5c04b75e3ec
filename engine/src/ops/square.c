/* square - the square, element by element.
 *
 *   y = x^2
 *   dx = dy 2 x
 */
#include "../bands.h"
#include "../graph.h"
#include "../kernels.h"

static void square_run(nb_call *call) {
    nb_k->square((int32_t)nb_size(&call->out_shape), call->in[0], call->out);
}

static void square_derive(nb_graph *g, nb_id node, nb_id dy, nb_id *dx) {
    const nb_id x = nb_input_of(g, node, 0);
    dx[0] = nb_binary(g, &nb_op_mul, dy, nb_scale(g, x, 2));
}

const nb_op nb_op_square = {
    .name = "square",
    .formula = "x^2",
    .min_inputs = 1,
    .max_inputs = 1,
    .shape = nb_shape_like_first,
    .run = square_run,
    .derive = square_derive,
    .bands = nb_bands_alike,
    .in_place = 1u << 0,
};
