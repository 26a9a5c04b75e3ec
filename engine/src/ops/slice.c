/* slice - a piece of an array along one axis.
 *
 *   y = x[.., begin : begin + size, ..]
 *   dx = dy in its place, zeros around it
 *
 * axis, begin: negative ones count from the end. size: -1, the initial value, for all that follows
 * begin, -1 - k for all but the last k. A piece of size 0 is allowed.
 */
#include "../checks.h"
#include "../strips.h"

enum { AXIS, BEGIN, SIZE, N_PARAMS };
static const nb_param params[] = {
    [AXIS] = {"axis", .initial = 0, .low = -NB_MAX_RANK, .high = NB_MAX_RANK - 1, .whole = true},
    [BEGIN] = {"begin", .initial = 0, .low = -INT32_MAX, .high = INT32_MAX, .whole = true},
    [SIZE] = {"size", .initial = -1, .low = -INT32_MAX, .high = INT32_MAX, .whole = true},
};

static nb_status slice_shape(nb_call *call) {
    const nb_shape *x = &call->in_shape[0];
    const double begin = call->param[BEGIN], size = call->param[SIZE];
    int32_t axis;
    const nb_status status = nb_read_axis(call, call->param[AXIS], x->rank, &axis);
    if (status) return status;
    const int32_t whole = x->dim[axis];
    const nb_piece piece = nb_piece_of(begin, size, whole);
    const bool fits = piece.begin >= 0 && piece.size >= 0 && piece.begin + piece.size <= whole;
    if (whole != NB_OPEN && !fits)
        return nb_refuse(call, NB_PARAM, "from %.0f to %.0f is not within axis %d of %s", begin,
                         begin + (size < 0 ? 0 : size), axis, nb_shape_text(x));
    call->out_shape = *x;
    if (whole != NB_OPEN || size >= 0)
        call->out_shape.dim[axis] = size >= 0 ? (int32_t)size : (int32_t)piece.size;
    return NB_OK;
}

static void slice_run(nb_call *call) {
    int32_t axis;
    nb_read_axis(call, call->param[AXIS], call->in_shape[0].rank, &axis);
    const nb_strips x = nb_strips_around(&call->in_shape[0], axis);
    const nb_piece piece = nb_piece_of(call->param[BEGIN], call->param[SIZE], x.size);
    const int32_t row = call->out_shape.dim[axis] * x.inner;
    const float *from = call->in[0] + piece.begin * x.inner;
    nb_copy_strips(x.outer, row, from, x.size * x.inner, call->out, row);
}

static void slice_derive(nb_graph *g, nb_id node, nb_id dy, nb_id *dx) {
    const double *p = nb_params_of(g, node);
    const double place[] = {p[AXIS], p[BEGIN], p[SIZE]};
    dx[0] = nb_build(g, &nb_op_unslice, 2, (const nb_id[]){dy, nb_input_of(g, node, 0)}, place);
}

const nb_op nb_op_slice = {
    .name = "slice",
    .formula = "x_{a:b}",
    .min_inputs = 1,
    .max_inputs = 1,
    .n_params = N_PARAMS,
    .params = params,
    .shape = slice_shape,
    .run = slice_run,
    .derive = slice_derive,
};
