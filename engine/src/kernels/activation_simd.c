/* activation_simd.c - the activations, four at a time. Comparisons keep NaN, as in the plain ones.
 */
#include "../kernels.h"
#include "map.h"
#include "vmath.h"

/* x where neither x < 0 nor NaN decides otherwise: f32x4_max gives its second. */
static f32x4 relu(f32x4 x) { return f32x4_max(f32x4_splat(0), x); }

static f32x4 leaky_relu(f32x4 x, f32x4 slope) { return f32x4_select((i32x4)(x < 0), slope * x, x); }

static f32x4 elu(f32x4 x, f32x4 alpha) {
    return f32x4_select((i32x4)(x < 0), alpha * f32x4_expm1_negative(x), x);
}

static f32x4 step(f32x4 x) {
    const f32x4 one = (f32x4)((i32x4)(x > 0) & (i32x4)f32x4_splat(1));
    return f32x4_select((i32x4)(x == x), one, x);
}

static f32x4 hard_sigmoid(f32x4 x) {
    return f32x4_min(f32x4_splat(1), f32x4_max(f32x4_splat(0), x / 6 + 0.5F));
}

void nb_relu_simd(int32_t n, const float *x, float *y) { map1(n, x, y, relu); }

void nb_leaky_relu_simd(int32_t n, float slope, const float *x, float *y) {
    map2(n, x, 1, &slope, 0, y, leaky_relu);
}

void nb_elu_simd(int32_t n, float alpha, const float *x, float *y) {
    map2(n, x, 1, &alpha, 0, y, elu);
}

void nb_sigmoid_simd(int32_t n, const float *x, float *y) { map1_long(n, x, y, f32x4_sigmoid); }

void nb_tanh_simd(int32_t n, const float *x, float *y) { map1_long(n, x, y, f32x4_tanh); }

void nb_softplus_simd(int32_t n, const float *x, float *y) { map1(n, x, y, f32x4_softplus); }

void nb_step_simd(int32_t n, const float *x, float *y) { map1(n, x, y, step); }

void nb_hard_sigmoid_simd(int32_t n, const float *x, float *y) { map1(n, x, y, hard_sigmoid); }
