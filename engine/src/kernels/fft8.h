/* fft8.h - the discrete Fourier transform of 8 x 8 real numbers, in four channels at once.
 *
 *   z(p, q) = the sum over y, x of t[y][x] e^(2 pi i (p y + q x) / 8)
 *
 * One axis after the other, each by fft8, which gives eight real numbers for eight: the cosine and
 * sine sums
 *
 *   0: C0    1: C4    2, 3: C1, S1    4, 5: C2, S2    6, 7: C3, S3
 *
 * in 20 sums and two products. Waves of both axes combine by e^(i(a + b)) = e^ia e^ib; so the
 * transform is 4 real numbers (p and q of 0 and 4) and 30 complex ones, the others being their
 * conjugates.
 *
 * A correlation is then a product z conj(z') of each of them. Complex ones take three products
 * instead of four (Gauss): with z = a + ib, conj(z') = c + id
 *
 *   k1 = (a + b) c,   k2 = a (d - c),   k3 = b (c + d);   real part k1 - k3, imaginary part k1 +
 * k2.
 *
 * All three are sums over channels of a number from z times a number from z': planes of matrix
 * products, 4 + 3 x 30 = 94 of them.
 */
#ifndef NB_FFT8_H
#define NB_FFT8_H
#include "simd.h"
#include <stddef.h>

enum { FFT = 8, PLANES = 94 };

NB_INLINE void fft8(const f32x4 x[8], f32x4 z[8]) {
    const f32x4 half = f32x4_splat(0.70710678F);
    const f32x4 s0 = x[0] + x[4], s1 = x[1] + x[5], s2 = x[2] + x[6], s3 = x[3] + x[7];
    const f32x4 d0 = x[0] - x[4], d1 = x[1] - x[5], d2 = x[2] - x[6], d3 = x[3] - x[7];
    const f32x4 even = s0 + s2, odd = s1 + s3, p = half * (d1 - d3), q = half * (d1 + d3);
    z[0] = even + odd, z[1] = even - odd;
    z[2] = d0 + p, z[3] = q + d2;
    z[4] = s0 - s2, z[5] = s1 - s3;
    z[6] = d0 - p, z[7] = q - d2;
}

/* The transposed matrix: x[n] = C0 + (-1)^n C4 + the sum over k of Ck cos(...) + Sk sin(...). */
NB_INLINE void fft8_transposed(const f32x4 z[8], f32x4 x[8]) {
    const f32x4 half = f32x4_splat(0.70710678F);
    const f32x4 e0 = z[0] + z[1], e1 = z[0] - z[1];
    const f32x4 s0 = e0 + z[4], s1 = e1 + z[5], s2 = e0 - z[4], s3 = e1 - z[5];
    const f32x4 p = half * (z[2] - z[6]), q = half * (z[3] + z[7]);
    const f32x4 d0 = z[2] + z[6], d1 = p + q, d2 = z[3] - z[7], d3 = q - p;
    x[0] = s0 + d0, x[1] = s1 + d1, x[2] = s2 + d2, x[3] = s3 + d3;
    x[4] = s0 - d0, x[5] = s1 - d1, x[6] = s2 - d2, x[7] = s3 - d3;
}

/* The planes of a transform in their order, `step` apart. */
typedef struct planes {
    float *at;
    ptrdiff_t step;
} planes;

NB_INLINE void put(planes *to, f32x4 v) {
    f32x4_store(to->at, v);
    to->at += to->step;
}

/* What the first factor is multiplied with: a + b, a, b. */
NB_INLINE void put_complex(planes *to, f32x4 a, f32x4 b) {
    put(to, a + b);
    put(to, a);
    put(to, b);
}

/* From a column of C0 or C4 along x. */
NB_INLINE void put_column(planes *to, const f32x4 x[8]) {
    f32x4 a[8];
    fft8(x, a);
    put(to, a[0]);
    put(to, a[1]);
    for (int p = 2; p < 8; p += 2) put_complex(to, a[p], a[p + 1]);
}

/* From columns of Cq and Sq. */
NB_INLINE void put_columns(planes *to, const f32x4 x[16]) {
    f32x4 a[8], b[8];
    fft8(x, a);
    fft8(x + 8, b);
    for (int p = 0; p < 2; p++) put_complex(to, a[p], b[p]);
    for (int p = 2; p < 8; p += 2) {
        put_complex(to, a[p] - b[p + 1], a[p + 1] + b[p]);
        put_complex(to, a[p] + b[p + 1], b[p] - a[p + 1]);
    }
}

/* The planes of n numbers each, one after the other, from those of a first factor to those of a
 * second one: of the conjugate, and scaled so that the transposed transform is the inverse one: by
 * 1/64, for complex numbers twice that, as they stand for their conjugates, too. */
static void make_second(ptrdiff_t n, float *x) {
    for (int i = 0; i < PLANES;) {
        const int is_real = i < 2 || (i >= 11 && i < 13);
        for (float *const end = x + n; x < end; x += 4) {
            if (is_real) {
                f32x4_store(x, f32x4_load(x) * f32x4_splat(0x1p-6F));
                continue;
            }
            const f32x4 c = f32x4_load(x + n) * f32x4_splat(0x1p-5F);
            const f32x4 minus_d = f32x4_load(x + 2 * n) * f32x4_splat(0x1p-5F);
            f32x4_store(x, c);
            f32x4_store(x + n, f32x4_splat(0) - (c + minus_d));
            f32x4_store(x + 2 * n, c - minus_d);
        }
        if (!is_real) x += 2 * n;
        i += is_real ? 1 : 3;
    }
}

NB_INLINE f32x4 take(planes *from) {
    const f32x4 v = f32x4_load(from->at);
    from->at += from->step;
    return v;
}

NB_INLINE void take_complex(planes *from, f32x4 *re, f32x4 *im) {
    const f32x4 k1 = take(from), k2 = take(from), k3 = take(from);
    *re = k1 - k3;
    *im = k1 + k2;
}

/* The inverse of put_column, and of put_columns. */
NB_INLINE void take_column(planes *from, f32x4 x[8]) {
    f32x4 a[8];
    for (int p = 0; p < 2; p++) a[p] = take(from);
    for (int p = 2; p < 8; p += 2) take_complex(from, &a[p], &a[p + 1]);
    fft8_transposed(a, x);
}

NB_INLINE void take_columns(planes *from, f32x4 x[16]) {
    f32x4 a[8], b[8];
    for (int p = 0; p < 2; p++) take_complex(from, &a[p], &b[p]);
    for (int p = 2; p < 8; p += 2) {
        f32x4 re, im, re_minus, im_minus;
        take_complex(from, &re, &im);
        take_complex(from, &re_minus, &im_minus);
        a[p] = re + re_minus, b[p + 1] = re_minus - re;
        b[p] = im + im_minus, a[p + 1] = im - im_minus;
    }
    fft8_transposed(a, x);
    fft8_transposed(b, x + 8);
}

#endif
