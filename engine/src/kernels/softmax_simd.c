/* softmax_simd.c - softmax of each row, its logarithm and its gradient (formulas: softmax_ref.c).
 */
#include "../kernels.h"
#include "map.h"
#include "row_exp.h"
#include "rows.h"
#include "vmath.h"

static f32x4 exp_of_difference(f32x4 x, f32x4 max) { return f32x4_exp_negative(x - max); }
static f32x4 quotient(f32x4 e, f32x4 sum) { return e / sum; }
static f32x4 product(f32x4 a, f32x4 b) { return a * b; }

static f32x4 softmax_gradient(f32x4 y, f32x4 dy, f32x4 sum) { return y * (dy - sum); }

static f32x4 difference(f32x4 x, f32x4 max, f32x4 log_sum) { return (x - max) - log_sum; }

void nb_softmax_simd(int32_t rows, int32_t cols, const float *x, float *y) {
    for (int32_t row = 0; row < rows; row++, x += cols, y += cols) {
        const float max = row_max(cols, x);
        map2(cols, x, 1, &max, 0, y, exp_of_difference);
        const float sum = row_sum(cols, y);
        map2(cols, y, 1, &sum, 0, y, quotient);
    }
}

void nb_log_softmax_simd(int32_t rows, int32_t cols, const float *x, float *y) {
    for (int32_t row = 0; row < rows; row++, x += cols, y += cols) {
        const float max = row_max(cols, x);
        const float log_sum = f32x4_log(f32x4_splat(row_sum_of_exp(cols, x, max)))[0];
        map3(cols, x, 1, &max, 0, &log_sum, 0, y, difference);
    }
}

void nb_softmax_back_simd(int32_t rows, int32_t cols, const float *y, const float *dy, float *dx) {
    for (int32_t row = 0; row < rows; row++, y += cols, dy += cols, dx += cols) {
        const float sum = row_sum_of(cols, dy, y, product);
        map3(cols, y, 1, dy, 1, &sum, 0, dx, softmax_gradient);
    }
}
