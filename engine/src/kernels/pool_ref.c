/* pool_ref.c - pooling of windows and back, one output element after the other; see pool.h. */
#include "../kernels.h"
#include <math.h>
#include <stddef.h>
#include <string.h>

/* One output element: the first element of its window, and how many rows and columns it has. */
typedef struct window {
    ptrdiff_t x, y;
    int32_t rows, cols;
} window;

static window window_at(const nb_pool *p, int32_t i, int32_t oy, int32_t ox, int32_t ch) {
    const nb_span rows = nb_rows_at(p, oy), cols = nb_cols_at(p, ox);
    const ptrdiff_t pixel = ((ptrdiff_t)i * p->h + rows.from) * p->w + cols.from;
    const ptrdiff_t out = ((ptrdiff_t)i * p->oh + oy) * p->ow + ox;
    return (window){pixel * p->c + ch, out * p->c + ch, rows.count, cols.count};
}

#define EACH_WINDOW(p, at)                                                                         \
    for (int32_t i = 0; i < (p)->n; i++)                                                           \
        for (int32_t oy = 0; oy < (p)->oh; oy++)                                                   \
            for (int32_t ox = 0; ox < (p)->ow; ox++)                                               \
                for (int32_t ch = 0; ch < (p)->c; ch++)                                            \
                    for (window at = window_at(p, i, oy, ox, ch), *once = &at; once; once = NULL)

#define EACH_PIXEL(p, at, pixel)                                                                   \
    for (int32_t r = 0; r < (at).rows; r++)                                                        \
        for (ptrdiff_t k = 0, pixel = (at).x + (ptrdiff_t)r * (p)->w * (p)->c; k < (at).cols;      \
             k++, pixel += (p)->c)

/* Where the first largest element of the window is; the first NaN, if there is one. */
static ptrdiff_t largest(const nb_pool *p, window at, const float *x) {
    ptrdiff_t best = at.x;
    EACH_PIXEL(p, at, pixel) {
        if (x[pixel] > x[best] || (isnan(x[pixel]) && !isnan(x[best]))) best = pixel;
    }
    return best;
}

static float *zeros(const nb_pool *p, float *dx) {
    return memset(dx, 0, (size_t)p->n * (size_t)p->h * (size_t)p->w * (size_t)p->c * sizeof *dx);
}

void nb_max_pool_ref(const nb_pool *p, const float *x, float *y) {
    EACH_WINDOW(p, at) y[at.y] = x[largest(p, at, x)];
}

void nb_max_unpool_ref(const nb_pool *p, const float *x, const float *dy, float *dx) {
    zeros(p, dx);
    EACH_WINDOW(p, at) dx[largest(p, at, x)] += dy[at.y];
}

void nb_max_pick_ref(const nb_pool *p, const float *x, const float *u, float *y) {
    EACH_WINDOW(p, at) y[at.y] = u[largest(p, at, x)];
}

void nb_sum_pool_ref(const nb_pool *p, int32_t mean, const float *x, float *y) {
    EACH_WINDOW(p, at) {
        float sum = 0;
        EACH_PIXEL(p, at, pixel) sum += x[pixel];
        y[at.y] = mean ? sum / (float)(at.rows * at.cols) : sum;
    }
}

void nb_sum_unpool_ref(const nb_pool *p, int32_t mean, const float *dy, float *dx) {
    zeros(p, dx);
    EACH_WINDOW(p, at) {
        const float share = mean ? dy[at.y] / (float)(at.rows * at.cols) : dy[at.y];
        EACH_PIXEL(p, at, pixel) dx[pixel] += share;
    }
}
