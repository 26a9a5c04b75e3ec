/* rows.h - sums along a row in the order of order.h: sixteen partial sums, in four vectors. */
#ifndef NB_ROWS_H
#define NB_ROWS_H
#include "simd.h"

/* The terms x[i], i < n, of a sum, four from i on; zeros past the end. */
NB_INLINE f32x4 terms_at(const float *x, int32_t i, int32_t n) {
    if (i + 4 <= n) return f32x4_load(x + i);
    return i < n ? f32x4_load_end(x + i, n - i) : f32x4_splat(0);
}

NB_INLINE float row_sum(int32_t n, const float *x) {
    f32x4 a = f32x4_splat(0), b = a, c = a, d = a;
    int32_t i = 0;
    for (; i + 16 <= n; i += 16) {
        a += f32x4_load(x + i);
        b += f32x4_load(x + i + 4);
        c += f32x4_load(x + i + 8);
        d += f32x4_load(x + i + 12);
    }
    for (int part = 0; part < 4 && i < n; part++) {
        const f32x4 sum = a + terms_at(x, i + 4 * part, n);
        a = b, b = c, c = d, d = sum;
    }
    return f32x4_sum_of_parts(a, b, c, d);
}

/* The sum of f(x[i], y[i]) with f(0, 0) = 0. */
NB_INLINE float row_sum_of(int32_t n, const float *x, const float *y, f32x4 (*f)(f32x4, f32x4)) {
    f32x4 a = f32x4_splat(0), b = a, c = a, d = a;
    int32_t i = 0;
    for (; i + 16 <= n; i += 16) {
        a += f(f32x4_load(x + i), f32x4_load(y + i));
        b += f(f32x4_load(x + i + 4), f32x4_load(y + i + 4));
        c += f(f32x4_load(x + i + 8), f32x4_load(y + i + 8));
        d += f(f32x4_load(x + i + 12), f32x4_load(y + i + 12));
    }
    for (int part = 0; part < 4 && i < n; part++) {
        const int32_t at = i + 4 * part;
        const f32x4 sum = a + f(terms_at(x, at, n), terms_at(y, at, n));
        a = b, b = c, c = d, d = sum;
    }
    return f32x4_sum_of_parts(a, b, c, d);
}

/* The largest of a row, NaN left out or not: whoever needs it has NaN in the sum anyway. 0 if n =
 * 0. */
NB_INLINE float row_max(int32_t n, const float *x) {
    if (n <= 0) return 0;
    f32x4 max = f32x4_splat(x[0]);
    int32_t i = 0;
    for (; i + 4 <= n; i += 4) max = f32x4_max(f32x4_load(x + i), max);
    for (; i < n; i++) max = f32x4_max(f32x4_splat(x[i]), max);
    max = f32x4_max((f32x4){max[2], max[3], max[2], max[3]}, max);
    return max[0] > max[1] ? max[0] : max[1];
}

#endif
