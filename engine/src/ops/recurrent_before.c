/* recurrent_before - the state before each step of a recurrent layer: its output, delayed.
 *
 *   b_1 = h0 (zero if left out),  b_t = y_{t-1}
 *
 * backwards: the steps go through x from its end, and b is in the order of x. cell_row: the last
 * row of y is not a step. shapes: y [B, T, u] (with cell_row: T + 1), h0 [B, u] or none -> b [B, T,
 * u]
 */
#include "../checks.h"
#include "../strips.h"
#include <string.h>

enum { BACKWARDS, CELL_ROW, N_PARAMS };
static const nb_param params[] = {
    [BACKWARDS] = {"backwards", .initial = 0, .low = 0, .high = 1, .whole = true},
    [CELL_ROW] = {"cell_row", .initial = 0, .low = 0, .high = 1, .whole = true},
};

static nb_status recurrent_before_shape(nb_call *call) {
    const nb_shape *y = &call->in_shape[0], *h0 = &call->in_shape[1];
    nb_status status = nb_check_rank(call, 0, "output", 3, 3);
    if (!status && call->n_in > 1) status = nb_check_rank(call, 1, "initial state", 2, 2);
    if (status) return status;
    if (call->n_in > 1 && (!nb_fits(h0->dim[0], y->dim[0]) || !nb_fits(h0->dim[1], y->dim[2])))
        return nb_refuse(call, NB_SHAPE, "the initial state %s does not fit the output %s",
                         nb_shape_text(h0), nb_shape_text(y));
    const int32_t more = (int32_t)call->param[CELL_ROW];
    if (y->dim[1] != NB_OPEN && y->dim[1] < more)
        return nb_refuse(call, NB_SHAPE, "the output %s has no row of a cell", nb_shape_text(y));
    call->out_shape = *y;
    if (y->dim[1] != NB_OPEN) call->out_shape.dim[1] -= more;
    return NB_OK;
}

static void recurrent_before_run(nb_call *call) {
    const int32_t batch = call->out_shape.dim[0], steps = call->out_shape.dim[1];
    const int32_t u = call->out_shape.dim[2];
    const int32_t y_row = call->in_shape[0].dim[1] * u, row = steps * u;
    const bool backwards = call->param[BACKWARDS] != 0;
    for (int32_t t = 0; t < steps; t++) {
        float *to = call->out + (backwards ? steps - 1 - t : t) * u;
        if (t > 0)
            nb_copy_strips(batch, u, call->in[0] + (t - 1) * u, y_row, to, row);
        else if (call->n_in > 1)
            nb_copy_strips(batch, u, call->in[1], u, to, row);
        else
            for (int32_t b = 0; b < batch; b++)
                memset(to + (ptrdiff_t)b * row, 0, (size_t)u * sizeof *to);
    }
}

const nb_op nb_op_recurrent_before = {
    .name = "recurrent_before",
    .formula = "h_{t-1}",
    .min_inputs = 1,
    .max_inputs = 2,
    .n_params = N_PARAMS,
    .params = params,
    .shape = recurrent_before_shape,
    .run = recurrent_before_run,
};
