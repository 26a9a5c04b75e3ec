/* compare_simd.c - 1 where a comparison holds, 0 where not, and the choice by such a mask. */
#include "../kernels.h"
#include "map.h"

/* 1.0F where the mask is set, 0 elsewhere. */
static inline f32x4 one_where(i32x4 mask) { return (f32x4)(mask & (i32x4)f32x4_splat(1)); }

static f32x4 equal(f32x4 a, f32x4 b) { return one_where((i32x4)(a == b)); }
static f32x4 greater(f32x4 a, f32x4 b) { return one_where((i32x4)(a > b)); }
static f32x4 greater_equal(f32x4 a, f32x4 b) { return one_where((i32x4)(a >= b)); }
static f32x4 where(f32x4 c, f32x4 a, f32x4 b) { return f32x4_select((i32x4)(c == 0), b, a); }

void nb_equal_simd(int32_t n, const float *a, int32_t sa, const float *b, int32_t sb, float *y) {
    map2(n, a, sa, b, sb, y, equal);
}

void nb_greater_simd(int32_t n, const float *a, int32_t sa, const float *b, int32_t sb, float *y) {
    map2(n, a, sa, b, sb, y, greater);
}

void nb_greater_equal_simd(int32_t n, const float *a, int32_t sa, const float *b, int32_t sb,
                           float *y) {
    map2(n, a, sa, b, sb, y, greater_equal);
}

void nb_where_simd(int32_t n, const float *c, int32_t sc, const float *a, int32_t sa,
                   const float *b, int32_t sb, float *y) {
    map3(n, c, sc, a, sa, b, sb, y, where);
}
