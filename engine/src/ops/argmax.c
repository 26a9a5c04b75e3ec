/* argmax - the place of the largest element along the last axis, the first one of equals.
 *
 *   y = the smallest j with x[.., j] = max x[.., :]       NaN where the row holds a NaN
 *   dx = 0
 *
 * shapes: x [.., n], n >= 1 -> y [..], whole numbers as floats
 */
#include "../backprop.h"
#include "../checks.h"
#include <math.h>

static nb_status argmax_shape(nb_call *call) {
    const nb_shape *x = &call->in_shape[0];
    const nb_status status = nb_check_rank(call, 0, "input", 1, NB_MAX_RANK);
    if (status) return status;
    if (x->dim[x->rank - 1] == 0)
        return nb_refuse(call, NB_SHAPE, "the last axis of %s is empty and has no largest element",
                         nb_shape_text(x));
    call->out_shape = *x;
    call->out_shape.dim[--call->out_shape.rank] = 0;
    return NB_OK;
}

static void argmax_run(nb_call *call) {
    const int32_t rows = (int32_t)nb_size(&call->out_shape);
    const int32_t cols = call->in_shape[0].dim[call->in_shape[0].rank - 1];
    const float *x = call->in[0];
    for (int32_t row = 0; row < rows; row++, x += cols) {
        int32_t best = 0;
        for (int32_t j = 1; j < cols && !isnan(x[best]); j++)
            if (!(x[j] <= x[best])) best = j;
        call->out[row] = isnan(x[best]) ? NAN : (float)best;
    }
}

const nb_op nb_op_argmax = {
    .name = "argmax",
    .formula = "\\operatorname{argmax} x",
    .min_inputs = 1,
    .max_inputs = 1,
    .shape = argmax_shape,
    .run = argmax_run,
    .derive = nb_derive_zero,
};
