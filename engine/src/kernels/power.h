/* power.h - a^b for floats, one at a time in double, as C's pow; 0.51 ulp.
 *
 *     |a|^b = 2^(b log2 |a|),  log2 |a| = k + 2 artanh(s) / ln 2,  |a| = 2^k m,  s = (m - 1)/(m +
 * 1)
 *
 * with sqrt(1/2) <= m < sqrt 2. Both series are Taylor's: artanh to s^17, e^z to z^11.
 */
#ifndef NB_POWER_H
#define NB_POWER_H
#include <stdint.h>
#include <string.h>

static inline double log2_of(double a) {
    uint64_t bits;
    memcpy(&bits, &a, sizeof bits);
    const uint64_t shifted = bits - UINT64_C(0x3fe6a09e667f3bcd); /* sqrt(1/2) */
    const int64_t k = (int64_t)shifted >> 52;
    bits -= (uint64_t)k << 52;
    double m;
    memcpy(&m, &bits, sizeof m);
    const double s = (m - 1) / (m + 1), t = s * s;
    double sum = 1.0 / 17;
    for (int i = 15; i > 0; i -= 2) sum = sum * t + 1.0 / i;
    return (double)k + 2 * s * sum * 0x1.71547652b82fep+0;
}

/* For |x| <= 1000. */
static inline double exp2_of(double x) {
    const double rounded = x + 0x1.8p+52, n = rounded - 0x1.8p+52;
    const double z = (x - n) * 0x1.62e42fefa39efp-1;
    double sum = 1;
    for (int i = 11; i > 0; i--) sum = 1 + sum * z / i;
    uint64_t bits;
    memcpy(&bits, &rounded, sizeof bits);
    bits = (bits + 1023) << 52;
    double scale;
    memcpy(&scale, &bits, sizeof scale);
    return sum * scale;
}

/* 1 for an odd whole number, 0 for an even one, -1 for any other. */
static inline int odd(float b) {
    const float size = b < 0 ? -b : b;
    if (size >= 0x1p+24F) return 0;
    const int32_t whole = (int32_t)size;
    return (float)whole == size ? whole & 1 : -1;
}

static inline float power(float a, float b) {
    const float infinity = __builtin_inff();
    if (b == 0 || a == 1) return 1;
    if (a != a || b != b) return a + b;
    const float size = __builtin_fabsf(a);
    if (b == infinity || b == -infinity) {
        return size == 1 ? 1 : (size > 1) == (b > 0) ? infinity : 0;
    }
    const int parity = odd(b);
    if (a < 0 && size < infinity && parity < 0) return __builtin_nanf("");
    float y;
    if (size == 0 || size == infinity) {
        y = (size == 0) == (b < 0) ? infinity : 0;
    } else {
        const double t = b * log2_of(size);
        y = (float)exp2_of(t < -200 ? -200 : t > 200 ? 200 : t);
    }
    return parity > 0 ? __builtin_copysignf(y, a) : y;
}

#endif
