/* cells.c - one step of a recurrent layer, forward and back: simple_rnn, lstm, gru.
 *
 * s and f are the recurrent activation and the activation (sigmoid and tanh unless chosen
 * otherwise); h', c' are the states before the step, * is the product of elements.
 *
 *   simple_rnn   h = f(x W + h' U + b)
 *
 *   lstm         i f g o = s s f s (x W + h' U + b)             Keras' order: i f c o
 *                c = f * c' + i * g
 *                h = o * f(c)
 *
 *   gru          z r = s(x W + h' U + b)
 *                g   = f(x W + r * (h' U + b1) + b0)            reset after (bias [2, 3u])
 *                g   = f(x W + (r * h') U + b)                  reset before (bias [3u])
 *                h   = z * h' + (1 - z) * g
 *
 * Every line works on planes [units][lanes] of n elements: the kernels of elementwise operators,
 * but for the usual lstm, which has its own.
 */
#include "kernels.h"
#include "recurrent.h"
#include <string.h>

static int32_t plane_size(const nb_recurrence *r) { return r->units * r->lanes; }

static void mul(int32_t n, const float *a, const float *b, float *y) {
    nb_k->mul(n, a, 1, b, 1, y);
}
static void add(int32_t n, const float *a, float *y) { nb_k->add(n, y, 1, a, 1, y); }
static void sub(int32_t n, const float *a, const float *b, float *y) {
    nb_k->sub(n, a, 1, b, 1, y);
}

static void activate(const nb_recurrence *r, int32_t n, float *y) {
    nb_activate(r->f, r->f_alpha, n, y);
}
static void activate_gates(const nb_recurrence *r, int32_t n, float *y) {
    nb_activate(r->gate, r->gate_alpha, n, y);
}
static void back(const nb_recurrence *r, int32_t n, const float *y, float *dy) {
    nb_activate_back(r->f, r->f_alpha, n, y, dy, dy);
}
static void gates_back(const nb_recurrence *r, int32_t n, const float *y, float *dy) {
    nb_activate_back(r->gate, r->gate_alpha, n, y, dy, dy);
}

/* Panels of k steps, times p, to or onto z. */
static void times(const nb_recurrence *r, int32_t rows, int32_t k, const float *panels,
                  int32_t panel_k, const float *p, const float *start, float *z) {
    nb_k->lanes_product(rows, r->lanes, k, panels, 5, 5 * panel_k, p, start, z);
}

/* The sums of the first gates over x and h', each from its bias on. */
static void sums(const nb_recurrence *r, const nb_cell_step *s, int32_t gates, float *z) {
    const int32_t k = r->inputs + r->units;
    times(r, gates * r->units, k, s->w, k, s->x, s->b, z);
}

/* to += K dz, over `gates` gates from `gate` on. */
static void to_input(const nb_recurrence *r, const nb_cell_step *s, int32_t gate, int32_t gates,
                     const float *dz) {
    times(r, r->above, gates * r->units, s->w + 5 * gate * r->units, r->width, dz, NULL, s->dx);
}
static void to_state(const nb_recurrence *r, const nb_cell_step *s, int32_t gate, int32_t gates,
                     const float *dz, float *dh) {
    times(r, r->units, gates * r->units, s->u + 5 * gate * r->units, r->width, dz, NULL, dh);
}
static void to_both(const nb_recurrence *r, const nb_cell_step *s, int32_t gates) {
    to_input(r, s, 0, gates, s->dz);
    to_state(r, s, 0, gates, s->dz, s->dh);
}

static void clear(int32_t n, float *y) { memset(y, 0, (size_t)n * sizeof *y); }
static void copy(int32_t n, const float *x, float *y) { memcpy(y, x, (size_t)n * sizeof *y); }

/* ---- simple_rnn: plane h ---- */

static void simple_forward(const nb_recurrence *r, const nb_cell_step *s) {
    const int32_t n = plane_size(r);
    sums(r, s, 1, s->planes);
    activate(r, n, s->planes);
    copy(n, s->planes, s->h);
}

static void simple_backward(const nb_recurrence *r, const nb_cell_step *s) {
    const int32_t n = plane_size(r);
    copy(n, s->dh, s->dz);
    back(r, n, s->planes, s->dz);
    clear(n, s->dh);
    to_both(r, s, 1);
}

/* ---- lstm: planes i f g o c f(c) ---- */

static bool is_usual(const nb_recurrence *r) { return r->gate == NB_SIGMOID && r->f == NB_TANH; }

static void lstm_forward(const nb_recurrence *r, const nb_cell_step *s) {
    const int32_t n = plane_size(r);
    float *i = s->planes, *f = i + n, *g = f + n, *o = g + n, *c = o + n, *fc = c + n;
    sums(r, s, 4, i);
    if (is_usual(r)) {
        nb_k->lstm_forward(n, s->c, i, s->h);
        return;
    }
    activate_gates(r, 2 * n, i);
    activate(r, n, g);
    activate_gates(r, n, o);
    mul(n, f, s->c, c);
    mul(n, i, g, fc);
    add(n, fc, c);
    copy(n, c, fc);
    activate(r, n, fc);
    mul(n, o, fc, s->h);
}

static void lstm_backward(const nb_recurrence *r, const nb_cell_step *s) {
    const int32_t n = plane_size(r);
    const float *i = s->planes, *f = i + n, *g = f + n, *o = g + n, *fc = o + 2 * (ptrdiff_t)n;
    float *di = s->dz, *df = di + n, *dg = df + n, *d_o = dg + n, *dc = s->dc;
    if (is_usual(r)) {
        nb_k->lstm_back(n, s->c, i, s->dh, dc, di);
    } else {
        mul(n, s->dh, fc, d_o);
        mul(n, s->dh, o, s->spare);
        back(r, n, fc, s->spare);
        add(n, s->spare, dc);
        mul(n, dc, g, di);
        mul(n, dc, s->c, df);
        mul(n, dc, i, dg);
        mul(n, dc, f, dc);
        gates_back(r, 2 * n, i, di);
        back(r, n, g, dg);
        gates_back(r, n, o, d_o);
    }
    clear(n, s->dh);
    to_both(r, s, 4);
}

/* ---- gru: planes z r g, then h' U + b1 (reset after) or r * h' (before), then h ---- */

static void gru_forward(const nb_recurrence *r, const nb_cell_step *s) {
    const int32_t n = plane_size(r), u = r->units, k = r->inputs + u;
    float *z = s->planes, *reset = z + n, *g = reset + n, *inner = g + n;
    const float *below = s->u + 5 * r->inputs, *b = s->b + 2 * n;
    sums(r, s, 2, z);
    activate_gates(r, 2 * n, z);
    times(r, u, r->inputs, s->u, k, s->x, b, g);
    if (r->reset_after) { /* the next bias is the recurrent one of g */
        times(r, u, u, below, k, s->h, b + n, inner);
        mul(n, reset, inner, s->spare);
        add(n, s->spare, g);
    } else {
        mul(n, reset, s->h, inner);
        times(r, u, u, below, k, inner, NULL, g);
    }
    activate(r, n, g);
    sub(n, s->h, g, s->h);
    mul(n, z, s->h, s->h);
    add(n, g, s->h);
    copy(n, s->h, inner + n);
}

/* dz: z r, then (reset after) the gradient of inner's sum, then that of g's. */
static void gru_backward(const nb_recurrence *r, const nb_cell_step *s) {
    const int32_t n = plane_size(r);
    const float *z = s->planes, *reset = z + n, *g = reset + n, *inner = g + n;
    float *dz = s->dz, *dr = dz + n, *third = dr + n, *dh = s->dh;
    float *dg = dz + (r->sums - 1) * (ptrdiff_t)n;
    sub(n, s->h, g, dz);
    mul(n, dh, dz, dz);
    mul(n, dh, z, s->spare);
    sub(n, dh, s->spare, dg);
    back(r, n, g, dg);
    copy(n, s->spare, dh);
    if (r->reset_after) {
        mul(n, dg, inner, dr);
        mul(n, dg, reset, third);
    } else {
        clear(n, s->spare);
        to_state(r, s, 2, 1, dg, s->spare);
        mul(n, s->spare, s->h, dr);
        mul(n, s->spare, reset, s->spare);
        add(n, s->spare, dh);
    }
    gates_back(r, 2 * n, z, dz);
    to_both(r, s, 2);
    if (r->reset_after) to_state(r, s, 2, 1, third, dh);
    to_input(r, s, 2, 1, dg);
}

const nb_cell nb_cells[NB_N_CELLS] = {
    [NB_SIMPLE_RNN] = {1, 1, simple_forward, simple_backward},
    [NB_LSTM] = {4, 6, lstm_forward, lstm_backward},
    [NB_GRU] = {3, 5, gru_forward, gru_backward},
};
