/* conv_back_kernel.h - the gradient of a convolution's kernel (conv.h). */
#ifndef NB_CONV_BACK_KERNEL_H
#define NB_CONV_BACK_KERNEL_H
#include "conv_images.h"
#include "products.h"

/* A strip of x padded with zeros, channels last; of dy, if lanes are missing there; sums of dk. */
enum { PIXELS = 256 }; /* outputs of a strip, or a row of them */

typedef struct patches {
    int32_t strip_rows, groups;
    int32_t window; /* neighbours that taps of a group meet at once */
    int64_t row, strip, at, dy, sums;
    int32_t pitch; /* of a row of sums: dy's channels for each window place, or the other way */
} patches;

static patches patches_for(const nb_conv *c) {
    patches r;
    r.groups = c->dw == 1 ? 1 : c->kw;
    r.window = c->dw == 1 ? c->kw * c->ci : c->ci;
    r.strip_rows = nb_least(c->oh, nb_most(1, PIXELS / nb_most(c->ow, 1)));
    r.row = ((c->ow - 1) * (int64_t)c->sw + (c->kw - 1) * (int64_t)c->dw + 1) * c->ci;
    r.strip = r.row * ((r.strip_rows - 1) * (int64_t)c->sh + (c->kh - 1) * (int64_t)c->dh + 1) + 4;
    r.at = (int64_t)r.strip_rows * c->ow;
    r.dy = c->co > FEW && c->co % 4 ? r.at * nb_up4(c->co) : 0;
    r.pitch = c->co > FEW ? nb_up4(c->co) : nb_up4(r.window);
    r.sums = (int64_t)c->kh * r.groups * r.pitch * (c->co > FEW ? r.window : c->co);
    return r;
}

static void copy_row(const nb_conv *c, const patches *r, const float *image, int64_t row,
                     float *out) {
    nb_clear((ptrdiff_t)r->row, out);
    if (row < 0 || row >= c->h) return;
    const int64_t wide = r->row / c->ci, begin = c->left < wide ? c->left : wide;
    const int64_t n = c->w < wide - begin ? c->w : wide - begin;
    nb_copy((ptrdiff_t)(n * c->ci), image + row * c->w * c->ci, out + begin * c->ci);
}

/* The products of one strip, for one row of taps. */
static void add_row(const nb_conv *c, const patches *r, const float *x, const int32_t *at,
                    int32_t pixels, const float *dy, int first, float *sums) {
    nb_products t = {.k = pixels, .at = at, .out_row = r->pitch, .start_row = r->pitch};
    const int32_t rows = c->co > FEW ? r->window : c->co;
    for (int32_t g = 0; g < r->groups; g++, sums += (ptrdiff_t)rows * r->pitch) {
        t.start = first ? NULL : sums;
        t.out = sums;
        if (c->co > FEW) {
            t.s = x + (ptrdiff_t)g * c->dw * c->ci;
            t.p = dy, t.p_step = r->pitch;
            nb_products_run(S_AT, rows, r->pitch / 4, t);
        } else {
            t.p = x + (ptrdiff_t)g * c->dw * c->ci;
            t.s = dy, t.s_step = c->co;
            nb_products_run(P_AT, rows, r->pitch / 4, t);
        }
    }
}

/* Rows of dy with empty lanes after their channels. */
static const float *lay_dy(const nb_conv *c, const patches *r, int32_t pixels, const float *dy,
                           float *out) {
    if (r->dy == 0) return dy;
    for (int32_t p = 0; p < pixels; p++, dy += c->co)
        for (int32_t o = 0; o < r->pitch; o++) *out++ = o < c->co ? dy[o] : 0;
    return out - (ptrdiff_t)pixels * r->pitch;
}

static void add_strip(const nb_conv *c, const patches *r, const float *image, int32_t i,
                      const float *dy, int first, float *scratch) {
    const int32_t rows = nb_least(r->strip_rows, c->oh - i), pixels = rows * c->ow;
    const int64_t top = (int64_t)i * c->sh - c->top;
    const int64_t span = (rows - 1) * (int64_t)c->sh + (c->kh - 1) * (int64_t)c->dh + 1;
    for (int64_t p = 0; p < span; p++) copy_row(c, r, image, top + p, scratch + p * r->row);
    memset(scratch + span * r->row, 0, 4 * sizeof(float));
    float *at = scratch + r->strip, *own = at + r->at, *sums = own + r->dy;
    const float *lanes = lay_dy(c, r, pixels, dy, own);
    for (int32_t a = 0; a < c->kh; a++)
        add_row(c, r, scratch + (int64_t)a * c->dh * r->row, (const int32_t *)at, pixels, lanes,
                first, sums + a * (r->sums / c->kh));
}

/* Where each output's window begins. */
static void lay_at(const nb_conv *c, const patches *r, int32_t *at) {
    for (int32_t i = 0; i < r->strip_rows; i++)
        for (int32_t j = 0; j < c->ow; j++)
            *at++ = (int32_t)sizeof(float) *
                    (int32_t)(i * (int64_t)c->sh * r->row + (int64_t)j * c->sw * c->ci);
}

static void store_sums(const nb_conv *c, const patches *r, const float *sums, float *dk) {
    const int32_t blocks = c->kh * r->groups, rows = c->co > FEW ? r->window : c->co;
    for (int32_t b = 0; b < blocks; b++, sums += (ptrdiff_t)rows * r->pitch)
        for (int32_t l = 0; l < r->window; l++)
            for (int32_t o = 0; o < c->co; o++)
                *dk++ = c->co > FEW ? sums[(ptrdiff_t)l * r->pitch + o]
                                    : sums[(ptrdiff_t)o * r->pitch + l];
}

static int64_t patches_scratch(const nb_conv *c) {
    const double reach = ((double)c->oh * c->sh + (double)c->kh * c->dh) *
                         ((double)c->ow * c->sw + (double)c->kw * c->dw) * c->ci;
    if (reach > MOST_FLOATS) return TOO_MUCH;
    if (c->oh == 0 || c->ow == 0) return 0;
    const patches r = patches_for(c);
    return r.strip + r.at + r.dy + r.sums;
}

static void patches_back_kernel(const nb_conv *c, int32_t part, const float *x, const float *dy,
                                float *dk, float *scratch) {
    const patches r = patches_for(c);
    const ptrdiff_t image = (ptrdiff_t)c->h * c->w * c->ci;
    lay_at(c, &r, (int32_t *)(scratch + r.strip));
    int first = !(part & NB_GOES_ON);
    for (int32_t n = 0; n < c->n; n++)
        for (int32_t i = 0; i < c->oh; i += r.strip_rows, first = 0)
            add_strip(c, &r, x + n * image, i, dy + ((ptrdiff_t)n * c->oh + i) * c->ow * c->co,
                      first, scratch);
    if (!(part & NB_LEAVES)) store_sums(c, &r, scratch + r.strip + r.at + r.dy, dk);
}

#endif
