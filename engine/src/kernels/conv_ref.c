/* conv_ref.c - convolution and its two gradients (conv.h), plain: one sum at a time.
 *
 *   dx[n][p][q][c] = the sum over a, b, o of dy[n][i][j][o] k[a][b][c][o],  i sh + a dh - top = p
 *   dk[a][b][c][o] = the sum over n, i, j of x[n][p][q][c] dy[n][i][j][o]   j sw + b dw - left = q
 *
 * Sums run in the order in which their indices stand; taps beside the image are left out.
 */
#include "../kernels.h"
#include <stddef.h>

/* Where in x[n] output row i, column j meets tap (a, b), or NULL beside the image. */
static const float *pixel(const nb_conv *c, const float *x, int32_t n, int32_t i, int32_t j,
                          int32_t a, int32_t b) {
    const int64_t p = (int64_t)i * c->sh + (int64_t)a * c->dh - c->top;
    const int64_t q = (int64_t)j * c->sw + (int64_t)b * c->dw - c->left;
    if (p < 0 || p >= c->h || q < 0 || q >= c->w) return NULL;
    return x + ((n * (int64_t)c->h + p) * c->w + q) * c->ci;
}

static float output(const nb_conv *c, const float *x, const float *k, float sum, int32_t n,
                    int32_t i, int32_t j, int32_t o) {
    for (int32_t a = 0; a < c->kh; a++) {
        for (int32_t b = 0; b < c->kw; b++) {
            const float *at = pixel(c, x, n, i, j, a, b);
            const float *tap = k + ((ptrdiff_t)a * c->kw + b) * c->ci * c->co + o;
            for (int32_t l = 0; at && l < c->ci; l++) sum += at[l] * tap[(ptrdiff_t)l * c->co];
        }
    }
    return sum;
}

void nb_conv_ref(const nb_conv *c, const float *x, const float *k, const float *bias, float *y,
                 float *scratch) {
    (void)scratch;
    for (int32_t n = 0; n < c->n; n++)
        for (int32_t i = 0; i < c->oh; i++)
            for (int32_t j = 0; j < c->ow; j++)
                for (int32_t o = 0; o < c->co; o++)
                    *y++ = output(c, x, k, bias ? bias[o] : 0, n, i, j, o);
}

/* The output row that tap a of input row p belongs to, or -1. */
static int32_t output_at(int32_t p, int32_t before, int32_t a, int32_t dilation, int32_t stride,
                         int32_t outputs) {
    const int64_t t = (int64_t)p + before - (int64_t)a * dilation;
    return t >= 0 && t % stride == 0 && t / stride < outputs ? (int32_t)(t / stride) : -1;
}

static float input_gradient(const nb_conv *c, const float *dy, const float *k, int32_t n, int32_t p,
                            int32_t q, int32_t l) {
    float sum = 0;
    for (int32_t a = 0; a < c->kh; a++) {
        for (int32_t b = 0; b < c->kw; b++) {
            const int32_t i = output_at(p, c->top, a, c->dh, c->sh, c->oh);
            const int32_t j = output_at(q, c->left, b, c->dw, c->sw, c->ow);
            if (i < 0 || j < 0) continue;
            const float *at = dy + (((ptrdiff_t)n * c->oh + i) * c->ow + j) * c->co;
            const float *tap = k + (((ptrdiff_t)a * c->kw + b) * c->ci + l) * c->co;
            for (int32_t o = 0; o < c->co; o++) sum += at[o] * tap[o];
        }
    }
    return sum;
}

void nb_conv_back_input_ref(const nb_conv *c, const float *dy, const float *k, float *dx,
                            float *scratch) {
    (void)scratch;
    for (int32_t n = 0; n < c->n; n++)
        for (int32_t p = 0; p < c->h; p++)
            for (int32_t q = 0; q < c->w; q++)
                for (int32_t l = 0; l < c->ci; l++) *dx++ = input_gradient(c, dy, k, n, p, q, l);
}

static float kernel_gradient(const nb_conv *c, const float *x, const float *dy, int32_t a,
                             int32_t b, int32_t l, int32_t o, float sum) {
    for (int32_t n = 0; n < c->n; n++) {
        for (int32_t i = 0; i < c->oh; i++) {
            for (int32_t j = 0; j < c->ow; j++, dy += c->co) {
                const float *at = pixel(c, x, n, i, j, a, b);
                if (at) sum += at[l] * dy[o];
            }
        }
    }
    return sum;
}

void nb_conv_back_kernel_ref(const nb_conv *c, int32_t part, const float *x, const float *dy,
                             float *dk, float *scratch) {
    (void)scratch;
    for (int32_t a = 0; a < c->kh; a++)
        for (int32_t b = 0; b < c->kw; b++)
            for (int32_t l = 0; l < c->ci; l++)
                for (int32_t o = 0; o < c->co; o++, dk++)
                    *dk = kernel_gradient(c, x, dy, a, b, l, o, part & NB_GOES_ON ? *dk : 0);
}
