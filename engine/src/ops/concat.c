/* concat - arrays one after the other along one axis.
 *
 *   y = [x0, x1, ...]
 *   dxi = the part of dy that belongs to xi
 *
 * axis: negative ones count from the end; -1 at first. At most 63 inputs, for their gradient
 * takes dy besides.
 * shapes: equal but along the axis, where the sizes add up
 */
#include "../checks.h"
#include "../strips.h"

enum { AXIS, N_PARAMS };
static const nb_param params[] = {
    [AXIS] = {"axis", .initial = -1, .low = -NB_MAX_RANK, .high = NB_MAX_RANK - 1, .whole = true},
};

static nb_status concat_shape(nb_call *call) {
    const nb_shape *first = &call->in_shape[0];
    int32_t axis;
    const nb_status status = nb_read_axis(call, call->param[AXIS], first->rank, &axis);
    if (status) return status;
    nb_shape out = *first;
    for (int32_t i = 1; i < call->n_in; i++) {
        const nb_shape *x = &call->in_shape[i];
        bool fits = x->rank == out.rank;
        for (int32_t d = 0; d < x->rank && fits; d++) {
            fits = d == axis || nb_fits(x->dim[d], out.dim[d]);
            if (out.dim[d] == NB_OPEN && d != axis) out.dim[d] = x->dim[d];
        }
        if (!fits)
            return nb_refuse(call, NB_SHAPE, "input %d has shape %s, input 0 has %s; they may "
                                             "differ only along axis %d",
                             i, nb_shape_text(x), nb_shape_text(first), axis);
        const bool open = out.dim[axis] == NB_OPEN || x->dim[axis] == NB_OPEN;
        out.dim[axis] = open ? NB_OPEN : out.dim[axis] + x->dim[axis];
    }
    call->out_shape = out;
    return NB_OK;
}

static void concat_run(nb_call *call) {
    int32_t axis;
    nb_read_axis(call, call->param[AXIS], call->out_shape.rank, &axis);
    const nb_strips y = nb_strips_around(&call->out_shape, axis);
    float *to = call->out;
    for (int32_t i = 0; i < call->n_in; i++) {
        const int32_t row = call->in_shape[i].dim[axis] * y.inner;
        nb_copy_strips(y.outer, row, call->in[i], row, to, y.size * y.inner);
        to += row;
    }
}

static void concat_derive(nb_graph *g, nb_id node, nb_id dy, nb_id *dx) {
    const double axis = nb_params_of(g, node)[AXIS];
    const int32_t n = nb_node_input_count(g, node);
    nb_id in[NB_MAX_INPUTS] = {dy};
    for (int32_t i = 0; i < n; i++) in[1 + i] = nb_input_of(g, node, i);
    for (int32_t i = 0; i < n; i++)
        dx[i] = nb_build(g, &nb_op_unconcat, 1 + n, in, (const double[]){axis, i});
}

const nb_op nb_op_concat = {
    .name = "concat",
    .formula = "[x_0, x_1, \\ldots]",
    .min_inputs = 1,
    .max_inputs = NB_MAX_INPUTS - 1,
    .n_params = N_PARAMS,
    .params = params,
    .shape = concat_shape,
    .run = concat_run,
    .derive = concat_derive,
};
