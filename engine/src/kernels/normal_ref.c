/* normal_ref.c - mean and variance of the rows or the columns of a matrix, and what is made with
 * them. Sums along a row are taken in the order of order.h, down a column one after the other.
 */
#include "../kernels.h"
#include "order.h"
#include <math.h>
#include <stddef.h>

/* Row number i, or column number i: n elements, `step` apart. */
typedef struct group {
    int32_t n, step;
    ptrdiff_t at;
} group;

static group group_at(int32_t rows, int32_t cols, int32_t by_row, int32_t i) {
    return by_row ? (group){cols, 1, (ptrdiff_t)i * cols} : (group){rows, cols, i};
}

/* The mean of (a - ma) b, b centred at mb; of a if b is NULL. */
static float mean_of(group g, int32_t by_row, const float *a, float ma, const float *b, float mb) {
    float p[PARTS] = {0};
    for (int32_t i = 0; i < g.n; i++) {
        const ptrdiff_t at = g.at + (ptrdiff_t)i * g.step;
        p[by_row ? i % PARTS : 0] += b ? (a[at] - ma) * (b[at] - mb) : a[at];
    }
    return (by_row ? sum_of_parts(p) : p[0]) / (float)g.n;
}

void nb_moments_ref(int32_t rows, int32_t cols, int32_t by_row, const float *x, float *m,
                    float *working) {
    (void)working;
    const int32_t groups = by_row ? rows : cols;
    for (int32_t i = 0; i < groups; i++) {
        const group g = group_at(rows, cols, by_row, i);
        m[i] = mean_of(g, by_row, x, 0, NULL, 0);
        m[groups + i] = mean_of(g, by_row, x, m[i], x, m[i]);
    }
}

static float scale_of(float variance, float epsilon) { return 1 / (float)sqrt(variance + epsilon); }

void nb_standardize_ref(int32_t rows, int32_t cols, int32_t by_row, float epsilon, const float *x,
                        const float *m, float *y, float *working) {
    (void)working;
    const int32_t groups = by_row ? rows : cols;
    for (int32_t i = 0; i < groups; i++) {
        const group g = group_at(rows, cols, by_row, i);
        const float scale = scale_of(m[groups + i], epsilon);
        for (int32_t k = 0; k < g.n; k++) {
            const ptrdiff_t at = g.at + (ptrdiff_t)k * g.step;
            y[at] = (x[at] - m[i]) * scale;
        }
    }
}

void nb_standardize_back_ref(int32_t rows, int32_t cols, int32_t by_row, float epsilon,
                             const float *x, const float *m, const float *dy, float *dx,
                             float *working) {
    (void)working;
    const int32_t groups = by_row ? rows : cols;
    for (int32_t i = 0; i < groups; i++) {
        const group g = group_at(rows, cols, by_row, i);
        const float scale = scale_of(m[groups + i], epsilon);
        const float mean = mean_of(g, by_row, dy, 0, NULL, 0);
        const float slope = scale * scale * mean_of(g, by_row, dy, 0, x, m[i]);
        for (int32_t k = 0; k < g.n; k++) {
            const ptrdiff_t at = g.at + (ptrdiff_t)k * g.step;
            dx[at] = scale * (dy[at] - mean - (x[at] - m[i]) * slope);
        }
    }
}
