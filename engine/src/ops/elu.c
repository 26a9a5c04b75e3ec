/* elu - exponential linear unit, element by element.
 *
 *   y = x, or alpha (e^x - 1) where x < 0           alpha >= 0
 *   dx = dy where y > 0, else dy (y + alpha)
 */
#include "../activation.h"
#include "../bands.h"
#include "../kernels.h"

enum { ALPHA, N_PARAMS };
static const nb_param params[] = {
    [ALPHA] = {"alpha", .initial = 1, .low = 0, .high = 1000},
};

static void elu_run(nb_call *call) {
    const float alpha = (float)call->param[ALPHA];
    nb_k->elu((int32_t)nb_size(&call->out_shape), alpha, call->in[0], call->out);
}

static void elu_derive(nb_graph *g, nb_id node, nb_id dy, nb_id *dx) {
    dx[0] = nb_derive_activation(g, NB_ELU, nb_params_of(g, node)[ALPHA], node, dy);
}

const nb_op nb_op_elu = {
    .name = "elu",
    .formula = "\\max(x, 0) + \\alpha (e^{\\min(x, 0)} - 1)",
    .min_inputs = 1,
    .max_inputs = 1,
    .n_params = N_PARAMS,
    .params = params,
    .shape = nb_shape_like_first,
    .run = elu_run,
    .derive = elu_derive,
    .bands = nb_bands_alike,
    .in_place = 1u << 0,
};
