/* conv_sums.h - convolution and its input gradient (conv.h): sums of products over an image that is
 * padded with zeros and laid out in planes, one a channel, strip by strip of its rows:
 *
 *   x[i][j][c]    ->    row i:  0 0 c0 c0 c0 ... 0 0 | 0 0 c1 c1 c1 ... 0 0 | ...
 *
 * What a tap (a, b, c) of the kernel multiplies then begins at[a, b, c] floats after the place of
 * the first output of a row, and the outputs beside it take neighbours. Columns apart by a stride
 * become neighbours by planes of their own for each remainder. Two ways for the lanes:
 *
 *   co > 4:   channels; rows of a tile are outputs, s is the image
 *   co <= 4:  outputs; rows are channels, p is the image; stored transposed
 *
 * The input gradient is the same with dy for x and the kernel's channels exchanged; for strides
 * each remainder of a place of dx has taps of its own. No product with an inserted zero is made.
 */
#ifndef NB_CONV_SUMS_H
#define NB_CONV_SUMS_H
#include "conv_images.h"
#include "products.h"

enum { STRIP = 8192, LOW = 8 }; /* floats of a strip: 32 kB; but LOW rows at least */

/* One convolution: output (i, j) is at y[i y_row + j y_col], tap (a, b) from channel c to o at
 * k[a k_row + b k_col + c k_in + o k_out]. */
typedef struct sweep {
    int32_t n, ci, co;
    nb_axis rows, cols;
    const float *x, *k, *bias;
    ptrdiff_t k_row, k_col, k_in, k_out;
    float *y;
    ptrdiff_t y_image, y_row, y_col;
} sweep;

/* Working space: a strip, where each tap begins in it, the kernel, a bias, a row of outputs. */
typedef struct room {
    int32_t strip_rows; /* of outputs */
    int64_t plane, row, strip, taps, kernel, bias, outputs;
    int32_t lanes; /* of a row of the kernel: channels, or four times as many with empty lanes */
} room;

static room room_for(const sweep *s) {
    room r;
    const int64_t span = nb_axis_span(&s->cols, s->cols.outputs);
    r.lanes = s->co > FEW ? nb_up4(s->co) : s->co;
    r.plane = (span - 1) / s->cols.stride + 4;
    r.row = r.plane * s->cols.stride * s->ci;
    const int64_t fit = STRIP / (r.row * s->rows.stride + 1);
    r.strip_rows = nb_least(s->rows.outputs, fit < LOW ? LOW : (int32_t)fit);
    r.strip = r.row * nb_axis_span(&s->rows, r.strip_rows);
    r.taps = (int64_t)s->rows.taps * s->cols.taps * s->ci;
    r.kernel = r.taps * r.lanes;
    r.bias = nb_up4(s->co);
    r.outputs = (s->cols.outputs + 3) * r.bias;
    return r;
}

static int64_t floats(const room *r) {
    return r->strip + r->taps + r->kernel + r->bias + r->outputs;
}

/* ---- The image in planes -----------------------------------------------------------------------
 */

/* Row `row` of an image, its columns from `begin` on. */
static void lay_row(const sweep *s, const room *r, const float *image, int64_t row, int64_t begin,
                    float *out) {
    nb_clear((ptrdiff_t)r->row, out);
    if (row < 0 || row >= s->rows.size) return;
    const int32_t stride = s->cols.stride;
    for (int32_t phase = 0; phase < stride && phase < r->row; phase++) {
        const int64_t at = begin + phase; /* of element 0 of the plane */
        const int64_t e0 = at < 0 ? (-at + stride - 1) / stride : 0;
        int64_t e1 = at >= s->cols.size ? 0 : (s->cols.size - at + stride - 1) / stride;
        if (e1 > r->plane) e1 = r->plane;
        if (e0 >= e1) continue;
        const float *from = image + (row * s->cols.size + at + e0 * stride) * s->ci;
        spread((int32_t)(e1 - e0), s->ci, from, (ptrdiff_t)stride * s->ci,
               out + phase * r->plane + e0, (ptrdiff_t)(stride * r->plane));
    }
}

/* ---- The kernel --------------------------------------------------------------------------------
 */

static void lay_tap(const sweep *s, const room *r, int32_t a, int32_t b, float *out) {
    const float *k = s->k + (s->rows.first + a * s->rows.step) * s->k_row +
                     (s->cols.first + b * s->cols.step) * s->k_col;
    for (int32_t c = 0; c < s->ci; c++, k += s->k_in)
        for (int32_t o = 0; o < r->lanes; o++) *out++ = o < s->co ? k[o * s->k_out] : 0;
}

/* All taps, and where they begin. */
static void lay_kernel(const sweep *s, const room *r, int32_t *at, float *out) {
    const int64_t top = nb_axis_begin(&s->rows), left = nb_axis_begin(&s->cols);
    const int32_t stride = s->cols.stride;
    for (int32_t a = 0; a < s->rows.taps; a++)
        for (int32_t b = 0; b < s->cols.taps; b++, out += (ptrdiff_t)s->ci * r->lanes) {
            const int64_t p = s->rows.at + a * s->rows.at_step - top;
            const int64_t q = s->cols.at + b * s->cols.at_step - left;
            lay_tap(s, r, a, b, out);
            for (int32_t c = 0; c < s->ci; c++)
                *at++ = (int32_t)sizeof(float) *
                        (int32_t)(p * r->row + (q % stride + (int64_t)c * stride) * r->plane +
                                  q / stride);
        }
}

/* ---- Outputs -----------------------------------------------------------------------------------
 */

/* Rows of pixels to where they belong. */
static void store_pixels(const sweep *s, const float *x, ptrdiff_t row, float *y) {
    for (int32_t j = 0; j < s->cols.outputs; j++, x += row, y += s->y_col)
        for (int32_t o = 0; o < s->co; o += 4) nb_store_some(y + o, f32x4_load(x + o), s->co - o);
}

/* Rows of channels (at most four), `row` apart, to pixels. */
static void store_planes(const sweep *s, const float *x, ptrdiff_t row, const float *bias,
                         float *y) {
    const f32x4 start = f32x4_load(bias);
    for (int32_t j = 0; j < s->cols.outputs; j += 4, x += 4) {
        f32x4 a[4];
        for (int32_t o = 0; o < 4; o++) a[o] = f32x4_load(x + (o < s->co ? o : 0) * row);
        if (s->co == 1 && s->y_col == 1) {
            nb_store_some(y + j, a[0] + f32x4_splat(start[0]), s->cols.outputs - j);
            continue;
        }
        f32x4_transpose(a);
        for (int32_t i = 0; i < 4 && j + i < s->cols.outputs; i++)
            nb_store_some(y + (j + i) * s->y_col, a[i] + start, s->co);
    }
}

/* A row of outputs; `x` is the place of the first one in the strip. */
static void run_row(const sweep *s, const room *r, const float *x, float *scratch, float *y) {
    const int32_t *at = (const int32_t *)scratch;
    const float *kernel = scratch + r->taps, *bias = kernel + r->kernel;
    float *outputs = scratch + r->taps + r->kernel + r->bias;
    const int32_t wide = nb_up4(s->cols.outputs);
    if (s->co <= FEW) {
        nb_products_run(P_AT, s->co, wide / 4,
                        (nb_products){.k = (int32_t)r->taps,
                                      .s = kernel,
                                      .s_step = s->co,
                                      .p = x,
                                      .at = at,
                                      .out = outputs,
                                      .out_row = wide});
        store_planes(s, outputs, wide, bias, y);
        return;
    }
    const int direct = s->co % 4 == 0;
    nb_products_run(S_AT, s->cols.outputs, r->lanes / 4,
                    (nb_products){.k = (int32_t)r->taps,
                                  .s = x,
                                  .at = at,
                                  .p = kernel,
                                  .p_step = r->lanes,
                                  .start = bias,
                                  .out = direct ? y : outputs,
                                  .out_row = direct ? s->y_col : r->lanes});
    if (!direct) store_pixels(s, outputs, r->lanes, y);
}

static void run_strip(const sweep *s, const room *r, const float *image, int32_t i, float *scratch,
                      float *y) {
    const int32_t rows = nb_least(r->strip_rows, s->rows.outputs - i), stride = s->rows.stride;
    const int64_t top = nb_axis_begin(&s->rows) + (int64_t)i * stride;
    const int64_t left = nb_axis_begin(&s->cols), span = nb_axis_span(&s->rows, rows);
    for (int64_t p = 0; p < span; p++) lay_row(s, r, image, top + p, left, scratch + p * r->row);
    for (int32_t p = 0; p < rows; p++)
        run_row(s, r, scratch + (int64_t)p * stride * r->row, scratch + r->strip,
                y + (i + p) * s->y_row);
}

static int is_empty(const sweep *s) {
    return s->n == 0 || s->co == 0 || s->rows.outputs == 0 || s->cols.outputs == 0;
}

static void run(const sweep *s, float *scratch) {
    if (is_empty(s)) return;
    const room r = room_for(s);
    float *taps = scratch + r.strip, *bias = taps + r.taps + r.kernel;
    lay_kernel(s, &r, (int32_t *)taps, taps + r.taps);
    for (int32_t o = 0; o < r.bias; o++) bias[o] = s->bias && o < s->co ? s->bias[o] : 0;
    const int64_t image = (int64_t)s->rows.size * s->cols.size * s->ci;
    for (int32_t n = 0; n < s->n; n++)
        for (int32_t i = 0; i < s->rows.outputs; i += r.strip_rows)
            run_strip(s, &r, s->x + n * image, i, scratch, s->y + n * s->y_image);
}

/* ---- Forward -----------------------------------------------------------------------------------
 */

static sweep forward(const nb_conv *c) {
    return (sweep){.n = c->n,
                   .ci = c->ci,
                   .co = c->co,
                   .rows = forward_axis(c->oh, c->h, c->sh, c->kh, c->dh, c->top),
                   .cols = forward_axis(c->ow, c->w, c->sw, c->kw, c->dw, c->left),
                   .k_row = (ptrdiff_t)c->kw * c->ci * c->co,
                   .k_col = (ptrdiff_t)c->ci * c->co,
                   .k_in = c->co,
                   .k_out = 1,
                   .y_image = (ptrdiff_t)c->oh * c->ow * c->co,
                   .y_row = (ptrdiff_t)c->ow * c->co,
                   .y_col = c->co};
}

static int64_t scratch_of(const sweep *s) {
    if (is_empty(s)) return 0;
    const double span = (double)nb_axis_span(&s->rows, s->rows.outputs) *
                        ((double)nb_axis_span(&s->cols, s->cols.outputs) + 5.0 * s->cols.stride);
    if (span * s->ci > MOST_FLOATS) return TOO_MUCH;
    const room r = room_for(s);
    return floats(&r);
}

/* ---- The gradient of the input -----------------------------------------------------------------
 */

static sweep backward(const nb_conv *c, int32_t py, int32_t px) {
    return (sweep){.n = c->n,
                   .ci = c->co,
                   .co = c->ci,
                   .rows = backward_axis(py, c->oh, c->h, c->sh, c->kh, c->dh, c->top),
                   .cols = backward_axis(px, c->ow, c->w, c->sw, c->kw, c->dw, c->left),
                   .k_row = (ptrdiff_t)c->kw * c->ci * c->co,
                   .k_col = (ptrdiff_t)c->ci * c->co,
                   .k_in = 1,
                   .k_out = c->co,
                   .y_image = (ptrdiff_t)c->h * c->w * c->ci,
                   .y_row = (ptrdiff_t)c->sh * c->w * c->ci,
                   .y_col = (ptrdiff_t)c->sw * c->ci};
}

static int64_t sums_scratch(const nb_conv *c) {
    const sweep s = forward(c);
    return scratch_of(&s);
}

static void sums_conv(const nb_conv *c, const float *x, const float *k, const float *bias, float *y,
                      float *scratch) {
    sweep s = forward(c);
    s.x = x, s.k = k, s.bias = bias, s.y = y;
    run(&s, scratch);
}

static int64_t sums_back_input_scratch(const nb_conv *c) {
    int64_t most = 0;
    for (int32_t py = 0; py < nb_least(c->sh, c->h); py++)
        for (int32_t px = 0; px < nb_least(c->sw, c->w); px++) {
            const sweep s = backward(c, py, px);
            const int64_t scratch = scratch_of(&s);
            if (scratch > most) most = scratch;
        }
    return most;
}

static void sums_back_input(const nb_conv *c, const float *dy, const float *k, float *dx,
                            float *scratch) {
    for (int32_t py = 0; py < nb_least(c->sh, c->h); py++)
        for (int32_t px = 0; px < nb_least(c->sw, c->w); px++) {
            sweep s = backward(c, py, px);
            s.x = dy, s.k = k;
            s.y = dx + ((ptrdiff_t)py * c->w + px) * c->ci;
            run(&s, scratch);
        }
}

#endif
