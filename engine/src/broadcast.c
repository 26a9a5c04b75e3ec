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
        const int32_t size = out->dim[axis], last = rows->n_axes - 1;
        if (size == 1) continue;
        uint32_t repeated = 0;
        int32_t step[NB_MAX_ROW_INPUTS];
        for (int32_t k = 0; k < rows->n_in; k++) {
            const bool stands = size_along(&in_shape[k], out, axis) == 1;
            repeated |= (uint32_t)stands << k;
            step[k] = stands ? 0 : passed[k];
            if (!stands) passed[k] *= size;
        }
        if (last >= 0 && repeated == repeated_before) {
            rows->size[last] *= size;
            continue;
        }
        for (int32_t k = 0; k < rows->n_in; k++) rows->step[last + 1][k] = step[k];
        rows->at[last + 1] = 0;
        rows->size[last + 1] = size;
        rows->n_axes++;
        repeated_before = repeated;
    }
}

/* Writes `count` short rows of input k into its buffer. Rows that are all the same stay there: they
 * are first written at the beginning of axis 1, where the count is largest. */
static const float *write_out(nb_rows *rows, int32_t k, int32_t count) {
    const int32_t n = rows->size[0], along = rows->step[0][k], next = rows->step[1][k];
    const float *from = rows->from[k];
    float *to = rows->buffer[k];
    if (rows->written_out[k] == from) return to;
    if (next == 0) rows->written_out[k] = from;
    for (int32_t row = 0; row < count; row++, from += next)
        for (int32_t i = 0; i < n; i++) *to++ = from[i * along];
    return rows->buffer[k];
}

static void take_short_rows(nb_rows *rows) {
    const int32_t rest = rows->size[1] - rows->at[1], n = rows->size[0];
    const int32_t count = rest < rows->at_once ? rest : rows->at_once;
    rows->n = count * n;
    for (int32_t k = 0; k < rows->n_in; k++) {
        const bool runs_on = rows->step[0][k] == 1 && rows->step[1][k] == n;
        rows->in[k] = runs_on ? rows->from[k] : write_out(rows, k, count);
        rows->stride[k] = 1;
    }
}

static void take_row(nb_rows *rows) {
    if (rows->at_once > 1) {
        take_short_rows(rows);
        return;
    }
    for (int32_t k = 0; k < rows->n_in; k++) rows->in[k] = rows->from[k];
}

/* Whether something has to be written out again for each row. */
static bool rewrites(const nb_rows *rows) {
    for (int32_t k = 0; k < rows->n_in; k++) {
        const bool runs_on = rows->step[0][k] == 1 && rows->step[1][k] == rows->size[0];
        if (!runs_on && rows->step[1][k] != 0) return true;
    }
    return false;
}

bool nb_rows_first(nb_rows *rows, int32_t n_in, const nb_shape *in_shape, const nb_call *call) {
    enum { SHORT = 32 };
    if (nb_size(&call->out_shape) == 0) return false;
    rows->n_in = n_in;
    rows->out = call->out;
    join_axes(rows, in_shape, &call->out_shape);
    rows->n = rows->n_axes ? rows->size[0] : 1;
    rows->at_once = 1;
    for (int32_t k = 0; k < n_in; k++) {
        rows->from[k] = call->in[k];
        rows->stride[k] = rows->n_axes ? rows->step[0][k] : 1;
        rows->written_out[k] = NULL;
    }
    if (rows->n_axes > 1 && rows->n < (rewrites(rows) ? SHORT : NB_ROW_ROOM / 2)) {
        const int32_t room = NB_ROW_ROOM / rows->n;
        rows->at_once = room < rows->size[1] ? room : rows->size[1];
    }
    take_row(rows);
    return true;
}

bool nb_rows_next(nb_rows *rows) {
    rows->out += rows->n;
    int32_t moved = rows->at_once;
    for (int32_t axis = 1; axis < rows->n_axes; axis++, moved = 1) {
        const int32_t *step = rows->step[axis], before = rows->at[axis];
        const bool inside = before + moved < rows->size[axis];
        for (int32_t k = 0; k < rows->n_in; k++)
            rows->from[k] += inside ? step[k] * moved : -step[k] * before;
        rows->at[axis] = inside ? before + moved : 0;
        if (inside) {
            take_row(rows);
            return true;
        }
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
    const int64_t n = nb_size(&call->out_shape);
    const int64_t n_a = nb_size(&call->in_shape[0]), n_b = nb_size(&call->in_shape[1]);
    if ((n_a == n || n_a == 1) && (n_b == n || n_b == 1)) { /* mostly so: one row */
        kernel((int32_t)n, call->in[0], n_a == n, call->in[1], n_b == n, call->out);
        return;
    }
    nb_rows rows;
    bool more = nb_rows_first(&rows, 2, call->in_shape, call);
    for (; more; more = nb_rows_next(&rows))
        kernel(rows.n, rows.in[0], rows.stride[0], rows.in[1], rows.stride[1], rows.out);
}
