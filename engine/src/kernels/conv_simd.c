/* conv_simd.c - convolution and its two gradients (conv.h), with four output channels (input
 * channels for dx) in a vector. Sums take their terms in the order of conv_ref.c.
 */
#include "../kernels.h"
#include "simd.h"
#include <stddef.h>

static inline f32x4 load_some(const float *x, int32_t n) {
    return n >= 4 ? f32x4_load(x) : f32x4_load_tail(x, n);
}

static inline void store_some(float *x, f32x4 v, int32_t n) {
    if (n >= 4)
        f32x4_store(x, v);
    else
        f32x4_store_tail(x, v, n);
}

/* sum + the product of a row of n values with n rows of k, `stride` apart, four columns of them. */
static inline f32x4 add_products(f32x4 sum, int32_t n, const float *row, const float *k,
                                 ptrdiff_t stride, int32_t wide) {
    for (int32_t l = 0; l < n; l++, k += stride) sum += f32x4_splat(row[l]) * load_some(k, wide);
    return sum;
}

static const float *pixel(const nb_conv *c, const float *x, int32_t n, int32_t i, int32_t j,
                          int32_t a, int32_t b) {
    const int64_t p = (int64_t)i * c->sh + (int64_t)a * c->dh - c->top;
    const int64_t q = (int64_t)j * c->sw + (int64_t)b * c->dw - c->left;
    if (p < 0 || p >= c->h || q < 0 || q >= c->w) return NULL;
    return x + ((n * (ptrdiff_t)c->h + p) * c->w + q) * c->ci;
}

static void output(const nb_conv *c, const float *x, const float *k, const float *bias, float *y,
                   int32_t n, int32_t i, int32_t j) {
    for (int32_t o = 0; o < c->co; o += 4) {
        const int32_t wide = c->co - o;
        f32x4 sum = bias ? load_some(bias + o, wide) : f32x4_splat(0);
        for (int32_t a = 0; a < c->kh; a++) {
            for (int32_t b = 0; b < c->kw; b++) {
                const float *at = pixel(c, x, n, i, j, a, b);
                const float *tap = k + ((ptrdiff_t)a * c->kw + b) * c->ci * c->co + o;
                if (at) sum = add_products(sum, c->ci, at, tap, c->co, wide);
            }
        }
        store_some(y + o, sum, wide);
    }
}

int64_t nb_conv_scratch(const nb_conv *c) {
    (void)c;
    return 0;
}

void nb_conv_simd(const nb_conv *c, const float *x, const float *k, const float *bias, float *y,
                  float *scratch) {
    (void)scratch;
    for (int32_t n = 0; n < c->n; n++)
        for (int32_t i = 0; i < c->oh; i++)
            for (int32_t j = 0; j < c->ow; j++, y += c->co) output(c, x, k, bias, y, n, i, j);
}

static int32_t output_at(int32_t p, int32_t before, int32_t a, int32_t dilation, int32_t stride,
                         int32_t outputs) {
    const int64_t t = (int64_t)p + before - (int64_t)a * dilation;
    return t >= 0 && t % stride == 0 && t / stride < outputs ? (int32_t)(t / stride) : -1;
}

/* `turned` is the kernel with its channels exchanged, [kh, kw, co, ci]. */
static void input_gradient(const nb_conv *c, const float *dy, const float *turned, float *dx,
                           int32_t n, int32_t p, int32_t q) {
    for (int32_t l = 0; l < c->ci; l += 4) {
        const int32_t wide = c->ci - l;
        f32x4 sum = f32x4_splat(0);
        for (int32_t a = 0; a < c->kh; a++) {
            const int32_t i = output_at(p, c->top, a, c->dh, c->sh, c->oh);
            for (int32_t b = 0; i >= 0 && b < c->kw; b++) {
                const int32_t j = output_at(q, c->left, b, c->dw, c->sw, c->ow);
                const float *at = dy + (((ptrdiff_t)n * c->oh + i) * c->ow + j) * c->co;
                const float *tap = turned + ((ptrdiff_t)a * c->kw + b) * c->ci * c->co + l;
                if (j >= 0) sum = add_products(sum, c->co, at, tap, c->ci, wide);
            }
        }
        store_some(dx + l, sum, wide);
    }
}

int64_t nb_conv_back_input_scratch(const nb_conv *c) {
    return (int64_t)c->kh * c->kw * c->ci * c->co;
}

void nb_conv_back_input_simd(const nb_conv *c, const float *dy, const float *k, float *dx,
                             float *scratch) {
    float *turned = scratch;
    for (int32_t t = 0; t < c->kh * c->kw; t++, k += (ptrdiff_t)c->ci * c->co)
        for (int32_t o = 0; o < c->co; o++)
            for (int32_t l = 0; l < c->ci; l++) *turned++ = k[(ptrdiff_t)l * c->co + o];
    for (int32_t n = 0; n < c->n; n++)
        for (int32_t p = 0; p < c->h; p++)
            for (int32_t q = 0; q < c->w; q++, dx += c->ci)
                input_gradient(c, dy, scratch, dx, n, p, q);
}

static f32x4 kernel_gradient(const nb_conv *c, const float *x, const float *dy, int32_t a,
                             int32_t b, int32_t l, int32_t wide) {
    f32x4 sum = f32x4_splat(0);
    for (int32_t n = 0; n < c->n; n++) {
        for (int32_t i = 0; i < c->oh; i++) {
            for (int32_t j = 0; j < c->ow; j++, dy += c->co) {
                const float *at = pixel(c, x, n, i, j, a, b);
                if (at) sum += f32x4_splat(at[l]) * load_some(dy, wide);
            }
        }
    }
    return sum;
}

int64_t nb_conv_back_kernel_scratch(const nb_conv *c) {
    (void)c;
    return 0;
}

void nb_conv_back_kernel_simd(const nb_conv *c, const float *x, const float *dy, float *dk,
                              float *scratch) {
    (void)scratch;
    for (int32_t a = 0; a < c->kh; a++)
        for (int32_t b = 0; b < c->kw; b++)
            for (int32_t l = 0; l < c->ci; l++, dk += c->co)
                for (int32_t o = 0; o < c->co; o += 4)
                    store_some(dk + o, kernel_gradient(c, x, dy + o, a, b, l, c->co - o),
                               c->co - o);
}
