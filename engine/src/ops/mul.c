/* mul - the product of two arrays element by element, broadcast together.
 *
 *   y = a b
 *   da = dy b, db = dy a                each summed down to its input's shape
 */
#include "../backprop.h"
#include "../bands.h"
#include "../broadcast.h"
#include "../kernels.h"

static void mul_run(nb_call *call) { nb_broadcast_run(call, nb_k->mul); }

static void mul_derive(nb_graph *g, nb_id node, nb_id dy, nb_id *dx) {
    const nb_id a = nb_input_of(g, node, 0), b = nb_input_of(g, node, 1);
    dx[0] = nb_sum_to_input(g, nb_binary(g, &nb_op_mul, dy, b), node, 0);
    dx[1] = nb_sum_to_input(g, nb_binary(g, &nb_op_mul, dy, a), node, 1);
}

const nb_op nb_op_mul = {
    .name = "mul",
    .formula = "a \\, b",
    .min_inputs = 2,
    .max_inputs = 2,
    .shape = nb_broadcast_shape,
    .run = mul_run,
    .derive = mul_derive,
    .bands = nb_bands_alike,
    .in_place = 1u << 0 | 1u << 1,
};
