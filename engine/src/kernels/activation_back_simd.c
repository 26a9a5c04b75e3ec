/* activation_back_simd.c - dx = dy f'(x), with f'(x) in terms of the output y, four at a time. */
#include "../kernels.h"
#include "map.h"
#include "vmath.h"

static f32x4 relu_back(f32x4 y, f32x4 dy) { return (f32x4)((i32x4)(y > 0) & (i32x4)dy); }

static f32x4 leaky_relu_back(f32x4 y, f32x4 dy, f32x4 slope) {
    return f32x4_select((i32x4)(y > 0), dy, slope * dy);
}

static f32x4 elu_back(f32x4 y, f32x4 dy, f32x4 alpha) {
    return f32x4_select((i32x4)(y > 0), dy, dy * (y + alpha));
}

static f32x4 sigmoid_back(f32x4 y, f32x4 dy) { return dy * (y * (1 - y)); }
static f32x4 tanh_back(f32x4 y, f32x4 dy) { return dy * (1 - y * y); }

/* y, an output of softplus, is not negative. */
static f32x4 softplus_back(f32x4 y, f32x4 dy) { return dy * -f32x4_expm1_negative(-y); }

static f32x4 hard_sigmoid_back(f32x4 y, f32x4 dy) {
    return (f32x4)((i32x4)(y > 0) & (i32x4)(y < 1) & (i32x4)(dy / 6));
}

void nb_relu_back_simd(int32_t n, const float *y, const float *dy, float *dx) {
    map2(n, y, 1, dy, 1, dx, relu_back);
}

void nb_leaky_relu_back_simd(int32_t n, float slope, const float *y, const float *dy, float *dx) {
    map3(n, y, 1, dy, 1, &slope, 0, dx, leaky_relu_back);
}

void nb_elu_back_simd(int32_t n, float alpha, const float *y, const float *dy, float *dx) {
    map3(n, y, 1, dy, 1, &alpha, 0, dx, elu_back);
}

void nb_sigmoid_back_simd(int32_t n, const float *y, const float *dy, float *dx) {
    map2(n, y, 1, dy, 1, dx, sigmoid_back);
}

void nb_tanh_back_simd(int32_t n, const float *y, const float *dy, float *dx) {
    map2(n, y, 1, dy, 1, dx, tanh_back);
}

void nb_softplus_back_simd(int32_t n, const float *y, const float *dy, float *dx) {
    map2(n, y, 1, dy, 1, dx, softplus_back);
}

void nb_hard_sigmoid_back_simd(int32_t n, const float *y, const float *dy, float *dx) {
    map2(n, y, 1, dy, 1, dx, hard_sigmoid_back);
}
