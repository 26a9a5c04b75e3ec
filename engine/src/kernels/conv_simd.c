/* conv_simd.c - convolution and its gradients (conv.h): of many channels, with neither stride nor
 * dilation, through Fourier space (conv_fft.h), where that is faster; else by sums of products
 * (conv_sums.h, conv_back_kernel.h).
 */
#include "../kernels.h"
#include "conv_images.h"
#include "conv_tiles.h"
#include "fft8.h"
#include "products.h"

/* What only directs the loops in products.h and conv_tiles.h is compiled for size. */
#ifdef __clang__
#pragma clang attribute push(__attribute__((minsize)), apply_to = function)
#endif
#include "conv_back_kernel.h"
#include "conv_fft.h"
#include "conv_sums.h"

int64_t nb_conv_scratch(const nb_conv *c) { return fft_pays(c) ? fft_scratch(c) : sums_scratch(c); }

void nb_conv_simd(const nb_conv *c, const float *x, const float *k, const float *bias, float *y,
                  float *scratch) {
    if (fft_pays(c))
        fft_conv(c, x, k, bias, y, scratch);
    else
        sums_conv(c, x, k, bias, y, scratch);
}

/* Without strides it is a convolution of dy with the kernel turned around, [kh, kw, co, ci]. */
static nb_conv turned(const nb_conv *c) {
    nb_conv t = *c;
    t.h = c->oh, t.w = c->ow, t.ci = c->co;
    t.oh = c->h, t.ow = c->w, t.co = c->ci;
    t.top = c->kh - 1 - c->top, t.left = c->kw - 1 - c->left;
    return t;
}

static void turn_kernel(const nb_conv *c, const float *k, float *out) {
    const ptrdiff_t taps = (ptrdiff_t)c->kh * c->kw, tap = (ptrdiff_t)c->ci * c->co;
    for (ptrdiff_t t = taps - 1; t >= 0; t--)
        for (int32_t o = 0; o < c->co; o++)
            for (int32_t l = 0; l < c->ci; l++) *out++ = k[t * tap + (ptrdiff_t)l * c->co + o];
}

int64_t nb_conv_back_input_scratch(const nb_conv *c) {
    const nb_conv t = turned(c);
    if (!fft_pays(&t)) return sums_back_input_scratch(c);
    return fft_scratch(&t) + (int64_t)c->kh * c->kw * c->ci * c->co;
}

void nb_conv_back_input_simd(const nb_conv *c, const float *dy, const float *k, float *dx,
                             float *scratch) {
    const nb_conv t = turned(c);
    if (fft_pays(&t)) {
        turn_kernel(c, k, scratch);
        fft_conv(&t, dy, scratch, NULL, dx, scratch + (ptrdiff_t)c->kh * c->kw * c->ci * c->co);
    } else {
        sums_back_input(c, dy, k, dx, scratch);
    }
}

int64_t nb_conv_back_kernel_scratch(const nb_conv *c) {
    return fft_pays(c) ? fft_scratch(c) : patches_scratch(c);
}

void nb_conv_back_kernel_simd(const nb_conv *c, int32_t part, const float *x, const float *dy,
                              float *dk, float *scratch) {
    const ptrdiff_t size = (ptrdiff_t)c->kh * c->kw * c->ci * c->co;
    if (c->n == 0 || c->oh == 0 || c->ow == 0 || size == 0)
        memset(dk, 0, sizeof(float) * (size_t)size);
    else if (fft_pays(c))
        fft_back_kernel(c, part, x, dy, dk, scratch);
    else
        patches_back_kernel(c, part, x, dy, dk, scratch);
}

#ifdef __clang__
#pragma clang attribute pop
#endif
