/* power - a to the power b element by element, broadcast together.
 *
 *   y = a^b                             as C's pow: NaN where a < 0 and b is not whole
 *   da = dy b a^(b-1)                   0 where b = 0, also at a = 0
 *   db = dy y ln a                      0 at a = 0; NaN where a < 0
 *
 * each summed down to its input's shape. a is replaced by 1 in da where a = b = 0, and under the
 * logarithm where a = 0, so that 0 times infinity makes no NaN.
 */
#include "../backprop.h"
#include "../bands.h"
#include "../broadcast.h"
#include "../kernels.h"

static void power_run(nb_call *call) { nb_broadcast_run(call, nb_k->power); }

/* a, or b where a is 0. */
static nb_id unless_zero(nb_graph *g, nb_id a, nb_id b) {
    return nb_build(g, &nb_op_where, 3, (const nb_id[]){a, a, b}, NULL);
}

static void power_derive(nb_graph *g, nb_id node, nb_id dy, nb_id *dx) {
    const nb_id a = nb_input_of(g, node, 0), b = nb_input_of(g, node, 1);
    const nb_id one = nb_scalar(g, 1), b_is_zero = nb_binary(g, &nb_op_equal, b, nb_scalar(g, 0));
    const nb_id below = nb_binary(g, &nb_op_sub, b, one);
    const nb_id power = nb_binary(g, &nb_op_power, unless_zero(g, a, b_is_zero), below);
    const nb_id slope = nb_binary(g, &nb_op_mul, b, power);
    dx[0] = nb_sum_to_input(g, nb_binary(g, &nb_op_mul, dy, slope), node, 0);

    const nb_id base = unless_zero(g, a, one);
    const nb_id growth = nb_binary(g, &nb_op_mul, node, nb_unary(g, &nb_op_log, base));
    dx[1] = nb_sum_to_input(g, nb_binary(g, &nb_op_mul, dy, growth), node, 1);
}

const nb_op nb_op_power = {
    .name = "power",
    .formula = "a^b",
    .min_inputs = 2,
    .max_inputs = 2,
    .shape = nb_broadcast_shape,
    .run = power_run,
    .derive = power_derive,
    .bands = nb_bands_alike,
    .in_place = 1u << 0 | 1u << 1,
};
