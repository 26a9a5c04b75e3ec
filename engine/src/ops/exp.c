/* exp - the exponential, element by element.
 *
 *   y = e^x
 *   dx = dy y
 */
#include "../bands.h"
#include "../graph.h"
#include "../kernels.h"

static void exp_run(nb_call *call) {
    nb_k->exp((int32_t)nb_size(&call->out_shape), call->in[0], call->out);
}

static void exp_derive(nb_graph *g, nb_id node, nb_id dy, nb_id *dx) {
    dx[0] = nb_binary(g, &nb_op_mul, dy, node);
}

const nb_op nb_op_exp = {
    .name = "exp",
    .formula = "e^x",
    .min_inputs = 1,
    .max_inputs = 1,
    .shape = nb_shape_like_first,
    .run = exp_run,
    .derive = exp_derive,
    .bands = nb_bands_alike,
    .in_place = 1u << 0,
};
