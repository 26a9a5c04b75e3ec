/* broadcast.c - cuts a broadcast output into rows; see broadcast.h. */
#include "broadcast.h"
#include "checks.h"

/* The size of an input along the output's axis `axis`; a missing one is 1. */
static int32_t size_along(const nb_shape *in, const nb_shape *out, int32_t axis) {
    const int32_t own = axis - (out->rank - in->rank);
    return own < 0 ? 1 : in->dim[own];
}

/* Axes from the last to the first; one joins its neighbour when the same inputs are repeated. */
static void join_axes(nb_rows *rows, const nb_shape *in_shape, const nb_shape *out) {
    int32_t passed[NB_MAX_ROW_INPUTS] = {1, 1, 1}; /* an input's elements in the axes so far */
    uint32_t repeated_before = 0;
    rows->n_axes = 0;
    for (int32_t axis = out->rank - 1; axis >= 0; axis--) {
        const int32_t size = out->dim[axis];
        if (size == 1) continue;
        uint32_t repeated = 0;
        int32_t step[NB_MAX_ROW_INPUTS];
        for (int32_t k = 0; k < rows->n_in; k++) {
            const bool stands = size_along(&in_shape[k], out, axis) == 1;
            repeated |= (uint32_t)stands << k;
            step[k] = stands ? 0 : passed[k];
            if (!stands) passed[k] *= size;
        }
        if (rows->n_axes > 0 && repeated == repeated_before) {
            rows->size[rows->n_axes - 1] *= size;
            continue;
        }
        for (int32_t k = 0; k < rows->n_in; k++) rows->step[rows->n_axes][k] = step[k];
        rows->at[rows->n_axes] = 0;
        rows->size[rows->n_axes++] = size;
        repeated_before = repeated;
    }
}

bool nb_rows_first(nb_rows *rows, int32_t n_in, const nb_shape *in_shape, const nb_call *call) {
    rows->n_in = n_in;
    rows->out = call->out;
    join_axes(rows, in_shape, &call->out_shape);
    if (nb_size(&call->out_shape) == 0) return false;
    rows->n = rows->n_axes ? rows->size[0] : 1;
    for (int32_t k = 0; k < n_in; k++) {
        rows->in[k] = call->in[k];
        rows->stride[k] = rows->n_axes ? rows->step[0][k] : 1;
    }
    return true;
}

bool nb_rows_next(nb_rows *rows) {
    rows->out += rows->n;
    for (int32_t axis = 1; axis < rows->n_axes; axis++) {
        const int32_t *step = rows->step[axis];
        if (++rows->at[axis] < rows->size[axis]) {
            for (int32_t k = 0; k < rows->n_in; k++) rows->in[k] += step[k];
            return true;
        }
        for (int32_t k = 0; k < rows->n_in; k++) rows->in[k] -= step[k] * (rows->size[axis] - 1);
        rows->at[axis] = 0;
    }
    return false;
}

nb_status nb_broadcast_shape(nb_call *call) {
    nb_shape out = call->in_shape[0];
    for (int32_t i = 1; i < call->n_in; i++) {
        const nb_shape so_far = out;
        if (nb_broadcast(&so_far, &call->in_shape[i], &out))
            return nb_refuse(call, NB_SHAPE, "the shapes %s and %s do not broadcast",
                             nb_shape_text(&so_far), nb_shape_text(&call->in_shape[i]));
    }
    call->out_shape = out;
    return NB_OK;
}

void nb_broadcast_run(nb_call *call, nb_kernel_on_two *kernel) {
    nb_rows rows;
    bool more = nb_rows_first(&rows, 2, call->in_shape, call);
    for (; more; more = nb_rows_next(&rows))
        kernel(rows.n, rows.in[0], rows.stride[0], rows.in[1], rows.stride[1], rows.out);
}
