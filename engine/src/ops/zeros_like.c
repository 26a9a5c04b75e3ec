/* zeros_like - zeros in another array's shape.
 *
 *   y = 0
 *   dref = 0            of ref only the shape is used
 */
#include "../backprop.h"
#include "../bands.h"
#include <string.h>

static void zeros_like_run(nb_call *call) {
    memset(call->out, 0, (size_t)nb_size(&call->out_shape) * sizeof *call->out);
}

const nb_op nb_op_zeros_like = {
    .name = "zeros_like",
    .formula = "0",
    .min_inputs = 1,
    .max_inputs = 1,
    .shape = nb_shape_like_first,
    .run = zeros_like_run,
    .derive = nb_derive_zero,
    .bands = nb_bands_alike,
    .shape_only = 1u << 0,
};
