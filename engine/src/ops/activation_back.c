/* activation_back - the gradient of an activation y = f(x), from its output y, in one pass.
 *
 *   dx = dy f'(x)       with f' as a function of y: relu [y > 0], sigmoid y (1 - y), ...
 *
 * For u, the gradient with respect to dx:
 *
 *   d(dy) = u f'(x)
 *   d(y) = u dy h(y),   h = d f' / d y:
 *          elu 1 where y <= 0, sigmoid 1 - 2 y, tanh -2 y, softplus e^-y, the others 0
 *
 * shapes: y and dy equal, dx as they.
 */
#include "../activation.h"
#include "../bands.h"
#include "../checks.h"

static nb_status activation_back_shape(nb_call *call) {
    const nb_status status = nb_check_alike(call, 0, "y", 1, "dy");
    return status ? status : nb_shape_like_first(call);
}

static void activation_back_run(nb_call *call) {
    nb_activate_back((nb_activation)call->param[NB_ACTIVATION], (float)call->param[NB_ALPHA],
                     (int32_t)nb_size(&call->out_shape), call->in[0], call->in[1], call->out);
}

static nb_id curvature(nb_graph *g, nb_activation f, nb_id y) {
    switch (f) {
    case NB_ELU: return nb_binary(g, &nb_op_greater_equal, nb_scalar(g, 0), y);
    case NB_SIGMOID: return nb_binary(g, &nb_op_sub, nb_scalar(g, 1), nb_scale(g, y, 2));
    case NB_TANH: return nb_scale(g, y, -2);
    case NB_SOFTPLUS: return nb_unary(g, &nb_op_exp, nb_unary(g, &nb_op_neg, y));
    default: return NB_NONE;
    }
}

static void activation_back_derive(nb_graph *g, nb_id node, nb_id u, nb_id *dx) {
    const nb_id y = nb_input_of(g, node, 0), dy = nb_input_of(g, node, 1);
    const nb_activation f = (nb_activation)nb_params_of(g, node)[NB_ACTIVATION];
    dx[1] = nb_derive_activation(g, f, nb_params_of(g, node)[NB_ALPHA], y, u);
    const nb_id h = curvature(g, f, y);
    if (h != NB_NONE) dx[0] = nb_binary(g, &nb_op_mul, nb_binary(g, &nb_op_mul, u, dy), h);
}

const nb_op nb_op_activation_back = {
    .name = "activation_back",
    .formula = "dy \\, f'(x)",
    .min_inputs = 2,
    .max_inputs = 2,
    .n_params = NB_N_ACTIVATION_PARAMS,
    .params = nb_activation_params,
    .shape = activation_back_shape,
    .run = activation_back_run,
    .derive = activation_back_derive,
    .bands = nb_bands_alike,
    .in_place = 1u << 0 | 1u << 1,
};
