/* sign - -1, 0 or 1, element by element; NaN stays.
 *
 *   y = -1 where x < 0, 0 where x = 0, 1 where x > 0
 *   dx = 0
 */
#include "../backprop.h"
#include "../bands.h"
#include "../kernels.h"

static void sign_run(nb_call *call) {
    nb_k->sign((int32_t)nb_size(&call->out_shape), call->in[0], call->out);
}

const nb_op nb_op_sign = {
    .name = "sign",
    .formula = "\\operatorname{sign} x",
    .min_inputs = 1,
    .max_inputs = 1,
    .shape = nb_shape_like_first,
    .run = sign_run,
    .derive = nb_derive_zero,
    .bands = nb_bands_alike,
    .in_place = 1u << 0,
};
