/* arithmetic_simd.c - y[i] = a[i sa] o b[i sb], four at a time; power one at a time in double. */
#include "../kernels.h"
#include "map.h"
#include "power.h"

static f32x4 add(f32x4 a, f32x4 b) { return a + b; }
static f32x4 sub(f32x4 a, f32x4 b) { return a - b; }
static f32x4 mul(f32x4 a, f32x4 b) { return a * b; }
static f32x4 divide(f32x4 a, f32x4 b) { return a / b; }

/* f32x4_min gives b where a is NaN. */
static f32x4 minimum(f32x4 a, f32x4 b) { return f32x4_select((i32x4)(a == a), f32x4_min(a, b), a); }

static f32x4 maximum(f32x4 a, f32x4 b) { return f32x4_select((i32x4)(a == a), f32x4_max(a, b), a); }

void nb_add_simd(int32_t n, const float *a, int32_t sa, const float *b, int32_t sb, float *y) {
    map2(n, a, sa, b, sb, y, add);
}

void nb_sub_simd(int32_t n, const float *a, int32_t sa, const float *b, int32_t sb, float *y) {
    map2(n, a, sa, b, sb, y, sub);
}

void nb_mul_simd(int32_t n, const float *a, int32_t sa, const float *b, int32_t sb, float *y) {
    map2(n, a, sa, b, sb, y, mul);
}

void nb_div_simd(int32_t n, const float *a, int32_t sa, const float *b, int32_t sb, float *y) {
    map2(n, a, sa, b, sb, y, divide);
}

void nb_minimum_simd(int32_t n, const float *a, int32_t sa, const float *b, int32_t sb, float *y) {
    map2(n, a, sa, b, sb, y, minimum);
}

void nb_maximum_simd(int32_t n, const float *a, int32_t sa, const float *b, int32_t sb, float *y) {
    map2(n, a, sa, b, sb, y, maximum);
}

void nb_power_simd(int32_t n, const float *a, int32_t sa, const float *b, int32_t sb, float *y) {
    for (int32_t i = 0; i < n; i++) y[i] = power(a[i * sa], b[i * sb]);
}
