/* equal - 1 where two arrays are equal, else 0, broadcast together; NaN equals nothing.
 *
 *   y = 1 where a = b, else 0
 *   da = 0, db = 0
 */
#include "../backprop.h"
#include "../bands.h"
#include "../broadcast.h"
#include "../kernels.h"

static void equal_run(nb_call *call) { nb_broadcast_run(call, nb_k->equal); }

const nb_op nb_op_equal = {
    .name = "equal",
    .formula = "[a = b]",
    .min_inputs = 2,
    .max_inputs = 2,
    .shape = nb_broadcast_shape,
    .run = equal_run,
    .derive = nb_derive_zero,
    .bands = nb_bands_alike,
    .in_place = 1u << 0 | 1u << 1,
};
