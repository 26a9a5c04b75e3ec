/* unslice - puts a piece into an array of zeros along one axis: the gradient of slice.
 *
 *   y = 0, but y[.., begin : begin + size, ..] = x
 *   dx = dy[.., begin : begin + size, ..]
 *
 * size: x's own, or -1 where x reaches to the end.
 * shapes: x as a slice of ref -> y as ref, of which only the shape is used.
 */
#include "../checks.h"
#include "../strips.h"
#include <string.h>

enum { AXIS, BEGIN, SIZE, N_PARAMS };
static const nb_param params[] = {
    [AXIS] = {"axis", .initial = 0, .low = -NB_MAX_RANK, .high = NB_MAX_RANK - 1, .whole = true},
    [BEGIN] = {"begin", .initial = 0, .low = 0, .high = INT32_MAX, .whole = true},
    [SIZE] = {"size", .initial = -1, .low = -1, .high = INT32_MAX, .whole = true},
};

/* The size of the piece that slice would cut out of `whole`, as far as it is known. */
static int32_t piece_size(const nb_call *call, int32_t whole) {
    if (call->param[SIZE] >= 0) return (int32_t)call->param[SIZE];
    return whole == NB_OPEN ? NB_OPEN : whole - (int32_t)call->param[BEGIN];
}

static nb_status unslice_shape(nb_call *call) {
    const nb_shape *x = &call->in_shape[0], *ref = &call->in_shape[1];
    int32_t axis;
    const nb_status status = nb_read_axis(call, call->param[AXIS], ref->rank, &axis);
    if (status) return status;
    bool fits = x->rank == ref->rank;
    for (int32_t i = 0; i < x->rank && fits; i++)
        fits = nb_fits(x->dim[i], i == axis ? piece_size(call, ref->dim[i]) : ref->dim[i]);
    const int32_t room = ref->dim[axis];
    if (!fits || (room != NB_OPEN && x->dim[axis] != NB_OPEN &&
                  call->param[BEGIN] + x->dim[axis] > room))
        return nb_refuse(call, NB_SHAPE, "%s is not a piece of %s along axis %d from %.0f on",
                         nb_shape_text(x), nb_shape_text(ref), axis, call->param[BEGIN]);
    call->out_shape = *ref;
    return NB_OK;
}

static void unslice_run(nb_call *call) {
    int32_t axis;
    nb_read_axis(call, call->param[AXIS], call->out_shape.rank, &axis);
    const nb_strips y = nb_strips_around(&call->out_shape, axis);
    const int32_t row = call->in_shape[0].dim[axis] * y.inner;
    float *to = call->out + (int64_t)call->param[BEGIN] * y.inner;
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
    .min_inputs = 2,
    .max_inputs = 2,
    .n_params = N_PARAMS,
    .params = params,
    .shape = unslice_shape,
    .run = unslice_run,
    .derive = unslice_derive,
    .shape_only = 1u << 1,
};
