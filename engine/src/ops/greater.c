/* greater - 1 where one array is greater than the other, else 0, broadcast together.
 *
 *   y = 1 where a > b, else 0
 *   da = 0, db = 0
 */
#include "../backprop.h"
#include "../bands.h"
#include "../broadcast.h"
#include "../kernels.h"

static void greater_run(nb_call *call) { nb_broadcast_run(call, nb_k->greater); }

const nb_op nb_op_greater = {
    .name = "greater",
    .formula = "[a > b]",
    .min_inputs = 2,
    .max_inputs = 2,
    .shape = nb_broadcast_shape,
    .run = greater_run,
    .derive = nb_derive_zero,
    .bands = nb_bands_alike,
    .in_place = 1u << 0 | 1u << 1,
};
