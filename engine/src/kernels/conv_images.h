/* conv_images.h - images laid out for convolution by sums of products: padded with zeros, and cut
 * into strips of rows that fit the caches.
 */
#ifndef NB_CONV_IMAGES_H
#define NB_CONV_IMAGES_H
#include "conv.h"
#include "simd.h"
#include <stddef.h>

/* So few channels go to the rows of a tile, not to the lanes. */
enum { FEW = 4 };

/* Working space for more is more than any memory holds: a plan of that size is refused. */
#define MOST_FLOATS 0x1p28
static const int64_t TOO_MUCH = (int64_t)1 << 40;

/* One axis of a convolution: output i meets tap `first + t step` at i stride + at + t at_step of
 * the source, t < taps. Taps that meet nothing but padding are left out. */
typedef struct nb_axis {
    int32_t outputs, size, stride;
    int32_t taps, first, step;
    int64_t at, at_step;
} nb_axis;

static inline int32_t nb_least(int32_t a, int32_t b) { return a < b ? a : b; }
static inline int32_t nb_most(int32_t a, int32_t b) { return a > b ? a : b; }
static inline int32_t nb_up4(int32_t a) { return (a + 3) & ~3; }

static inline int nb_meets(const nb_axis *x, int32_t tap) {
    const int64_t at = x->at + tap * x->at_step;
    return at < x->size && at + (x->outputs - 1) * (int64_t)x->stride >= 0;
}

static inline nb_axis nb_trimmed(nb_axis x) {
    while (x.taps > 0 && !nb_meets(&x, 0)) {
        x.taps--;
        x.first += x.step;
        x.at += x.at_step;
    }
    while (x.taps > 0 && !nb_meets(&x, x.taps - 1)) x.taps--;
    if (x.taps == 0) x.at = x.at_step = 0;
    return x;
}

/* The first place of the source that any output meets, and how many there are from it on. */
static inline int64_t nb_axis_begin(const nb_axis *x) {
    return x->at + (x->at_step < 0 ? (x->taps - 1) * x->at_step : 0);
}

static inline int64_t nb_axis_span(const nb_axis *x, int32_t outputs) {
    const int64_t reach = (x->taps - 1) * (x->at_step < 0 ? -x->at_step : x->at_step);
    return reach + (outputs - 1) * (int64_t)x->stride + 1;
}

static nb_axis forward_axis(int32_t outputs, int32_t size, int32_t stride, int32_t taps,
                            int32_t dilation, int32_t before) {
    return nb_trimmed((nb_axis){.outputs = outputs,
                                .size = size,
                                .stride = stride,
                                .taps = taps,
                                .step = 1,
                                .at = -(int64_t)before,
                                .at_step = dilation});
}

/* Places p = phase, phase + stride, ... of dx: tap a meets output (p + before - a dilation) /
 * stride, if that is whole. */
static nb_axis backward_axis(int32_t phase, int32_t outputs, int32_t size, int32_t stride,
                             int32_t taps, int32_t dilation, int32_t before) {
    nb_axis x = {.outputs = (size - phase + stride - 1) / stride, .size = outputs, .stride = 1};
    const int64_t place = (int64_t)phase + before;
    int32_t period = 1; /* after so many taps the remainder is the same again */
    while ((int64_t)period * dilation % stride != 0) period++;
    while (x.first < period && (place - (int64_t)x.first * dilation) % stride != 0) x.first++;
    x.step = period;
    if (x.first < period && x.first < taps) x.taps = (taps - x.first + period - 1) / period;
    x.at = (place - (int64_t)x.first * dilation) / stride;
    x.at_step = -(int64_t)period * dilation / stride;
    return nb_trimmed(x);
}

NB_INLINE f32x4 nb_load_some(const float *x, int32_t n) {
    return n >= 4 ? f32x4_load(x) : f32x4_load_tail(x, n);
}

NB_INLINE void nb_store_some(float *x, f32x4 v, int32_t n) {
    if (n >= 4)
        f32x4_store(x, v);
    else
        f32x4_store_tail(x, v, n);
}

static void nb_clear(ptrdiff_t n, float *x) {
    for (; n >= 4; n -= 4, x += 4) f32x4_store(x, f32x4_splat(0));
    for (; n > 0; n--) *x++ = 0;
}

static void nb_copy(ptrdiff_t n, const float *x, float *y) {
    for (; n >= 4; n -= 4, x += 4, y += 4) f32x4_store(y, f32x4_load(x));
    for (; n > 0; n--) *y++ = *x++;
}

/* n pixels of `channels` values, `pixel` apart, each channel to a row of its own, `plane` apart. */
static void spread(int32_t n, int32_t channels, const float *x, ptrdiff_t pixel, float *out,
                   ptrdiff_t plane) {
    int32_t c = 0;
    if (pixel == 1) {
        nb_copy(n, x, out);
        return;
    }
    for (; c + 4 <= channels; c += 4, x += 4, out += 4 * plane) {
        int32_t j = 0;
        for (; j + 4 <= n; j += 4) {
            f32x4 a[4];
            for (int i = 0; i < 4; i++) a[i] = f32x4_load(x + (j + i) * pixel);
            f32x4_transpose(a);
            for (int i = 0; i < 4; i++) f32x4_store(out + i * plane + j, a[i]);
        }
        for (; j < n; j++)
            for (int i = 0; i < 4; i++) out[i * plane + j] = x[j * pixel + i];
    }
    for (; c < channels; c++, x++, out += plane)
        for (int32_t j = 0; j < n; j++) out[j] = x[j * pixel];
}

#endif
