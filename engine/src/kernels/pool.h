/* pool.h - images and windows that pooling looks at, channels last. Kernels and operators use it.
 *
 *   x [n, h, w, c]     y [n, oh, ow, c]
 *
 * The window of y[oy, ox] begins at x[oy sh - top, ox sw - left] and is kh x kw large; only what
 * lies within the image counts, which for every window is at least one pixel.
 */
#ifndef NB_POOL_H
#define NB_POOL_H
#include <stdint.h>

typedef struct nb_pool {
    int32_t n, h, w, c;
    int32_t oh, ow;
    int32_t kh, kw, sh, sw, top, left;
} nb_pool;

/* Along one axis: the part of the window number i that lies within [0, size). */
typedef struct nb_span {
    int32_t from, count;
} nb_span;

static inline nb_span nb_span_at(int32_t i, int32_t stride, int32_t before, int32_t window,
                                 int32_t size) {
    const int32_t begin = i * stride - before, end = begin + window;
    const int32_t from = begin > 0 ? begin : 0;
    return (nb_span){from, (end < size ? end : size) - from};
}

static inline nb_span nb_rows_at(const nb_pool *p, int32_t oy) {
    return nb_span_at(oy, p->sh, p->top, p->kh, p->h);
}

static inline nb_span nb_cols_at(const nb_pool *p, int32_t ox) {
    return nb_span_at(ox, p->sw, p->left, p->kw, p->w);
}

#endif
