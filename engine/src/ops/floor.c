/* floor - the largest whole number that is not larger, element by element.
 *
 *   y = max {k whole: k <= x}
 *   dx = 0
 */
#include "../backprop.h"
#include "../bands.h"
#include "../kernels.h"

static void floor_run(nb_call *call) {
    nb_k->floor((int32_t)nb_size(&call->out_shape), call->in[0], call->out);
}

const nb_op nb_op_floor = {
    .name = "floor",
    .formula = "\\lfloor x \\rfloor",
    .min_inputs = 1,
    .max_inputs = 1,
    .shape = nb_shape_like_first,
    .run = floor_run,
    .derive = nb_derive_zero,
    .bands = nb_bands_alike,
    .in_place = 1u << 0,
};
