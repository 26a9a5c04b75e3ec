/* vmath.h - exp, log and their kind on vectors: our own, so that the bits are the same everywhere.
 *
 * Each function is a range reduction and a polynomial. The polynomials are minimax (Remez, computed
 * with 40 digits, then rounded); beside each stands its own error. The error of the whole is stated
 * above each function, in ulp: the distance of neighbouring floats at the true result, denormals
 * included. It is the largest that tests/engine/math_test.c finds over all floats of size 2^-10 to
 * 2^7 and every 7th elsewhere, rounded up, and is asserted there.
 *
 * Specials are those of C's functions: NaN gives NaN, results too large are infinite, results too
 * small are rounded to a denormal or zero. The sign of a zero is kept where C keeps it.
 */
#ifndef NB_VMATH_H
#define NB_VMATH_H
#include "simd.h"

static const float LOG2_E = 0x1.715476p+0F;
/* ln 2 in two parts: n times the first, of 14 bits, is exact for |n| < 2^10. */
static const float LN2_HIGH = 0x1.62ep-1F, LN2_LOW = 0x1.0bfbe8p-15F;
/* Adding it rounds a float below 2^22 to a whole number, which then stands in the last bits. */
static const float ROUND = 0x1.8p+23F;

/* c0 + c1 x + ... + c4 x^4 in pairs (Estrin): half as long a chain as Horner's. */
NB_INLINE f32x4 f32x4_quartic(f32x4 x, float c0, float c1, float c2, float c3, float c4) {
    const f32x4 square = x * x;
    return (c0 + x * c1) + square * ((c2 + x * c3) + square * c4);
}

/* 2^k for -126 <= k <= 127. */
NB_INLINE f32x4 f32x4_power_of_two(i32x4 k) { return (f32x4)(((u32x4)k + 127) << 23); }

/* e^x = 2^k e^r with k = round(x / ln 2), |r| <= ln 2 / 2, e^r = 1 + r + r^2 q(r). */
typedef struct f32x4_reduced {
    f32x4 p; /* e^r */
    i32x4 k;
} f32x4_reduced;

NB_INLINE f32x4_reduced f32x4_exp_reduced(f32x4 x) {
    const f32x4 rounded = x * LOG2_E + ROUND, n = rounded - ROUND;
    const f32x4 high = x - n * LN2_HIGH, low = n * LN2_LOW, r = high - low;
    const f32x4 lost = (high - r) - low; /* by rounding r: 0.2 ulp of e^x */
    const f32x4 q = f32x4_quartic(r, 0x1.fffffcp-2F, 0x1.55549p-3F, 0x1.5558f8p-5F, 0x1.123b02p-7F,
                                  0x1.6a224ep-10F); /* 2^-28.3 of e^r */
    const i32x4 k = (i32x4)((u32x4)rounded - (u32x4)f32x4_splat(ROUND));
    return (f32x4_reduced){1 + (r + (r * r * q + lost)), k};
}

/* 2^k is multiplied in two steps, for k = 128 and for denormal results. 0.92 ulp. */
NB_INLINE f32x4 f32x4_exp(f32x4 x) {
    x = f32x4_min(f32x4_splat(89), x); /* e^89 is infinite, e^-104 is zero; NaN stays */
    const f32x4_reduced e = f32x4_exp_reduced(f32x4_max(f32x4_splat(-104), x));
    const i32x4 half = e.k >> 1;
    return e.p * f32x4_power_of_two(half) * f32x4_power_of_two(e.k - half);
}

/* The same for x <= 0, with less to do. 0.9 ulp. */
NB_INLINE f32x4 f32x4_exp_negative(f32x4 x) {
    const f32x4_reduced e = f32x4_exp_reduced(f32x4_max(f32x4_splat(-104), x));
    return e.p * f32x4_power_of_two(e.k + 24) * 0x1p-24F;
}

/* e^x - 1 for x <= 0: with k and r as above, 2^k (e^r - 1) + (2^k - 1). 0.85 ulp. */
NB_INLINE f32x4 f32x4_expm1_negative(f32x4 x) {
    const f32x4 z = f32x4_max(f32x4_splat(-32), x); /* e^-32 - 1 is -1 */
    const f32x4 rounded = z * LOG2_E + ROUND, n = rounded - ROUND;
    const f32x4 r = (z - n * LN2_HIGH) - n * LN2_LOW;
    const f32x4 q = /* 2^-31.9 of e^r - 1 */
        0.5F + r * f32x4_quartic(r, 0x1.555554p-3F, 0x1.5554bp-5F, 0x1.11118ap-7F, 0x1.6d7348p-10F,
                                 0x1.a032dp-13F);
    const f32x4 scale = f32x4_power_of_two((i32x4)((u32x4)rounded - (u32x4)f32x4_splat(ROUND)));
    const f32x4 y = scale * (r + r * r * q) + (scale - 1);
    return f32x4_copysign(y, x);
}

/* ln x = k ln 2 + ln m with x = 2^k m, sqrt(1/2) <= m < sqrt 2; with f = m - 1, s = f / (2 + f):
 * ln m = 2 artanh s = f - (f^2 / 2 - s (f^2 / 2 + s^2 q(s^2))), as in fdlibm. 0.85 ulp. */
NB_OUTLINE f32x4 f32x4_log(f32x4 x) {
    const i32x4 tiny = (i32x4)(x < 0x1p-126F);
    const u32x4 bits = (u32x4)f32x4_select(tiny, x * 0x1p+23F, x);
    const u32x4 shifted = bits - 0x3f3504f3; /* sqrt(1/2): where k changes */
    const i32x4 k = ((i32x4)shifted >> 23) - (tiny & 23);
    const f32x4 f = (f32x4)((shifted & 0x7fffff) + 0x3f3504f3) - 1;
    const f32x4 n = (f32x4)((u32x4)k + 0x4b400000) - ROUND; /* k as a float */
    const f32x4 s = f / (2 + f), z = s * s, square = 0.5F * f * f;
    const f32x4 q = /* 2^-37 of ln m */
        z * ((0x1.555554p-1F + z * 0x1.999a7cp-2F) + z * z * (0x1.243892p-2F + z * 0x1.e30164p-3F));
    f32x4 y = n * LN2_HIGH - ((square - (s * (square + q) + n * LN2_LOW)) - f);
    y = f32x4_select((i32x4)(x < __builtin_inff()), y, x); /* infinity and NaN stay */
    y = f32x4_select((i32x4)(x == 0), f32x4_splat(-__builtin_inff()), y);
    return f32x4_select((i32x4)(x < 0), f32x4_splat(__builtin_nanf("")), y);
}

/* ln(1 + z) for 0 <= z <= 1: z - (z^2 / 2 - s (z^2 / 2 + s^2 q(s^2))), s = z / (2 + z). */
NB_INLINE f32x4 f32x4_log1p_unit(f32x4 z) {
    const f32x4 s = z / (2 + z), t = s * s, square = 0.5F * z * z;
    const f32x4 q = /* 2^-33 */
        t * f32x4_quartic(t, 0x1.555558p-1F, 0x1.9996a8p-2F, 0x1.250972p-2F, 0x1.b6d6a8p-3F,
                          0x1.f1aed2p-3F);
    return z - (square - s * (square + q));
}

/* ln(1 + e^x) = max(x, 0) + ln(1 + e^-|x|). 1.99 ulp. */
NB_OUTLINE f32x4 f32x4_softplus(f32x4 x) {
    const f32x4 z = f32x4_exp_negative(-f32x4_abs(x));
    return f32x4_max(f32x4_splat(0), x) + f32x4_log1p_unit(z);
}

/* 1 / (1 + e^-x), with z = e^-|x| and s = z / (1 + z): 1 - s, or z - z s = s where x < 0, which
 * feels the rounding of 1 + z less. 1.85 ulp. */
NB_INLINE f32x4 f32x4_sigmoid(f32x4 x) {
    const f32x4 minus_abs = (f32x4)((i32x4)x | INT32_MIN);
    const f32x4 z = f32x4_exp_negative(minus_abs), s = z / (1 + z);
    const f32x4 u = f32x4_select((i32x4)x >> 31, z, f32x4_splat(1)); /* at -0 z is 1, too */
    return u - u * s;
}

/* |x| < 0.625: x + x^3 q(x^2). Beyond: 1 - 2 z / (1 + z) with z = e^-2|x|, and the sign of x.
 * 1.45 ulp. */
NB_INLINE f32x4 f32x4_tanh(f32x4 x) {
    const f32x4 a = f32x4_abs(x), t = x * x;
    const f32x4 q = f32x4_quartic(t, -0x1.555534p-2F, 0x1.110768p-3F, -0x1.b84448p-5F,
                                  0x1.5256d4p-6F, -0x1.76ac0cp-8F); /* 2^-27.9 of tanh x */
    const f32x4 small = a + a * t * q;
    const f32x4 z = f32x4_exp_negative(-(a + a));
    const f32x4 large = 1 - 2 * z / (1 + z);
    return f32x4_copysign(f32x4_select((i32x4)(a < 0.625F), small, large), x);
}

/* |x| < 0.9: x + x q(x^2). Beyond: 1 - e^-p(|x|), where e^-p is what erf lacks of 1; from 4 on that
 * is below half an ulp. 1.6 ulp. */
NB_OUTLINE f32x4 f32x4_erf(f32x4 x) {
    const f32x4 a = f32x4_abs(x), t = x * x;
    const f32x4 q = 0x1.06eba6p-3F + /* 2^-26.3 of erf x */
                    t * f32x4_quartic(t, -0x1.8126fap-2F, 0x1.ce1dd2p-4F, -0x1.b6bee4p-6F,
                                      0x1.4876cep-8F, -0x1.3f4f82p-11F);
    const f32x4 small = a + a * q, b = f32x4_min(f32x4_splat(4), a);
    const f32x4 p =
        0x1.5d234ap-13F + /* 2^-29.1 of erf x */
        b * (0x1.20b75p+0F + b * f32x4_quartic(b, 0x1.4621c4p-1F, 0x1.aa72dcp-4F, -0x1.6d9c4ep-6F,
                                               0x1.91cbccp-9F, -0x1.9fb0b8p-13F));
    const f32x4 large = 1 - f32x4_exp_negative(-p);
    return f32x4_copysign(f32x4_select((i32x4)(a < 0.9F), small, large), x);
}

#endif
