/* erf - the error function, element by element.
 *
 *   y = 2/sqrt(pi) int_0^x e^(-s^2) ds
 *   dx = dy 2/sqrt(pi) e^(-x^2)
 */
#include "../bands.h"
#include "../graph.h"
#include "../kernels.h"

static void erf_run(nb_call *call) {
    nb_k->erf((int32_t)nb_size(&call->out_shape), call->in[0], call->out);
}

static void erf_derive(nb_graph *g, nb_id node, nb_id dy, nb_id *dx) {
    const nb_id square = nb_unary(g, &nb_op_square, nb_input_of(g, node, 0));
    const nb_id bell = nb_unary(g, &nb_op_exp, nb_unary(g, &nb_op_neg, square));
    dx[0] = nb_binary(g, &nb_op_mul, dy, nb_scale(g, bell, 1.12837916709551257390));
}

const nb_op nb_op_erf = {
    .name = "erf",
    .formula = "\\operatorname{erf} x",
    .min_inputs = 1,
    .max_inputs = 1,
    .shape = nb_shape_like_first,
    .run = erf_run,
    .derive = erf_derive,
    .bands = nb_bands_alike,
    .in_place = 1u << 0,
};
