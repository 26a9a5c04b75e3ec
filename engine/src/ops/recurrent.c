/* recurrent - a recurrent layer run over all its steps: the record that lstm, gru and simple_rnn
 * show the head of; cells.c has the formulas.
 *
 *   R = [ y_1 .. y_T, (c_T) of each sequence | the planes of step 1 .. T | the same of chunk 2 | ..
 * ]
 *
 * shapes: x [B, T, i], W [i, g u], U [u, g u], b [g u] (gru, reset after: [2, g u]), initial states
 * h and, of lstm, c [B, u] or none of them -> R [rows, u]
 */
#include "../checks.h"
#include "../kernels.h"
#include "../recurrent.h"
#include <string.h>

static const nb_param params[] =
    NB_RECURRENT_PARAMS(NB_SIMPLE_RNN, NB_N_CELLS - 1, NB_N_ACTIVATIONS - 1, "record");

static int64_t plane_size(const nb_recurrence *r) { return (int64_t)r->units * r->lanes; }

/* gru's last gate has its kernels apart. */
static int32_t first_rows(const nb_recurrence *r) {
    return r->width - (r->cell == &nb_cells[NB_GRU] ? r->units : 0);
}
static int64_t kernels_size(const nb_recurrence *r) {
    const int32_t k = r->inputs + r->units, first = first_rows(r);
    return nb_panels_size(first, k) + nb_panels_size(r->width - first, k);
}

static nb_status recurrent_shape(nb_call *call) {
    nb_recurrence r;
    nb_status status = nb_read_recurrence(call, 0, 0, &r);
    if (!status) status = nb_record_shape(call, &r, &call->out_shape);
    if (status || !nb_recurrence_is_concrete(&r)) return status;
    const int64_t planes = r.record ? 0 : r.cell->planes, biases = r.cell->gates + 1;
    call->scratch_size = kernels_size(&r) + r.width + r.units + (int64_t)r.inputs * r.lanes +
                         (planes + biases + 3) * plane_size(&r);
    return NB_OK;
}

/* The gates from column `gate` on, in panels: their rows of W, then of U, both transposed. */
static float *pack(const nb_recurrence *r, const nb_call *call, int32_t gate, int32_t rows,
                   float *to) {
    const int32_t k = r->inputs + r->units;
    nb_pack_panels(rows, r->inputs, call->in[NB_W] + gate, 1, r->width, k, to);
    nb_pack_panels(rows, r->units, call->in[NB_U] + gate, 1, r->width, k, to + 5 * r->inputs);
    return to + nb_panels_size(rows, k);
}

/* The kernels; the biases where they are added together, and gru's second. */
static void take_weights(const nb_recurrence *r, const nb_call *call, nb_cell_step *s, float *to,
                         float *b) {
    const int32_t first = first_rows(r);
    s->w = to;
    s->u = pack(r, call, 0, first, to);
    pack(r, call, first, r->width - first, (float *)s->u);
    memcpy(b, call->in[NB_B], (size_t)r->width * sizeof *b);
    if (!r->reset_after) return;
    const float *second = call->in[NB_B] + r->width;
    const int32_t both = 2 * r->units; /* of z and r; of g each stays where its product is */
    nb_k->add(both, b, 1, second, 1, b);
    memcpy(b + r->width, second + both, (size_t)r->units * sizeof *b);
}

/* Each bias on all lanes. */
static void spread(const nb_recurrence *r, const float *bias, float *b) {
    const int32_t n = r->width + (r->reset_after ? r->units : 0);
    for (int32_t i = 0; i < n; i++)
        for (int32_t q = 0; q < r->lanes; q++) *b++ = bias[i];
}

/* Rows of n sequences as lanes, and back. */
static void to_lanes(const nb_recurrence *r, int32_t n, const float *x, int32_t row, int32_t cols,
                     float *lanes) {
    nb_k->transpose_rows(n, cols, x, row, lanes, r->lanes);
}
static void from_lanes(const nb_recurrence *r, int32_t n, const float *lanes, float *y) {
    nb_k->transpose_rows(r->units, n, lanes, r->lanes, y, r->rows * r->units);
}

static void run_chunk(const nb_recurrence *r, nb_call *call, nb_cell_step s, int32_t chunk,
                      int32_t n) {
    const int32_t first = chunk * NB_LANES, u = r->units;
    const ptrdiff_t plane = (ptrdiff_t)plane_size(r);
    float *c0 = s.h + plane, *y = call->out + (ptrdiff_t)first * r->rows * u;
    memset(s.x, 0, (size_t)(r->inputs * r->lanes + 2 * plane) * sizeof *s.x);
    if (r->states > 0) to_lanes(r, n, call->in[NB_H0] + (ptrdiff_t)first * u, u, u, s.h);
    if (r->states > 1) to_lanes(r, n, call->in[NB_C0] + (ptrdiff_t)first * u, u, u, c0);
    s.c = c0;
    if (r->record) s.planes = call->out + nb_record_at(r, chunk);
    for (int32_t t = 0; t < r->steps; t++, y += u) {
        const int32_t at = r->backwards ? r->steps - 1 - t : t;
        const float *x = call->in[NB_X] + ((ptrdiff_t)first * r->steps + at) * r->inputs;
        to_lanes(r, n, x, r->steps * r->inputs, r->inputs, s.x);
        r->cell->forward(r, &s);
        from_lanes(r, n, s.h, y);
        s.c = s.planes + NB_LSTM_C * plane;
        if (r->record) s.planes += r->cell->planes * plane;
    }
    if (r->rows > r->steps) from_lanes(r, n, s.c, y);
}

static void recurrent_run(nb_call *call) {
    nb_recurrence r;
    nb_read_recurrence(call, 0, 0, &r);
    const ptrdiff_t plane = (ptrdiff_t)plane_size(&r);
    float *bias = call->scratch, *b = bias + r.width + r.units;
    float *kernels = b + (r.cell->gates + 1) * plane;
    nb_cell_step s = {.b = b, .x = kernels + kernels_size(&r)};
    s.h = s.x + r.inputs * r.lanes;
    s.spare = s.h + 2 * plane; /* c0 lies between */
    s.planes = s.spare + plane;
    take_weights(&r, call, &s, kernels, bias);
    for (int32_t chunk = 0; chunk < r.chunks; chunk++) {
        const int32_t n = nb_enter_chunk(&r, chunk);
        s.h = s.x + r.inputs * r.lanes; /* at once behind x */
        spread(&r, bias, b);
        run_chunk(&r, call, s, chunk, n);
    }
}

const nb_op nb_op_recurrent = {
    .name = "recurrent",
    .formula = "h_t = f(x_t, h_{t-1})",
    .min_inputs = 4,
    .max_inputs = 6,
    .n_params = NB_N_RECURRENT_PARAMS,
    .params = params,
    .shape = recurrent_shape,
    .run = recurrent_run,
};
