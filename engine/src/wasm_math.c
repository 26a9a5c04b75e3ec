/* wasm_math.c - exp, log, pow, sin, cos, tanh, erf, expm1, log1p for the WebAssembly module, as
 * textbook series.
 *
 * The reference kernels call the C library. Natively that is the system's, and the tests measure
 * the SIMD kernels against it. In the module Emscripten's library would bring its tables along: 12
 * kB of the 40 kB that it may weigh compressed. These series give 13 digits and more, which after
 * rounding to float is the same number; tests/engine/wasm_math_test.c compares them with the
 * system's.
 */
#include <math.h>
#include <stdint.h>
#include <string.h>

static const double LN2_HIGH = 0x1.62e42feep-1, LN2_LOW = 0x1.a39ef35793c76p-33;

/* 2^n for -1022 <= n <= 1023. */
static double power_of_two(int64_t n) {
    const uint64_t bits = (uint64_t)(n + 1023) << 52;
    double x;
    memcpy(&x, &bits, sizeof x);
    return x;
}

/* e^r - 1 = r + r^2/2! + r^3/3! + ...   |r| <= 0.35: the term r^15/15! is below 1e-19. */
static double expm1_series(double r) {
    double sum = 0;
    for (int i = 14; i >= 1; i--) sum = r / i * (1 + sum);
    return sum;
}

/* e^x = 2^n e^r with r = x - n ln 2. */
double exp(double x) {
    if (x != x) return x;
    if (x > 709) return INFINITY;
    if (x < -708) return 0;
    const double n = rint(x * 1.44269504088896340736);
    return power_of_two((int64_t)n) * (1 + expm1_series(x - n * LN2_HIGH - n * LN2_LOW));
}

double expm1(double x) { return fabs(x) <= 0.35 ? expm1_series(x) : exp(x) - 1; }

/* ln(2^n m) = n ln 2 + 2 (s + s^3/3 + s^5/5 + ...), s = (m - 1)/(m + 1), m from sqrt(1/2) to
 * sqrt(2). |s| <= 0.172: the term s^23/23 is below 1e-18. */
double log(double x) {
    if (!(x > 0)) return x == 0 ? -INFINITY : NAN;
    if (x == INFINITY) return x;
    uint64_t bits;
    memcpy(&bits, &x, sizeof bits);
    int64_t n = (int64_t)(bits >> 52) - 1023;
    double m = x / power_of_two(n);
    if (m > 1.41421356237309504880) m /= 2, n++;
    const double s = (m - 1) / (m + 1);
    double sum = 0;
    for (int i = 21; i >= 1; i -= 2) sum = sum * s * s + 1.0 / i;
    return (double)n * LN2_HIGH + ((double)n * LN2_LOW + 2 * s * sum);
}

/* Kahan: the rounding of 1 + x divides out. */
double log1p(double x) {
    const double u = 1 + x;
    if (u == 1 || u == INFINITY) return u == 1 ? x : u;
    return log(u) * x / (u - 1);
}

double tanh(double x) {
    const double e = expm1(2 * (fabs(x) < 20 ? fabs(x) : 20)); /* beyond, tanh is 1 */
    const double t = x != x ? x : e / (e + 2);
    return x < 0 || (x == 0 && signbit(x)) ? -t : t;
}

/* 2/sqrt(pi) e^(-x^2) (x + 2 x^3/3 + (2 x^2)^2 x/(3 5) + ...), all terms of one sign; for |x| = 6,
 * beyond which erf is 1, the term 120 is below 1e-20 of the sum. */
double erf(double x) {
    const double a = fabs(x) < 6 ? x : x < 0 ? -6 : 6;
    if (x != x) return x;
    double sum = 1;
    for (int i = 120; i >= 1; i--) sum = 1 + sum * 2 * a * a / (2 * i + 1);
    return 1.12837916709551257390 * exp(-a * a) * a * sum;
}

double pow(double x, double y) {
    if (y == 0 || x == 1) return 1;
    if (x != x || y != y) return NAN;
    const double size = fabs(x) == 1 ? 1 : exp(y * log(fabs(x)));
    if (!signbit(x)) return size;
    const int is_whole = rint(y) == y, is_odd = is_whole && rint(y / 2) != y / 2;
    if (x < 0 && x != -INFINITY && !is_whole) return NAN;
    return is_odd ? -size : size;
}

/* sin and cos of x = n pi/2 + r by their series; pi/2 in three parts of 33 bits, so that the
 * products with n are exact up to |x| = 2^20. Beyond 2^52 there is no digit left: NaN. */
static double sine(double x, int64_t quarter) {
    if (!(fabs(x) < 0x1p52)) return NAN;
    const double n = rint(x * 0.63661977236758134308);
    double r = x - n * 0x1.921fb544p+0;
    r -= n * 0x1.0b4611a6p-34;
    r -= n * 0x1.3198a2e037073p-69;
    quarter += (int64_t)n;
    const int is_cos = quarter & 1;
    double sum =
        0; /* cos: -r^2/1.2 (1 - r^2/3.4 (1 - ...)), sin: -r^2/2.3 (1 - r^2/4.5 (1 - ...)) */
    for (int i = is_cos ? 19 : 20; i >= 1; i -= 2) sum = -r * r / (i * (i + 1)) * (1 + sum);
    const double value = (is_cos ? 1 : r) * (1 + sum);
    return quarter & 2 ? -value : value;
}

double sin(double x) { return x == 0 ? x : sine(x, 0); }
double cos(double x) { return sine(x, 1); }
