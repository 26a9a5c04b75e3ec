/* wasm_math_test.c - the series that stand in for the C library in the module, against the C library:
 * both round to the same float, but where the double lies within 1e-12 of a rounding boundary. */
#include "check.h"
#include <math.h>
#include <stdint.h>
#include <string.h>

#define exp series_exp
#define expm1 series_expm1
#define log series_log
#define log1p series_log1p
#define tanh series_tanh
#define erf series_erf
#define pow series_pow
#define sin series_sin
#define cos series_cos
double exp(double), expm1(double), log(double), log1p(double), tanh(double), pow(double, double);
double erf(double), sin(double), cos(double);
#include "wasm_math.c"
#undef exp
#undef expm1
#undef log
#undef log1p
#undef tanh
#undef erf
#undef pow
#undef sin
#undef cos

static void near(const char *what, double x, double got, double want) {
    const int same = got == want || (got != got && want != want);
    const double error = fabs(got - want) / fmax(fabs(want), 0x1p-149);
    CHECK_SAY(same || error < 1e-12, "%s %.9g is %.17g, not %.17g", what, x, got, want);
}

static void check_at(double x) {
    near("log", x, series_log(x), log(x));
    near("log1p", x, series_log1p(x), log1p(x));
    near("tanh", x, series_tanh(x), tanh(x));
    near("erf", x, series_erf(x), erf(x));
    if (fabs(x) < 700 || isinf(x) || x != x) {
        near("exp", x, series_exp(x), exp(x));
        near("expm1", x, series_expm1(x), expm1(x));
    }
    if (!(fabs(x) <= 0x1p20)) return;
    near("sin", x, series_sin(x), sin(x));
    near("cos", x, series_cos(x), cos(x));
}

int main(void) {
    for (uint64_t bits = 0; bits < 1ull << 32; bits += 19997) { /* floats of every size */
        const uint32_t word = (uint32_t)bits;
        float x;
        memcpy(&x, &word, sizeof x);
        check_at((double)x);
    }
    const double odd[] = {0, -0.0, 1, -1, 2, -2, 0.5, -3, 7, 1e-30, 1e10, -1e10, 2147483649.0,
                          INFINITY, -INFINITY, NAN};
    const int n = sizeof odd / sizeof *odd;
    for (int i = 0; i < n; i++) check_at(odd[i]);
    for (int i = 0; i < n; i++)
        for (int j = 0; j < n; j++) {
            const double want = pow(odd[i], odd[j]);
            if (fabs(want) > 1e300 && !isinf(want)) continue;
            near("pow", odd[i] * 1000 + odd[j], series_pow(odd[i], odd[j]), want);
        }
    for (double x = 0.01; x < 30; x *= 1.07)
        for (double y = -20; y < 20; y += 0.37) near("pow", x, series_pow(x, y), pow(x, y));
    CHECK(signbit(series_tanh(-0.0)) && signbit(series_sin(-0.0)) && signbit(series_pow(-0.0, 3)));
    return check_done();
}
