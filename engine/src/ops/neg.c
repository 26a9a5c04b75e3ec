/* neg - the negative, element by element.
 *
 *   y = -x
 *   dx = -dy
 */
#include "../bands.h"
#include "../graph.h"
#include "../kernels.h"

static void neg_run(nb_call *call) {
    nb_k->neg((int32_t)nb_size(&call->out_shape), call->in[0], call->out);
}

static void neg_derive(nb_graph *g, nb_id node, nb_id dy, nb_id *dx) {
    (void)node;
    dx[0] = nb_unary(g, &nb_op_neg, dy);
}

const nb_op nb_op_neg = {
    .name = "neg",
    .formula = "-x",
    .min_inputs = 1,
    .max_inputs = 1,
    .shape = nb_shape_like_first,
    .run = neg_run,
    .derive = neg_derive,
    .bands = nb_bands_alike,
    .in_place = 1u << 0,
};
