/* unslice - puts a piece into an array of zeros along one axis: the gradient of slice, and padding.
 *
 *   y = 0, but y[.., begin : begin + size, ..] = x
 *   dx = dy[.., begin : begin + size, ..]
 *
 * axis, begin, size: as slice has them; a size of 0 or more is x's own.
 * shapes: x as a slice of ref -> y as ref, of which only the shape is used. Without ref there are
 * `begin` zeros before x and -1 - size after it: -1, the initial size, for none.
 */
#include "../checks.h"
#include "../strips.h"
#include <string.h>

enum { AXIS, BEGIN, SIZE, N_PARAMS };
static const nb_param params[] = {
    [AXIS] = {"axis", .initial = 0, .low = -NB_MAX_RANK, .high = NB_MAX_RANK - 1, .whole = true},
    [BEGIN] = {"begin", .initial = 0, .low = -INT32_MAX, .high = INT32_MAX, .whole = true},
    [SIZE] = {"size", .initial = -1, .low = -INT32_MAX, .high = INT32_MAX, .whole = true},
};

static nb_status padded_shape(nb_call *call) {
    const nb_shape *x = &call->in_shape[0];
    const double before = call->param[BEGIN], after = -1 - call->param[SIZE];
    int32_t axis;
    const nb_status status = nb_read_axis(call, call->param[AXIS], x->rank, &axis);
    if (status) return status;
    if (before < 0 || after < 0)
        return nb_refuse(call, NB_PARAM, "%.0f zeros before and %.0f after cannot be", before,
                         after);
    call->out_shape = *x;
    if (x->dim[axis] == NB_OPEN) return NB_OK;
    const double size = x->dim[axis] + before + after;
    if (size > INT32_MAX)
        return nb_refuse(call, NB_SHAPE, "axis %d of %s becomes too large, %.0f", axis,
                         nb_shape_text(x), size);
    call->out_shape.dim[axis] = (int32_t)size;
    return NB_OK;
}

static nb_status unslice_shape(nb_call *call) {
    if (call->n_in == 1) return padded_shape(call);
    const nb_shape *x = &call->in_shape[0], *ref = &call->in_shape[1];
    int32_t axis;
    const nb_status status = nb_read_axis(call, call->param[AXIS], ref->rank, &axis);
    if (status) return status;
    const int32_t whole = ref->dim[axis];
    const nb_piece piece = nb_piece_of(call->param[BEGIN], call->param[SIZE], whole);
    const bool known = whole != NB_OPEN || call->param[SIZE] >= 0;
    bool fits = x->rank == ref->rank;
    for (int32_t i = 0; i < x->rank && fits; i++) {
        if (i != axis)
            fits = nb_fits(x->dim[i], ref->dim[i]);
        else if (known)
            fits = x->dim[i] == NB_OPEN || x->dim[i] == piece.size;
    }
    const bool inside = piece.begin >= 0 && piece.size >= 0 && piece.begin + piece.size <= whole;
    if (!fits || (whole != NB_OPEN && !inside))
        return nb_refuse(call, NB_SHAPE, "%s is not a piece of %s along axis %d from %.0f on",
                         nb_shape_text(x), nb_shape_text(ref), axis, call->param[BEGIN]);
    call->out_shape = *ref;
    return NB_OK;
}

static void unslice_run(nb_call *call) {
    int32_t axis;
    nb_read_axis(call, call->param[AXIS], call->out_shape.rank, &axis);
    const nb_strips y = nb_strips_around(&call->out_shape, axis);
    const nb_piece piece = nb_piece_of(call->param[BEGIN], call->param[SIZE], y.size);
    const int32_t row = call->in_shape[0].dim[axis] * y.inner;
    float *to = call->out + piece.begin * y.inner;
    memset(call->out, 0, (size_t)nb_size(&call->out_shape) * sizeof *call->out);
    nb_copy_strips(y.outer, row, call->in[0], row, to, y.size * y.inner);
}

static void unslice_derive(nb_graph *g, nb_id node, nb_id dy, nb_id *dx) {
    const double *p = nb_params_of(g, node);
    const double place[] = {p[AXIS], p[BEGIN], p[SIZE]};
    dx[0] = nb_build(g, &nb_op_slice, 1, &dy, place);
}

const nb_op nb_op_unslice = {
    .name = "unslice",
    .formula = "y_{a:b} = x",
    .min_inputs = 1,
    .max_inputs = 2,
    .n_params = N_PARAMS,
    .params = params,
    .shape = unslice_shape,
    .run = unslice_run,
    .derive = unslice_derive,
    .shape_only = 1u << 1,
};
