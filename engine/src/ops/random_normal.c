/* random_normal - numbers from a normal distribution, as many as another array has: what noise
 * layers add or multiply with.
 *
 *   y ~ N(mean, stddev^2)
 *   dref = 0            of ref only the shape is used
 *
 * Each run draws new numbers from the graph's stream.
 */
#include "../backprop.h"

enum { MEAN, STDDEV, N_PARAMS };
static const nb_param params[] = {
    [MEAN] = {"mean", .initial = 0, .low = -1e30, .high = 1e30},
    [STDDEV] = {"stddev", .initial = 1, .low = 0, .high = 1e30},
};

static void random_normal_run(nb_call *call) {
    nb_rng_normal(call->rng, (int32_t)nb_size(&call->out_shape), (float)call->param[MEAN],
                  (float)call->param[STDDEV], 0, call->out);
}

const nb_op nb_op_random_normal = {
    .name = "random_normal",
    .formula = "\\mathcal{N}(m, s^2)",
    .min_inputs = 1,
    .max_inputs = 1,
    .n_params = N_PARAMS,
    .params = params,
    .shape = nb_shape_like_first,
    .run = random_normal_run,
    .derive = nb_derive_zero,
    .shape_only = 1u << 0,
    .random = true,
};
