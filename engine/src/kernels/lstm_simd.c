/* lstm_simd.c - an LSTM's step between its products, four at a time.
 *
 * Its sigmoid and tanh are shorter than those of vmath.h, at 0.7 ns a value for 1.7 and 2.4: what
 * counts in a gate is the absolute error. tests/engine/lanes_test.c asserts the bounds below.
 */
#include "../kernels.h"
#include "vmath.h"
#include <stddef.h>

/* 1 / (1 + 2^t), t = -x / ln 2: 2^t = 2^k 2^f with k = round(t), |f| <= 1/2, 2^f = 1 + f q(f) with
 * error 2^-23.1. Absolute error 2^-23.3; relative error 2^-23 (2 + |x|) where it is small. */
NB_INLINE f32x4 gate(f32x4 x) {
    const f32x4 t = f32x4_min(f32x4_splat(126), f32x4_max(f32x4_splat(-126), x * -LOG2_E));
    const f32x4 rounded = t + ROUND, f = t - (rounded - ROUND);
    const f32x4 q = f32x4_quartic(f, 0x1.62e42ap-1F, 0x1.ebf9bcp-3F, 0x1.c6b752p-5F, 0x1.3cea88p-7F,
                                  0x1.5bba14p-10F);
    const f32x4 scale = (f32x4)(((u32x4)rounded << 23) + 0x3f800000);
    return 1 / (1 + (1 + f * q) * scale);
}

/* tanh x = x p(x^2) / q(x^2), minimax to 2^-25.5 for |x| < 9.02, where it rounds to 1. 4 ulp. */
NB_INLINE f32x4 state(f32x4 x) {
    const f32x4 a = f32x4_min(f32x4_splat(9.02F), f32x4_max(f32x4_splat(-9.02F), x)), t = a * a;
    const f32x4 p =
        f32x4_quartic(t, 1, 0x1.12044p-3F, 0x1.c9f852p-9F, 0x1.595554p-16F, 0x1.c9a3acp-27F);
    const f32x4 q =
        f32x4_quartic(t, 1, 0x1.de576ap-2F, 0x1.a7df22p-6F, 0x1.5841d2p-12F, 0x1.a0b84cp-21F);
    return f32x4_min(f32x4_splat(1), f32x4_max(f32x4_splat(-1), a * p / q));
}

static void gates(int32_t n, float *z) {
    for (int32_t e = 0; e < n; e += 4) f32x4_store(z + e, gate(f32x4_load(z + e)));
}

void nb_lstm_forward_simd(int32_t n, const float *before, float *planes, float *h) {
    float *i = planes, *f = i + n, *g = f + n, *o = g + n, *c = o + n, *fc = c + n;
    gates(2 * n, i);
    gates(n, o);
    for (int32_t e = 0; e < n; e += 4) {
        const f32x4 new = state(f32x4_load(g + e));
        f32x4_store(g + e, new);
        f32x4_store(c + e, f32x4_load(f + e) * f32x4_load(before + e) + f32x4_load(i + e) * new);
    }
    for (int32_t e = 0; e < n; e += 4) {
        const f32x4 shown = state(f32x4_load(c + e));
        f32x4_store(fc + e, shown);
        f32x4_store(h + e, f32x4_load(o + e) * shown);
    }
}

void nb_lstm_back_simd(int32_t n, const float *before, const float *planes, const float *dh,
                       float *dc, float *dz) {
    const ptrdiff_t row = n;
    for (int32_t e = 0; e < n; e += 4, planes += 4, dz += 4) {
        const f32x4 i = f32x4_load(planes), f = f32x4_load(planes + row);
        const f32x4 g = f32x4_load(planes + 2 * row), o = f32x4_load(planes + 3 * row);
        const f32x4 fc = f32x4_load(planes + 5 * row), d_h = f32x4_load(dh + e);
        const f32x4 d = f32x4_load(dc + e) + d_h * o * (1 - fc * fc);
        f32x4_store(dz, d * g * (i * (1 - i)));
        f32x4_store(dz + row, d * f32x4_load(before + e) * (f * (1 - f)));
        f32x4_store(dz + 2 * row, d * i * (1 - g * g));
        f32x4_store(dz + 3 * row, d_h * fc * (o * (1 - o)));
        f32x4_store(dc + e, d * f);
    }
}
