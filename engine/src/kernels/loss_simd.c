/* loss_simd.c - squared error and cross-entropy with their gradients (formulas: loss_ref.c). */
#include "../kernels.h"
#include "map.h"
#include "row_exp.h"
#include "rows.h"
#include "vmath.h"

static f32x4 squared_difference(f32x4 y, f32x4 t) { return (y - t) * (y - t); }
static f32x4 scaled_difference(f32x4 y, f32x4 t, f32x4 scale) { return scale * (y - t); }

float nb_square_error_simd(int32_t n, const float *y, const float *t) {
    return row_sum_of(n, y, t, squared_difference);
}

void nb_square_error_back_simd(int32_t n, float scale, const float *y, const float *t, float *dy) {
    map3(n, y, 1, t, 1, &scale, 0, dy, scaled_difference);
}

/* -t log p, with log p = (z - max) - log_sum; nothing where t is zero. */
static inline f32x4 surprise(f32x4 z, f32x4 t, f32x4 max, f32x4 log_sum) {
    return f32x4_select((i32x4)(t == 0), t, t * (log_sum - (z - max)));
}

void nb_cross_entropy_simd(int32_t rows, int32_t cols, const float *z, const float *t,
                           float *loss) {
    for (int32_t row = 0; row < rows; row++, z += cols, t += cols) {
        const float largest = row_max(cols, z);
        const f32x4 max = f32x4_splat(largest);
        const f32x4 log_sum = f32x4_log(f32x4_splat(row_sum_of_exp(cols, z, largest)));
        f32x4 sum = f32x4_splat(0);
        for (int32_t j = 0; j < cols; j += 4) {
            sum += surprise(terms_at(z, j, cols), terms_at(t, j, cols), max, log_sum);
        }
        loss[row] = (sum[0] + sum[1]) + (sum[2] + sum[3]);
    }
}

/* constants: the largest logit, sum t / sum e^(z - max), scale. */
static inline f32x4 cross_entropy_gradient(f32x4 z, f32x4 t, f32x4 constants) {
    const f32x4 e = f32x4_exp_negative(z - f32x4_splat(constants[0]));
    return f32x4_splat(constants[2]) * (e * f32x4_splat(constants[1]) - t);
}

/* e^(z - max) is taken twice rather than kept, so that dz may be z or t. */
void nb_cross_entropy_back_simd(int32_t rows, int32_t cols, float scale, const float *z,
                                const float *t, float *dz) {
    for (int32_t row = 0; row < rows; row++, z += cols, t += cols, dz += cols) {
        const float max = row_max(cols, z);
        const f32x4 constants = {max, row_sum(cols, t) / row_sum_of_exp(cols, z, max), scale, 0};
        int32_t j = 0;
        for (; j + 4 <= cols; j += 4) {
            f32x4_store(dz + j,
                        cross_entropy_gradient(f32x4_load(z + j), f32x4_load(t + j), constants));
        }
        if (j < cols) {
            const f32x4 zs = f32x4_load_end(z + j, cols - j);
            const f32x4 ts = f32x4_load_end(t + j, cols - j);
            f32x4_store_end(dz + j, cross_entropy_gradient(zs, ts, constants), cols - j);
        }
    }
}
