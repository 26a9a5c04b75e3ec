/* linear - the identity, as the activation of a layer that has none. Nothing runs.
 *
 *   y = x
 *   dx = dy
 */
#include "../graph.h"

static void linear_derive(nb_graph *g, nb_id node, nb_id dy, nb_id *dx) {
    (void)g, (void)node;
    dx[0] = dy;
}

const nb_op nb_op_linear = {
    .name = "linear",
    .formula = "x",
    .min_inputs = 1,
    .max_inputs = 1,
    .shape = nb_shape_like_first,
    .derive = linear_derive,
    .view = true,
};
