/* add - the sum of two arrays, broadcast together.
 *
 *   y = a + b
 *   da = dy, db = dy                    each summed down to its input's shape
 */
#include "../backprop.h"
#include "../bands.h"
#include "../broadcast.h"
#include "../kernels.h"

static void add_run(nb_call *call) { nb_broadcast_run(call, nb_k->add); }

static void add_derive(nb_graph *g, nb_id node, nb_id dy, nb_id *dx) {
    dx[0] = nb_sum_to_input(g, dy, node, 0);
    dx[1] = nb_sum_to_input(g, dy, node, 1);
}

const nb_op nb_op_add = {
    .name = "add",
    .formula = "a + b",
    .min_inputs = 2,
    .max_inputs = 2,
    .shape = nb_broadcast_shape,
    .run = add_run,
    .derive = add_derive,
    .bands = nb_bands_alike,
    .in_place = 1u << 0 | 1u << 1,
};
