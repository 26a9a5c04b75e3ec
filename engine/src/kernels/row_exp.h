/* row_exp.h - sum over a row of e^(x[i] - max): what softmax and cross-entropy divide by. */
#ifndef NB_ROW_EXP_H
#define NB_ROW_EXP_H
#include "vmath.h"

NB_INLINE float row_sum_of_exp(int32_t n, const float *x, float max) {
    const f32x4 max4 = f32x4_splat(max);
    f32x4 sum = f32x4_splat(0);
    int32_t i = 0;
    for (; i + 4 <= n; i += 4) sum += f32x4_exp_negative(f32x4_load(x + i) - max4);
    if (i < n) {
        const i32x4 inside = (i32x4)((i32x4){0, 1, 2, 3} < n - i);
        const f32x4 e = f32x4_exp_negative(f32x4_load_end(x + i, n - i) - max4);
        sum += f32x4_select(inside, e, f32x4_splat(0));
    }
    return (sum[0] + sum[1]) + (sum[2] + sum[3]);
}

#endif
