/* greater_equal - 1 where one array is at least the other, else 0, broadcast together.
 *
 *   y = 1 where a >= b, else 0
 *   da = 0, db = 0
 */
#include "../backprop.h"
#include "../bands.h"
#include "../broadcast.h"
#include "../kernels.h"

static void greater_equal_run(nb_call *call) { nb_broadcast_run(call, nb_k->greater_equal); }

const nb_op nb_op_greater_equal = {
    .name = "greater_equal",
    .formula = "[a \\ge b]",
    .min_inputs = 2,
    .max_inputs = 2,
    .shape = nb_broadcast_shape,
    .run = greater_equal_run,
    .derive = nb_derive_zero,
    .bands = nb_bands_alike,
    .in_place = 1u << 0 | 1u << 1,
};
