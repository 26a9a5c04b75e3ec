/* map.h - y[i] = f(a[i], ...) for i < n, four at a time: the one loop of all elementwise kernels.
 *
 * A stride is 1, or 0 for one value used n times; that value is read from four copies of it, so
 * that the loop is the same.
 */
#ifndef NB_MAP_H
#define NB_MAP_H
#include "simd.h"

NB_INLINE const float *spread(const float *a, int32_t stride, float copies[4]) {
    if (stride != 0) return a;
    f32x4_store(copies, f32x4_splat(*a));
    return copies;
}

NB_INLINE void map1(int32_t n, const float *x, float *y, f32x4 (*f)(f32x4)) {
    int32_t i = 0;
    for (; i + 4 <= n; i += 4) f32x4_store(y + i, f(f32x4_load(x + i)));
    if (i < n) f32x4_store_end(y + i, f(f32x4_load_end(x + i, n - i)), n - i);
}

/* The same for functions of many operations: two vectors side by side hide each other's waiting.
 * The last elements, fewer than eight, go by way of a buffer, so that there is no second body. */
NB_INLINE void map1_long(int32_t n, const float *x, float *y, f32x4 (*f)(f32x4)) {
    float last[8] = {0};
    for (; n > 0; n -= 8, x += 8, y += 8) {
        const size_t rest = n < 8 ? (size_t)n * sizeof *x : 0;
        const float *from = rest ? memcpy(last, x, rest) : x;
        float *to = rest ? last : y;
        const f32x4 a = f(f32x4_load(from)), b = f(f32x4_load(from + 4));
        f32x4_store(to, a);
        f32x4_store(to + 4, b);
        if (rest) memcpy(y, last, rest);
    }
}

NB_INLINE void map2(int32_t n, const float *a, int32_t sa, const float *b, int32_t sb, float *y,
                    f32x4 (*f)(f32x4, f32x4)) {
    float a4[4], b4[4];
    a = spread(a, sa, a4);
    b = spread(b, sb, b4);
    int32_t i = 0;
    for (; i + 4 <= n; i += 4) {
        f32x4_store(y + i, f(f32x4_load(a + i * sa), f32x4_load(b + i * sb)));
    }
    if (i < n) {
        const int32_t rest = n - i;
        const f32x4 va = f32x4_load_end(a + i * sa, rest), vb = f32x4_load_end(b + i * sb, rest);
        f32x4_store_end(y + i, f(va, vb), rest);
    }
}

NB_INLINE void map3(int32_t n, const float *a, int32_t sa, const float *b, int32_t sb,
                    const float *c, int32_t sc, float *y, f32x4 (*f)(f32x4, f32x4, f32x4)) {
    float a4[4], b4[4], c4[4];
    a = spread(a, sa, a4);
    b = spread(b, sb, b4);
    c = spread(c, sc, c4);
    int32_t i = 0;
    for (; i + 4 <= n; i += 4) {
        const f32x4 va = f32x4_load(a + i * sa), vb = f32x4_load(b + i * sb);
        f32x4_store(y + i, f(va, vb, f32x4_load(c + i * sc)));
    }
    if (i < n) {
        const int32_t rest = n - i;
        const f32x4 va = f32x4_load_end(a + i * sa, rest), vb = f32x4_load_end(b + i * sb, rest);
        f32x4_store_end(y + i, f(va, vb, f32x4_load_end(c + i * sc, rest)), rest);
    }
}

#endif
