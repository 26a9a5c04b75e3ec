/* step - the Heaviside function, element by element, with a gradient that lets it learn.
 *
 *   y = 1 where x > 0, else 0           NaN stays
 *   dx = dy 10 s (1 - s),  s = sigmoid(10 x)
 *
 * The true derivative is zero. The course trains such neurons with the slope of a steep sigmoid
 * instead; so this gradient is not that of y, and no finite difference will agree with it.
 */
#include "../activation.h"
#include "../bands.h"
#include "../kernels.h"

static const double STEEPNESS = 10;

static void step_run(nb_call *call) {
    nb_k->step((int32_t)nb_size(&call->out_shape), call->in[0], call->out);
}

static void step_derive(nb_graph *g, nb_id node, nb_id dy, nb_id *dx) {
    const nb_id x = nb_input_of(g, node, 0);
    const nb_id s = nb_unary(g, &nb_op_sigmoid, nb_scale(g, x, STEEPNESS));
    dx[0] = nb_scale(g, nb_derive_activation(g, NB_SIGMOID, 1, s, dy), STEEPNESS);
}

const nb_op nb_op_step = {
    .name = "step",
    .formula = "\\theta(x)",
    .min_inputs = 1,
    .max_inputs = 1,
    .shape = nb_shape_like_first,
    .run = step_run,
    .derive = step_derive,
    .bands = nb_bands_alike,
    .in_place = 1u << 0,
};
