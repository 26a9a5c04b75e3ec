/* normal_simd.c - mean and variance of the rows or the columns of a matrix, and what is made with
 * them. Whatever the groups, the matrix is read row by row: a row's numbers are its own (a stride
 * of 0) or those of its columns (a stride of 1), whose sums grow in memory that stays in the cache.
 */
#include "../kernels.h"
#include "map.h"
#include "rows.h"
#include <stddef.h>

static f32x4 sum2(f32x4 a, f32x4 b) { return a + b; }
static f32x4 difference(f32x4 a, f32x4 b) { return a - b; }
static f32x4 product(f32x4 a, f32x4 b) { return a * b; }
static f32x4 centred_scaled(f32x4 x, f32x4 mean, f32x4 scale) { return (x - mean) * scale; }
static f32x4 quotient(f32x4 a, f32x4 b) { return a / b; }

static void zero(int32_t n, float *y) {
    for (int32_t i = 0; i < n; i++) y[i] = 0;
}

static void divide(int32_t n, float by, float *y) { map2(n, y, 1, &by, 0, y, quotient); }

/* The mean of every row, or of every column. */
static void means(int32_t rows, int32_t cols, int32_t by_row, const float *x, float *mean) {
    if (by_row) {
        for (int32_t r = 0; r < rows; r++) mean[r] = row_sum(cols, x + (ptrdiff_t)r * cols);
        divide(rows, (float)cols, mean);
        return;
    }
    zero(cols, mean);
    for (int32_t r = 0; r < rows; r++, x += cols) map2(cols, mean, 1, x, 1, mean, sum2);
    divide(cols, (float)rows, mean);
}

static f32x4 add_square(f32x4 sum, f32x4 x, f32x4 mean) { return sum + (x - mean) * (x - mean); }

void nb_moments_simd(int32_t rows, int32_t cols, int32_t by_row, const float *x, float *m,
                     float *centred) {
    const int32_t groups = by_row ? rows : cols;
    float *variance = m + groups;
    means(rows, cols, by_row, x, m);
    zero(groups, variance);
    for (int32_t r = 0; r < rows; r++, x += cols) {
        if (by_row) {
            map2(cols, x, 1, m + r, 0, centred, difference);
            variance[r] = row_sum_of(cols, centred, centred, product);
        } else
            map3(cols, variance, 1, x, 1, m, 1, variance, add_square);
    }
    divide(groups, (float)(by_row ? cols : rows), variance);
}

static f32x4 scale_of(f32x4 variance, f32x4 epsilon) {
    return f32x4_splat(1) / f32x4_sqrt(variance + epsilon);
}

void nb_standardize_simd(int32_t rows, int32_t cols, int32_t by_row, float epsilon, const float *x,
                         const float *m, float *y, float *scale) {
    const int32_t groups = by_row ? rows : cols, each = by_row ? 0 : 1;
    map2(groups, m + groups, 1, &epsilon, 0, scale, scale_of);
    for (int32_t r = 0; r < rows; r++, x += cols, y += cols) {
        const int32_t at = by_row ? r : 0;
        map3(cols, x, 1, m + at, each, scale + at, each, y, centred_scaled);
    }
}

/* The mean of dy (x - mean) of every row or column, in `slope`. */
static void mean_products(int32_t rows, int32_t cols, int32_t by_row, const float *x,
                          const float *m, const float *dy, float *slope, float *centred) {
    const int32_t groups = by_row ? rows : cols;
    zero(groups, slope);
    for (int32_t r = 0; r < rows; r++, x += cols, dy += cols) {
        map2(cols, x, 1, by_row ? m + r : m, by_row ? 0 : 1, centred, difference);
        if (by_row)
            slope[r] = row_sum_of(cols, dy, centred, product);
        else {
            map2(cols, dy, 1, centred, 1, centred, product);
            map2(cols, slope, 1, centred, 1, slope, sum2);
        }
    }
    divide(groups, (float)(by_row ? cols : rows), slope);
}

static f32x4 times_square(f32x4 a, f32x4 scale) { return scale * scale * a; }
static f32x4 less(f32x4 dy, f32x4 mean, f32x4 centred_slope) { return dy - mean - centred_slope; }

void nb_standardize_back_simd(int32_t rows, int32_t cols, int32_t by_row, float epsilon,
                              const float *x, const float *m, const float *dy, float *dx,
                              float *working) {
    const int32_t groups = by_row ? rows : cols, each = by_row ? 0 : 1;
    float *scale = working, *mean = scale + groups, *slope = mean + groups, *row = slope + groups;
    map2(groups, m + groups, 1, &epsilon, 0, scale, scale_of);
    means(rows, cols, by_row, dy, mean);
    mean_products(rows, cols, by_row, x, m, dy, slope, row);
    map2(groups, slope, 1, scale, 1, slope, times_square);
    for (int32_t r = 0; r < rows; r++, x += cols, dy += cols, dx += cols) {
        const int32_t at = by_row ? r : 0;
        map3(cols, x, 1, m + at, each, slope + at, each, row, centred_scaled);
        map3(cols, dy, 1, mean + at, each, row, 1, row, less);
        map2(cols, row, 1, scale + at, each, dx, product);
    }
}
