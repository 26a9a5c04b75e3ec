/* div - the quotient of two arrays element by element, broadcast together.
 *
 *   y = a / b
 *   da = dy / b, db = -da y             each summed down to its input's shape
 */
#include "../backprop.h"
#include "../bands.h"
#include "../broadcast.h"
#include "../kernels.h"

static void div_run(nb_call *call) { nb_broadcast_run(call, nb_k->div); }

static void div_derive(nb_graph *g, nb_id node, nb_id dy, nb_id *dx) {
    const nb_id b = nb_input_of(g, node, 1);
    const nb_id da = nb_binary(g, &nb_op_div, dy, b);
    const nb_id db = nb_unary(g, &nb_op_neg, nb_binary(g, &nb_op_mul, da, node));
    dx[0] = nb_sum_to_input(g, da, node, 0);
    dx[1] = nb_sum_to_input(g, db, node, 1);
}

const nb_op nb_op_div = {
    .name = "div",
    .formula = "\\frac{a}{b}",
    .min_inputs = 2,
    .max_inputs = 2,
    .shape = nb_broadcast_shape,
    .run = div_run,
    .derive = div_derive,
    .bands = nb_bands_alike,
    .in_place = 1u << 0 | 1u << 1,
};
