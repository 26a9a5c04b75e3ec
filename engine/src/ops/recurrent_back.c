/* recurrent_back - backpropagation through time: the gradients of a recurrent layer's inputs from
 * that of its output; cells.c has the steps.
 *
 *   dz_t = d loss / d z_t                      z_t = x_t W + h_{t-1} U + b, the sums of the gates
 *   [dW; dU; db] = sum_t [x_t h_{t-1} 1]^T dz_t
 *   dx_t = dz_t W^T                            unless of_input is 0
 *
 * gru's last gate has two sums if it resets after; if before, r * h' stands for h'.
 *
 * shapes: the record, the layer's inputs (of b only the shape is used), dy as the output ->
 * [N]: dW, dU, db, dh_0, dc_0, dx, one after the other
 */
#include "../checks.h"
#include "../gathered.h"
#include "../kernels.h"
#include <string.h>

static const nb_param params[] =
    NB_RECURRENT_PARAMS(NB_SIMPLE_RNN, NB_N_CELLS - 1, NB_N_ACTIVATIONS - 1, "of_input");

static nb_status read_recurrence(nb_call *call, nb_recurrence *r) {
    const nb_status status = nb_read_recurrence(call, 1, 1, r);
    r->above = r->record ? r->inputs : 0;
    r->record = true;
    return status;
}

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
    nb_status status = read_recurrence(call, &r);
    if (!status) status = check_arrays(call, &r);
    if (status) return status;
    call->out_shape = (nb_shape){.rank = 1, .dim = {NB_OPEN}};
    if (!nb_recurrence_is_concrete(&r)) return NB_OK;
    double size = (double)r.above * r.steps * r.batch;
    for (int32_t i = 1 + NB_W; i < call->n_in - 1; i++) size += (double)nb_size(&call->in_shape[i]);
    if (size > INT32_MAX)
        return nb_refuse(call, NB_MEMORY, "the gradients are %.0f values: too many", size);
    call->out_shape.dim[0] = (int32_t)size;
    const int64_t turned = nb_panels_size(r.above, r.width) + nb_panels_size(r.units, r.width);
    call->scratch_size = turned + (int64_t)(r.above + (5 + r.sums) * r.units) * r.lanes +
                         nb_gathered_new(&r, NULL, NULL);
    return NB_OK;
}

/* Where things are in call->in and, in out, after the gradients of the kernels. */
typedef struct place {
    const float *x, *y, *dy, *h0;
    float *dh, *dc, *dx;
} place;

/* Step t of n sequences; the planes and the states before it come from the record. */
static void run_step(const nb_recurrence *r, const nb_cell_step *s, nb_gathered *a, int32_t t,
                     int32_t n, const place *p) {
    const ptrdiff_t plane = (ptrdiff_t)r->units * r->lanes;
    const int32_t at = (r->backwards ? r->steps - 1 - t : t) * r->inputs,
                  y_row = r->rows * r->units;
    nb_cell_step step = *s;
    step.planes += t * r->cell->planes * plane;
    const float *h = p->h0;
    if (t > 0) {
        step.c = step.planes + (NB_LSTM_C - r->cell->planes) * plane;
        step.h = step.planes + (NB_GRU_H - r->cell->planes) * plane;
        h = p->y + (t - 1) * r->units;
    }
    nb_k->transpose_rows(n, r->units, p->dy + t * r->units, y_row, s->spare, r->lanes);
    nb_k->add((int32_t)plane, s->dh, 1, s->spare, 1, s->dh);
    memset(s->dx, 0, (size_t)(r->above * r->lanes) * sizeof *s->dx);
    r->cell->backward(r, &step);
    nb_k->transpose_rows(r->above, n, s->dx, r->lanes, p->dx + at, r->steps * r->inputs);
    nb_gather(r, a, n, p->x + at, h,
              t > 0           ? y_row
              : r->states > 0 ? r->units
                              : 0,
              step.planes + NB_GRU_INNER * plane, s->dz);
}

static void run_chunk(const nb_recurrence *r, nb_call *call, nb_cell_step s, nb_gathered *a,
                      int32_t chunk, int32_t n, place p) {
    const int32_t first = chunk * NB_LANES, u = r->units, y_row = r->rows * u;
    const ptrdiff_t plane = (ptrdiff_t)u * r->lanes, x_at = (ptrdiff_t)first * r->steps * r->inputs;
    const float *const *in = call->in + 1;
    p.x += x_at, p.dx += x_at;
    p.y += (ptrdiff_t)first * y_row, p.dy += (ptrdiff_t)first * y_row;
    s.dc = s.dh + plane, s.h = s.dc + plane, s.c = s.h + plane, s.spare = s.h + 2 * plane;
    memset(s.dh, 0, (size_t)(5 * plane) * sizeof *s.dh);
    p.h0 = r->states > 0 ? in[NB_H0] + first * u : s.h; /* zeros */
    if (r->states > 0) nb_k->transpose_rows(n, u, p.h0, u, s.h, r->lanes);
    if (r->states > 1) nb_k->transpose_rows(n, u, in[NB_C0] + first * u, u, s.h + plane, r->lanes);
    if (r->rows > r->steps) nb_k->transpose_rows(n, u, p.dy + r->steps * u, y_row, s.dc, r->lanes);
    s.planes = (float *)call->in[0] + nb_record_at(r, chunk);
    for (int32_t t = r->steps - 1; t >= 0; t--) run_step(r, &s, a, t, n, &p);
    if (r->states > 0) nb_k->transpose_rows(u, n, s.dh, r->lanes, p.dh + first * u, u);
    if (r->states > 1) nb_k->transpose_rows(u, n, s.dc, r->lanes, p.dc + first * u, u);
}

static void recurrent_back_run(nb_call *call) {
    nb_recurrence r;
    read_recurrence(call, &r);
    const ptrdiff_t plane = (ptrdiff_t)r.units * r.lanes;
    const int32_t states = r.batch * r.units;
    float *w = call->scratch, *u = w + nb_panels_size(r.above, r.width);
    nb_cell_step s = {.w = w, .u = u, .dx = u + nb_panels_size(r.units, r.width)};
    s.dh = s.dx + (ptrdiff_t)r.above * r.lanes;
    s.dz = s.dh + 5 * plane;
    nb_pack_panels(r.above, r.width, call->in[1 + NB_W], r.width, 1, r.width, w);
    nb_pack_panels(r.units, r.width, call->in[1 + NB_U], r.width, 1, r.width, u);
    nb_gathered a;
    nb_gathered_new(&r, s.dz + r.sums * plane, &a);
    place p = {.x = call->in[1 + NB_X], .y = call->in[0], .dy = call->in[call->n_in - 1]};
    p.dh = call->out + (ptrdiff_t)(r.inputs + r.units + 1 + r.reset_after) * r.width;
    p.dc = p.dh + (r.states > 0 ? states : 0);
    p.dx = p.dc + (r.states > 1 ? states : 0);
    for (int32_t chunk = 0; chunk < r.chunks; chunk++) {
        const int32_t n = nb_enter_chunk(&r, chunk);
        run_chunk(&r, call, s, &a, chunk, n, p);
    }
    nb_gathered_put(&r, &a, call->out);
}

const nb_op nb_op_recurrent_back = {
    .name = "recurrent_back",
    .formula = "\\partial L / \\partial (x, W, U, b)",
    .min_inputs = 6,
    .max_inputs = 8,
    .n_params = NB_N_RECURRENT_PARAMS,
    .params = params,
    .shape = recurrent_back_shape,
    .run = recurrent_back_run,
    .shape_only = 1u << (1 + NB_B),
};
