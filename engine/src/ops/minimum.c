/* minimum - the smaller of two arrays element by element, broadcast together; NaN if either is.
 *
 *   y = min(a, b)
 *   da = dy where a < b, dy / 2 where a = b, else 0; db likewise
 *
 * each summed down to its input's shape. With NaN both are 0.
 */
#include "../backprop.h"
#include "../bands.h"
#include "../broadcast.h"
#include "../kernels.h"

static void minimum_run(nb_call *call) { nb_broadcast_run(call, nb_k->minimum); }

/* ([p > q] + [p >= q]) / 2 */
static nb_id share(nb_graph *g, nb_id p, nb_id q) {
    const nb_id above = nb_binary(g, &nb_op_greater, p, q);
    const nb_id not_below = nb_binary(g, &nb_op_greater_equal, p, q);
    return nb_scale(g, nb_binary(g, &nb_op_add, above, not_below), 0.5);
}

static void minimum_derive(nb_graph *g, nb_id node, nb_id dy, nb_id *dx) {
    const nb_id a = nb_input_of(g, node, 0), b = nb_input_of(g, node, 1);
    dx[0] = nb_sum_to_input(g, nb_binary(g, &nb_op_mul, dy, share(g, b, a)), node, 0);
    dx[1] = nb_sum_to_input(g, nb_binary(g, &nb_op_mul, dy, share(g, a, b)), node, 1);
}

const nb_op nb_op_minimum = {
    .name = "minimum",
    .formula = "\\min(a, b)",
    .min_inputs = 2,
    .max_inputs = 2,
    .shape = nb_broadcast_shape,
    .run = minimum_run,
    .derive = minimum_derive,
    .bands = nb_bands_alike,
    .in_place = 1u << 0 | 1u << 1,
};
