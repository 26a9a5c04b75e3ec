/* size - how many elements an array has along some axes: a number that follows an open size.
 *
 *   y = product of x's sizes along the axes
 *   dx = 0
 *
 * axes: a mask, bit i for axis i; 31, the initial value, for all; 0 gives 1. y is of rank 0.
 */
#include "../backprop.h"
#include "../checks.h"

enum { AXES, N_PARAMS };
static const nb_param params[] = {
    [AXES] = {"axes", .initial = NB_ALL_AXES, .low = 0, .high = NB_ALL_AXES, .whole = true},
};

static nb_status size_shape(nb_call *call) {
    uint32_t axes;
    call->out_shape = (nb_shape){0};
    return nb_read_axes(call, call->param[AXES], call->in_shape[0].rank, &axes);
}

static void size_run(nb_call *call) {
    const uint32_t axes = (uint32_t)call->param[AXES];
    int64_t size = 1;
    for (int32_t i = 0; i < call->in_shape[0].rank; i++)
        if (axes >> i & 1) size *= call->in_shape[0].dim[i];
    call->out[0] = (float)size;
}

const nb_op nb_op_size = {
    .name = "size",
    .formula = "n",
    .min_inputs = 1,
    .max_inputs = 1,
    .n_params = N_PARAMS,
    .params = params,
    .shape = size_shape,
    .run = size_run,
    .derive = nb_derive_zero,
    .shape_only = 1u << 0,
};
