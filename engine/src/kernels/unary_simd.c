/* unary_simd.c - y[i] = f(x[i]), four at a time. */
#include "../kernels.h"
#include "map.h"
#include "trigonometry.h"
#include "vmath.h"

static f32x4 negative(f32x4 x) { return -x; }
static f32x4 square(f32x4 x) { return x * x; }

/* Zeros and NaN are their own sign. */
static f32x4 sign(f32x4 x) {
    const i32x4 has_sign = (i32x4)(x > 0) | (i32x4)(x < 0);
    return f32x4_select(has_sign, f32x4_copysign(f32x4_splat(1), x), x);
}

void nb_neg_simd(int32_t n, const float *x, float *y) { map1(n, x, y, negative); }

void nb_abs_simd(int32_t n, const float *x, float *y) { map1(n, x, y, f32x4_abs); }

void nb_sign_simd(int32_t n, const float *x, float *y) { map1(n, x, y, sign); }

void nb_square_simd(int32_t n, const float *x, float *y) { map1(n, x, y, square); }

void nb_sqrt_simd(int32_t n, const float *x, float *y) { map1(n, x, y, f32x4_sqrt); }

void nb_exp_simd(int32_t n, const float *x, float *y) { map1(n, x, y, f32x4_exp); }

void nb_log_simd(int32_t n, const float *x, float *y) { map1(n, x, y, f32x4_log); }

void nb_sin_simd(int32_t n, const float *x, float *y) { map1(n, x, y, f32x4_sin); }

void nb_cos_simd(int32_t n, const float *x, float *y) { map1(n, x, y, f32x4_cos); }

void nb_erf_simd(int32_t n, const float *x, float *y) { map1(n, x, y, f32x4_erf); }

void nb_floor_simd(int32_t n, const float *x, float *y) { map1(n, x, y, f32x4_floor); }
