/* dropout_mask - what to multiply a layer's output with so that a random part of it is dropped.
 *
 *   y = 0 with probability `rate`, else 1 / (1 - rate)       so that the mean stays 1
 *   dref = 0            of ref only the shape is used
 *
 * Each run draws new numbers from the graph's stream, one an element. rate = 1 drops everything.
 */
#include "../backprop.h"

enum { RATE, N_PARAMS };
static const nb_param params[] = {
    [RATE] = {"rate", .initial = 0.5, .low = 0, .high = 1},
};

static void dropout_mask_run(nb_call *call) {
    const int32_t n = (int32_t)nb_size(&call->out_shape);
    const double rate = call->param[RATE];
    const float kept = rate < 1 ? (float)(1 / (1 - rate)) : 0;
    nb_rng_uniform(call->rng, n, 0, 1, call->out);
    for (int32_t i = 0; i < n; i++) call->out[i] = call->out[i] < rate ? 0 : kept;
}

const nb_op nb_op_dropout_mask = {
    .name = "dropout_mask",
    .formula = "\\frac{[u \\ge r]}{1 - r}",
    .min_inputs = 1,
    .max_inputs = 1,
    .n_params = N_PARAMS,
    .params = params,
    .shape = nb_shape_like_first,
    .run = dropout_mask_run,
    .derive = nb_derive_zero,
    .shape_only = 1u << 0,
    .random = true,
};
