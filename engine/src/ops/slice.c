/* slice - a piece of an array along one axis.
 *
 *   y = x[.., begin : begin + size, ..]
 *   dx = dy in its place, zeros around it
 *
 * axis: negative ones count from the end. size: -1, the initial value, for all that follows
 * begin. A piece of size 0 is allowed.
 */
#include "../checks.h"
#include "../strips.h"

enum { AXIS, BEGIN, SIZE, N_PARAMS };
static const nb_param params[] = {
    [AXIS] = {"axis", .initial = 0, .low = -NB_MAX_RANK, .high = NB_MAX_RANK - 1, .whole = true},
    [BEGIN] = {"begin", .initial = 0, .low = 0, .high = INT32_MAX, .whole = true},
    [SIZE] = {"size", .initial = -1, .low = -1, .high = INT32_MAX, .whole = true},
};

static nb_status slice_shape(nb_call *call) {
    const nb_shape *x = &call->in_shape[0];
    const int64_t begin = (int64_t)call->param[BEGIN], size = (int64_t)call->param[SIZE];
    int32_t axis;
    const nb_status status = nb_read_axis(call, call->param[AXIS], x->rank, &axis);
    if (status) return status;
    const int32_t whole = x->dim[axis];
    if (whole != NB_OPEN && begin + (size < 0 ? 0 : size) > whole)
        return nb_refuse(call, NB_PARAM, "from %lld to %lld is not within axis %d of %s",
                         (long long)begin, (long long)(begin + (size < 0 ? 0 : size)), axis,
                         nb_shape_text(x));
    call->out_shape = *x;
    if (size >= 0) call->out_shape.dim[axis] = (int32_t)size;
    else if (whole != NB_OPEN) call->out_shape.dim[axis] = whole - (int32_t)begin;
    return NB_OK;
}

static void slice_run(nb_call *call) {
    int32_t axis;
    nb_read_axis(call, call->param[AXIS], call->in_shape[0].rank, &axis);
    const nb_strips x = nb_strips_around(&call->in_shape[0], axis);
    const int32_t row = call->out_shape.dim[axis] * x.inner;
    const float *from = call->in[0] + (int64_t)call->param[BEGIN] * x.inner;
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
