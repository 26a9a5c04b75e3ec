/* recurrent_back - backpropagation through time: from the gradient of a recurrent layer's output to
 * that of its gates' sums z_t = x_t W + h_{t-1} U + b; cells.c has the steps.
 *
 *   D_t = d loss / d z_t            of all gates, in the order of x
 *
 * gru has a fourth gate: its columns are z, r, h' U + b1, g (reset after), or z, r, g, r * h'
 * (before; the last is not a gradient, but what g's recurrent kernel was multiplied with).
 *
 * shapes: the record, the layer's inputs (of x, W, b only the shapes are used), dy as the output ->
 * D [B, T, d u]. With initial states one row more, which begins with their gradients.
 */
#include "../checks.h"
#include "../kernels.h"
#include "../recurrent.h"
#include <string.h>

static const nb_param params[] =
    NB_RECURRENT_PARAMS(NB_SIMPLE_RNN, NB_N_CELLS - 1, NB_N_ACTIVATIONS - 1);

static int64_t plane_size(const nb_recurrence *r) { return (int64_t)r->units * r->lanes; }

static nb_status check_arrays(nb_call *call, const nb_recurrence *r) {
    nb_shape record;
    const nb_status status = nb_record_shape(call, r, &record);
    if (status) return status;
    const nb_shape y = nb_sequence_shape(r), *dy = &call->in_shape[call->n_in - 1];
    bool fits = dy->rank == 3;
    for (int32_t i = 0; i < 3 && fits; i++) fits = nb_fits(dy->dim[i], y.dim[i]);
    if (!fits)
        return nb_refuse(call, NB_SHAPE, "dy has shape %s, the output %s", nb_shape_text(dy),
                         nb_shape_text(&y));
    if (nb_recurrence_is_concrete(r) && !nb_same_shape(&call->in_shape[0], &record))
        return nb_refuse(call, NB_SHAPE, "%s is not the record of these inputs, which has %s",
                         nb_shape_text(&call->in_shape[0]), nb_shape_text(&record));
    return NB_OK;
}

static nb_status recurrent_back_shape(nb_call *call) {
    nb_recurrence r;
    nb_status status = nb_read_recurrence(call, 1, 1, &r);
    if (!status && !r.record) status = nb_refuse(call, NB_PARAM, "needs a record: record is 0");
    if (!status) status = check_arrays(call, &r);
    if (status) return status;
    const int32_t rows = r.steps == NB_OPEN ? NB_OPEN : r.steps + (r.states > 0);
    const int64_t width = (int64_t)r.cell->back * r.units;
    if (width > INT32_MAX) return nb_refuse(call, NB_MEMORY, "%d units are too many", r.units);
    call->out_shape = (nb_shape){.rank = 3, .dim = {r.batch, rows, (int32_t)width}};
    if (nb_recurrence_is_concrete(&r))
        call->scratch_size = (int64_t)r.units * r.width + (r.cell->back + 6) * plane_size(&r);
    return NB_OK;
}

/* Where a step's D lies, and the planes before the step. */
static void run_step(const nb_recurrence *r, nb_cell_step *s, int32_t t, const float *dy, int32_t n,
                     float *d, int32_t d_row) {
    const ptrdiff_t plane = (ptrdiff_t)plane_size(r);
    nb_cell_step step = *s;
    step.planes += t * r->cell->planes * plane;
    if (t > 0) {
        step.c = step.planes + (NB_LSTM_C - r->cell->planes) * plane;
        step.h = step.planes + (NB_GRU_H - r->cell->planes) * plane;
    }
    nb_k->transpose_rows(n, r->units, dy, r->rows * r->units, s->x, r->lanes);
    nb_k->add((int32_t)plane, s->dh, 1, s->x, 1, s->dh);
    r->cell->backward(r, &step);
    nb_k->transpose_rows(r->cell->back * r->units, n, s->dz, r->lanes, d, d_row);
}

/* The gradients of the initial states begin the last row of D; zeros follow. */
static void put_states(const nb_recurrence *r, const nb_cell_step *s, int32_t n, float *d,
                       int32_t d_row) {
    const int32_t width = r->cell->back * r->units;
    for (int32_t i = 0; i < n; i++) memset(d + (ptrdiff_t)i * d_row, 0, (size_t)width * sizeof *d);
    nb_k->transpose_rows(r->units, n, s->dh, r->lanes, d, d_row);
    if (r->states > 1) nb_k->transpose_rows(r->units, n, s->dc, r->lanes, d + r->units, d_row);
}

static void run_chunk(const nb_recurrence *r, nb_call *call, nb_cell_step s, int32_t chunk) {
    const int32_t first = chunk * r->lanes, left = r->batch - first, u = r->units;
    const int32_t n = left < r->lanes ? left : r->lanes, width = r->cell->back * u;
    const int32_t rows = r->steps + (r->states > 0), d_row = rows * width;
    const float *const *in = call->in + 1;
    const float *dy = call->in[call->n_in - 1] + (ptrdiff_t)first * r->rows * u;
    float *d = call->out + (ptrdiff_t)first * d_row;
    memset(s.x, 0, (size_t)(5 * plane_size(r)) * sizeof *s.x);
    if (r->states > 0) nb_k->transpose_rows(n, u, in[NB_H0] + first * u, u, s.h, r->lanes);
    if (r->states > 1)
        nb_k->transpose_rows(n, u, in[NB_C0] + first * u, u, s.spare - plane_size(r), r->lanes);
    if (r->rows > r->steps)
        nb_k->transpose_rows(n, u, dy + r->steps * u, r->rows * u, s.dc, r->lanes);
    s.planes = (float *)call->in[0] + nb_record_at(r, chunk);
    for (int32_t t = r->steps - 1; t >= 0; t--) {
        const int32_t at = r->backwards ? r->steps - 1 - t : t;
        run_step(r, &s, t, dy + t * u, n, d + at * width, d_row);
    }
    if (r->states > 0) put_states(r, &s, n, d + r->steps * width, d_row);
}

static void recurrent_back_run(nb_call *call) {
    nb_recurrence r;
    nb_read_recurrence(call, 1, 1, &r);
    const ptrdiff_t plane = (ptrdiff_t)plane_size(&r);
    float *x = call->scratch;
    nb_cell_step s = {.x = x, .dh = x + plane, .dc = x + 2 * plane, .h = x + 3 * plane};
    s.c = x + 4 * plane;
    s.spare = x + 5 * plane;
    s.dz = s.spare + plane;
    float *transposed = s.dz + r.cell->back * plane;
    nb_k->transpose(r.units, r.width, call->in[1 + NB_U], transposed);
    s.u = transposed;
    for (int32_t chunk = 0; chunk < r.chunks; chunk++) run_chunk(&r, call, s, chunk);
}

const nb_op nb_op_recurrent_back = {
    .name = "recurrent_back",
    .formula = "\\partial L / \\partial z_t",
    .min_inputs = 6,
    .max_inputs = 8,
    .n_params = NB_N_RECURRENT_PARAMS,
    .params = params,
    .shape = recurrent_back_shape,
    .run = recurrent_back_run,
    .shape_only = 1u << (1 + NB_X) | 1u << (1 + NB_W) | 1u << (1 + NB_B),
};
