/* recurrent.c - recurrent layers: shapes, the record's layout, derivatives; see recurrent.h. */
#include "recurrent.h"
#include "checks.h"
#include "kernels.h"
#include "strips.h"

/* ---- Shapes -------------------------------------------------------------------------------- */

static nb_status check_ranks(const nb_call *call, int32_t first, int32_t states, bool is_gru) {
    nb_status status = nb_check_rank(call, first + NB_X, "input", 3, 3);
    if (!status) status = nb_check_rank(call, first + NB_W, "kernel", 2, 2);
    if (!status) status = nb_check_rank(call, first + NB_U, "recurrent kernel", 2, 2);
    if (!status) status = nb_check_rank(call, first + NB_B, "bias", 1, is_gru ? 2 : 1);
    for (int32_t i = 0; i < states && !status; i++)
        status = nb_check_rank(call, first + NB_H0 + i, "initial state", 2, 2);
    return status;
}

static nb_status check_kernels(const nb_call *call, const nb_shape *in, const nb_recurrence *r) {
    const nb_shape *x = &in[NB_X], *w = &in[NB_W], *u = &in[NB_U], *b = &in[NB_B];
    const int32_t units = u->dim[0], gates = r->cell->gates;
    if (units == NB_OPEN || (int64_t)units * gates != u->dim[1])
        return nb_refuse(call, NB_SHAPE, "the recurrent kernel %s must be [units, %d units]",
                         nb_shape_text(u), gates);
    if (!nb_fits(w->dim[1], u->dim[1]))
        return nb_refuse(call, NB_SHAPE, "the kernel %s has %d columns, %d units need %d",
                         nb_shape_text(w), w->dim[1], units, u->dim[1]);
    if (!nb_fits(x->dim[2], w->dim[0]))
        return nb_refuse(call, NB_SHAPE, "input %s has %d features, the kernel %s expects %d",
                         nb_shape_text(x), x->dim[2], nb_shape_text(w), w->dim[0]);
    if (!nb_fits(b->dim[b->rank - 1], u->dim[1]) || (b->rank == 2 && !nb_fits(b->dim[0], 2)))
        return nb_refuse(call, NB_SHAPE, "the bias %s does not fit the kernel %s", nb_shape_text(b),
                         nb_shape_text(w));
    return NB_OK;
}

static nb_status check_states(const nb_call *call, const nb_shape *in, int32_t states) {
    for (int32_t i = 0; i < states; i++) {
        const nb_shape *h = &in[NB_H0 + i];
        if (!nb_fits(h->dim[0], in[NB_X].dim[0]) || !nb_fits(h->dim[1], in[NB_U].dim[0]))
            return nb_refuse(call, NB_SHAPE,
                             "the initial state %s does not fit the input %s and %d units",
                             nb_shape_text(h), nb_shape_text(&in[NB_X]), in[NB_U].dim[0]);
    }
    return NB_OK;
}

static nb_recurrence from_params(const double *p) {
    const nb_cell_kind kind = (nb_cell_kind)p[NB_CELL];
    return (nb_recurrence){.cell = &nb_cells[kind],
                           .backwards = p[NB_BACKWARDS] != 0,
                           .record = p[NB_RECORD] != 0,
                           .rows = kind == NB_LSTM && p[NB_CELL_ROW] != 0,
                           .f = (nb_activation)p[NB_RNN_ACTIVATION],
                           .gate = (nb_activation)p[NB_GATE_ACTIVATION],
                           .f_alpha = (float)p[NB_RNN_ALPHA],
                           .gate_alpha = (float)p[NB_GATE_ALPHA]};
}

static int32_t least(int32_t a, int32_t b) { return a < b ? a : b; }
static int32_t round_up(int32_t a, int32_t to) { return (a + to - 1) / to * to; }

static void share_out(nb_recurrence *r) {
    r->chunks = round_up(r->batch, NB_LANES) / NB_LANES;
    r->all_lanes = round_up(r->batch, 4);
    r->lanes = least(r->all_lanes, NB_LANES);
}

int32_t nb_enter_chunk(nb_recurrence *r, int32_t chunk) {
    const int32_t left = r->batch - chunk * NB_LANES;
    r->lanes = least(round_up(left, 4), NB_LANES);
    return least(left, NB_LANES);
}

nb_status nb_read_recurrence(const nb_call *call, int32_t first, int32_t extra, nb_recurrence *r) {
    const nb_shape *in = call->in_shape + first;
    *r = from_params(call->param);
    r->states = call->n_in - first - extra - NB_H0;
    const int32_t full = r->cell == &nb_cells[NB_LSTM] ? 2 : 1;
    if (r->states != 0 && r->states != full)
        return nb_refuse(call, NB_PARAM, "takes no initial state or %d, not %d", full, r->states);
    nb_status status = check_ranks(call, first, r->states, r->cell == &nb_cells[NB_GRU]);
    if (!status) status = check_kernels(call, in, r);
    if (!status) status = check_states(call, in, r->states);
    if (status) return status;
    r->reset_after = in[NB_B].rank == 2;
    r->batch = in[NB_X].dim[0];
    r->steps = in[NB_X].dim[1];
    r->inputs = in[NB_X].dim[2];
    r->units = in[NB_U].dim[0];
    r->width = in[NB_U].dim[1];
    r->inner = r->cell == &nb_cells[NB_GRU] && !r->reset_after;
    r->sums = r->cell->gates + r->reset_after;
    r->rows = r->steps == NB_OPEN ? NB_OPEN : r->steps + r->rows;
    if (r->batch != NB_OPEN) share_out(r);
    return NB_OK;
}

bool nb_recurrence_is_concrete(const nb_recurrence *r) {
    return r->batch != NB_OPEN && r->steps != NB_OPEN && r->inputs != NB_OPEN;
}

nb_shape nb_sequence_shape(const nb_recurrence *r) {
    return (nb_shape){.rank = 3, .dim = {r->batch, r->rows, r->units}};
}

/* Of so many sequences. */
static int64_t step_rows(const nb_recurrence *r, int32_t lanes) {
    return r->record ? (int64_t)r->cell->planes * lanes * r->steps : 0;
}

nb_status nb_record_shape(const nb_call *call, const nb_recurrence *r, nb_shape *shape) {
    *shape = (nb_shape){.rank = 2, .dim = {NB_OPEN, r->units}};
    if (!nb_recurrence_is_concrete(r)) return NB_OK;
    const double rows = (double)r->batch * r->rows + (double)step_rows(r, r->all_lanes);
    if (rows > INT32_MAX)
        return nb_refuse(call, NB_MEMORY, "%d sequences of %d steps are too many values", r->batch,
                         r->steps);
    shape->dim[0] = (int32_t)rows;
    return NB_OK;
}

int64_t nb_record_at(const nb_recurrence *r, int32_t chunk) {
    return ((int64_t)r->batch * r->rows + step_rows(r, NB_LANES) * chunk) * r->units;
}

nb_status nb_sequence_of_record(nb_call *call) {
    nb_recurrence r;
    nb_shape record;
    nb_status status = nb_check_rank(call, 0, "record", 2, 2);
    if (!status) status = nb_read_recurrence(call, 1, 0, &r);
    if (!status) status = nb_record_shape(call, &r, &record);
    if (status) return status;
    if (!nb_same_shape(&call->in_shape[0], &record) && nb_recurrence_is_concrete(&r))
        return nb_refuse(call, NB_SHAPE, "%s is not the record of these inputs, which has %s",
                         nb_shape_text(&call->in_shape[0]), nb_shape_text(&record));
    call->out_shape = nb_sequence_shape(&r);
    return NB_OK;
}

/* ---- Kernels in panels --------------------------------------------------------------------- */

enum { PANEL = 5 };

int64_t nb_panels_size(int32_t rows, int32_t k) { return (int64_t)round_up(rows, PANEL) * k; }

void nb_pack_panels(int32_t rows, int32_t k, const float *from, int32_t lane, int32_t step,
                    int32_t panel_k, float *to) {
    for (int32_t i = 0; i < rows; i += PANEL, to += PANEL * panel_k, from += PANEL * lane) {
        const int32_t n = least(rows - i, PANEL);
        if (lane == 1)
            nb_copy_strips(k, n, from, step, to, PANEL);
        else
            nb_k->transpose_rows(n, k, from, lane, to, PANEL);
    }
}

/* ---- Derivatives --------------------------------------------------------------------------- */

/* The parts of recurrent_back's result, in its order. */
static void take_parts(nb_graph *g, nb_id parts, const nb_id *in, int32_t states, nb_id *dx) {
    nb_id from[NB_C0 + 2] = {parts};
    int32_t n = 1;
    for (int32_t i = NB_W; i <= NB_B + states; i++) {
        from[n++] = in[i];
        dx[i] = nb_build(g, &nb_op_recurrent_part, n, from, NULL);
    }
    from[n++] = in[NB_X];
    if (dx[NB_X] == NB_NONE) dx[NB_X] = nb_build(g, &nb_op_recurrent_part, n, from, NULL);
}

void nb_derive_recurrent(nb_graph *g, nb_id node, nb_id dy, nb_id *dx) {
    const int32_t n = nb_node_input_count(g, node), states = n - 1 - NB_H0;
    nb_id in[NB_C0 + 3]; /* the record, the layer's inputs, dy */
    for (int32_t i = 0; i < n; i++) in[i] = nb_input_of(g, node, i);
    double param[NB_N_RECURRENT_PARAMS];
    for (int32_t i = 0; i < NB_N_RECURRENT_PARAMS; i++) param[i] = nb_params_of(g, node)[i];
    if (param[NB_RECORD] == 0) { /* it was made for its values only: once more, with a record */
        param[NB_RECORD] = 1;
        in[0] = nb_build(g, &nb_op_recurrent, n - 1, in + 1, param);
    }
    in[n] = dy;
    param[NB_OF_INPUT] = dx[1 + NB_X] == NB_NONE;
    const nb_id parts = nb_build(g, &nb_op_recurrent_back, n + 1, in, param);
    take_parts(g, parts, in + 1, states, dx + 1);
}
