/* cos - the cosine, element by element; x in radians.
 *
 *   y = cos x
 *   dx = -dy sin x
 */
#include "../bands.h"
#include "../graph.h"
#include "../kernels.h"

static void cos_run(nb_call *call) {
    nb_k->cos((int32_t)nb_size(&call->out_shape), call->in[0], call->out);
}

static void cos_derive(nb_graph *g, nb_id node, nb_id dy, nb_id *dx) {
    const nb_id x = nb_input_of(g, node, 0);
    const nb_id slope = nb_unary(g, &nb_op_sin, x);
    dx[0] = nb_unary(g, &nb_op_neg, nb_binary(g, &nb_op_mul, dy, slope));
}

const nb_op nb_op_cos = {
    .name = "cos",
    .formula = "\\cos x",
    .min_inputs = 1,
    .max_inputs = 1,
    .shape = nb_shape_like_first,
    .run = cos_run,
    .derive = cos_derive,
    .bands = nb_bands_alike,
    .in_place = 1u << 0,
};
