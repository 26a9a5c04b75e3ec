/* trigonometry.h - sin and cos on vectors, for every float; 0.51 ulp.
 *
 * x = q pi/2 + r, |r| <= pi/4, and sin x is then sin r, cos r, -sin r or -cos r for q mod 4 = 0, 1,
 * 2, 3; cos x is sin x with q + 1. Reduction and polynomials are in double. Up to 2^20, q pi/2 is
 * taken off in two parts, the first exactly; beyond, a lane at a time, q and r come from the bits
 * of 2/pi that matter (Payne and Hanek 1983).
 */
#ifndef NB_TRIGONOMETRY_H
#define NB_TRIGONOMETRY_H
#include "simd.h"

static const double TWO_OVER_PI = 0x1.45f306dc9c883p-1;
static const double HALF_PI_HIGH = 0x1.921fb544p+0, HALF_PI_LOW = 0x1.0b4611a626331p-34;
static const double ROUND_DOUBLE = 0x1.8p+52; /* adding it rounds to a whole number */

NB_INLINE f64x2 sine_of_quarter(f64x2 r, i64x2 q) {
    const f64x2 t = r * r;
    const f64x2 sine = /* 2^-37.6 */
        r +
        r * t *
            (-0x1.5555554ca927ap-3 +
             t * (0x1.11110889f0defp-7 + t * (-0x1.a00f9394f92e3p-13 + t * 0x1.6cd5eb670351bp-19)));
    const f64x2 cosine = /* 2^-43.2 */
        1 - 0.5 * t +
        t * t *
            (0x1.5555554f4291ep-5 + t * (-0x1.6c16b88bf6ad5p-10 +
                                         t * (0x1.a011178fced91p-16 + t * -0x1.242909c4454b9p-22)));
    const f64x2 y = f64x2_select((i64x2)((q & 1) != 0), cosine, sine);
    return (f64x2)((u64x2)y ^ ((u64x2)(q & 2) << 62));
}

/* sin(x + quarters pi/2) for |x| <= 2^20; NaN for infinities. */
NB_INLINE f64x2 sine_of_pair(f64x2 x, int64_t quarters) {
    const f64x2 rounded = x * TWO_OVER_PI + ROUND_DOUBLE, n = rounded - ROUND_DOUBLE;
    const f64x2 r = (x - n * HALF_PI_HIGH) - n * HALF_PI_LOW;
    return sine_of_quarter(r, (i64x2)((u64x2)rounded + (uint64_t)quarters));
}

/* The 32 bits of 2/pi from bit `at`, counted from the first after the point. */
static inline uint64_t bits_of_two_over_pi(int32_t at) {
    static const uint32_t bits[] = {0,          0xa2f9836e, 0x4e441529, 0xfc2757d1, 0xf534ddc0,
                                    0xdb629599, 0x3c439041, 0xfe5163ab, 0xdebbc561};
    const int32_t word = (at + 32) / 32, bit = (at + 32) % 32;
    const uint64_t two = (uint64_t)bits[word] << 32 | bits[word + 1];
    return two >> (32 - bit) & 0xffffffff;
}

/* sin(x + quarters pi/2) for 2^20 < |x| < infinity. x = mantissa 2^e. Of x 2/pi, bits of weight 4
 * and more do not matter; the product with the 96 bits below them is kept to 64. */
static inline float sine_of_large(float x, int64_t quarters) {
    uint32_t bits;
    memcpy(&bits, &x, sizeof bits);
    const uint64_t mantissa = (bits & 0x7fffff) | 0x800000;
    const int32_t e = (int32_t)(bits >> 23 & 255) - 150;
    const uint64_t product = (mantissa * bits_of_two_over_pi(e - 2) << 32) +
                             mantissa * bits_of_two_over_pi(e + 30) +
                             (mantissa * bits_of_two_over_pi(e + 62) >> 32);
    const uint64_t q = (product + (UINT64_C(1) << 61)) >> 62;
    const double r = (double)(int64_t)(product - (q << 62)) * (0x1.921fb54442d18p+0 * 0x1p-62);
    const int negative = bits >> 31;
    const uint64_t quarter = (negative ? 0 - q : q) + (uint64_t)quarters;
    const f64x2 y = sine_of_quarter(f64x2_splat(negative ? -r : r),
                                    (i64x2){(int64_t)quarter, (int64_t)quarter});
    return (float)y[0];
}

/* sin(x + quarters pi/2). */
NB_OUTLINE f32x4 f32x4_sine(f32x4 x, int64_t quarters) {
    f32x4 y = f32x4_from_f64x2(sine_of_pair(f64x2_from_low(x), quarters),
                               sine_of_pair(f64x2_from_high(x), quarters));
    const f32x4 a = f32x4_abs(x);
    const i32x4 large = (i32x4)(a > 0x1p+20F) & (i32x4)(a < __builtin_inff());
    if (i32x4_any(large)) {
        for (int lane = 0; lane < 4; lane++) {
            if (large[lane]) y[lane] = sine_of_large(x[lane], quarters);
        }
    }
    return y;
}

NB_INLINE f32x4 f32x4_sin(f32x4 x) { return f32x4_select((i32x4)(x == 0), x, f32x4_sine(x, 0)); }
NB_INLINE f32x4 f32x4_cos(f32x4 x) { return f32x4_sine(x, 1); }

#endif
