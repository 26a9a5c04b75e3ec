/* recurrent_part - one of recurrent_back's gradients, which lie in a row: the one after those of
 * r_1 .. r_{k-1}, in the shape of r_k.
 *
 *   y = (x_s .. x_{s+n-1}),  s = |r_1| + .. + |r_{k-1}|,  n = |r_k|
 *
 * shapes: x [N], r_1 .. r_k, of which only the shapes are used -> y as r_k
 */
#include "../checks.h"
#include <string.h>

static nb_status recurrent_part_shape(nb_call *call) {
    const nb_shape *x = &call->in_shape[0];
    const nb_status status = nb_check_rank(call, 0, "input", 1, 1);
    if (status) return status;
    bool known = nb_concrete(x);
    int64_t end = 0;
    for (int32_t i = 1; i < call->n_in; i++) {
        known = known && nb_concrete(&call->in_shape[i]);
        end += known ? nb_size(&call->in_shape[i]) : 0;
    }
    if (known && end > x->dim[0])
        return nb_refuse(call, NB_SHAPE, "%s has not the %lld values of all parts",
                         nb_shape_text(x), (long long)end);
    call->out_shape = call->in_shape[call->n_in - 1];
    return NB_OK;
}

static void recurrent_part_run(nb_call *call) {
    const float *from = call->in[0];
    for (int32_t i = 1; i < call->n_in - 1; i++) from += nb_size(&call->in_shape[i]);
    memcpy(call->out, from, (size_t)nb_size(&call->out_shape) * sizeof *from);
}

const nb_op nb_op_recurrent_part = {
    .name = "recurrent_part",
    .formula = "x_{s:s+n}",
    .min_inputs = 2,
    .max_inputs = 7,
    .shape = recurrent_part_shape,
    .run = recurrent_part_run,
    .shape_only = ~UINT64_C(1),
};
