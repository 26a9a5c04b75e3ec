/* hard_sigmoid - three straight lines in place of a sigmoid, element by element; as Keras 3 has it.
 *
 *   y = min(max(x / 6 + 1/2, 0), 1)
 *   dx = dy / 6 where 0 < y < 1, else 0
 */
#include "../activation.h"
#include "../bands.h"
#include "../kernels.h"

static void hard_sigmoid_run(nb_call *call) {
    nb_k->hard_sigmoid((int32_t)nb_size(&call->out_shape), call->in[0], call->out);
}

static void hard_sigmoid_derive(nb_graph *g, nb_id node, nb_id dy, nb_id *dx) {
    dx[0] = nb_derive_activation(g, NB_HARD_SIGMOID, 1, node, dy);
}

const nb_op nb_op_hard_sigmoid = {
    .name = "hard_sigmoid",
    .formula = "\\min(\\max(\\tfrac{x}{6} + \\tfrac{1}{2}, 0), 1)",
    .min_inputs = 1,
    .max_inputs = 1,
    .shape = nb_shape_like_first,
    .run = hard_sigmoid_run,
    .derive = hard_sigmoid_derive,
    .bands = nb_bands_alike,
    .in_place = 1u << 0,
};
