/* math_test.c - the error of our own functions (vmath.h, trigonometry.h, power.h) against the C
 * library's in double: every 997th float, and in each binade the floats about its ends and middle.
 *
 * The error is in ulp of a float at the true value; an infinity counts as 2^128, so that overflow
 * too early or too late is an error like any other. Bounds are those stated in the headers.
 * `math_test 7` sweeps more densely, `math_test 1` takes all floats.
 */
#include "kernels/power.h"
#include "kernels/trigonometry.h"
#include "kernels/vmath.h"

#include "check.h"
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static float float_of(uint32_t bits) {
    float x;
    memcpy(&x, &bits, sizeof x);
    return x;
}

static double bounded(double x) { return x > 0x1p128 ? 0x1p128 : x < -0x1p128 ? -0x1p128 : x; }

/* Error of `got` in ulp of a float at `truth`; 1e9 where only one of them is NaN. */
static double ulps(float got, double truth) {
    if (isnan(got) || isnan(truth)) return isnan(got) && isnan(truth) ? 0 : 1e9;
    const double t = bounded(truth);
    int exponent;
    frexp(t, &exponent);
    if (t == 0 || exponent < -125) exponent = -125;
    return fabs(bounded(got) - t) / ldexp(1, exponent - 24);
}

typedef struct function {
    const char *name;
    f32x4 (*vector)(f32x4);
    double (*truth)(double);
    double bound, low, high; /* claimed on [low, high] and for NaN */
} function;

static double sigmoid(double x) { return 1 / (1 + exp(-x)); }
static double softplus(double x) { return (x > 0 ? x : 0) + log1p(exp(-fabs(x))); }
static f32x4 vector_exp(f32x4 x) { return f32x4_exp(x); }
static f32x4 vector_exp_negative(f32x4 x) { return f32x4_exp_negative(x); }
static f32x4 vector_expm1(f32x4 x) { return f32x4_expm1_negative(x); }
static f32x4 vector_log(f32x4 x) { return f32x4_log(x); }
static f32x4 vector_sin(f32x4 x) { return f32x4_sin(x); }
static f32x4 vector_cos(f32x4 x) { return f32x4_cos(x); }
static f32x4 vector_tanh(f32x4 x) { return f32x4_tanh(x); }
static f32x4 vector_sigmoid(f32x4 x) { return f32x4_sigmoid(x); }
static f32x4 vector_softplus(f32x4 x) { return f32x4_softplus(x); }
static f32x4 vector_erf(f32x4 x) { return f32x4_erf(x); }

static const function functions[] = {
    {"exp", vector_exp, exp, 0.92, -INFINITY, INFINITY},
    {"exp, x < 0", vector_exp_negative, exp, 0.9, -INFINITY, 0},
    {"expm1", vector_expm1, expm1, 0.85, -INFINITY, 0},
    {"log", vector_log, log, 0.85, -INFINITY, INFINITY},
    {"sin", vector_sin, sin, 0.51, -INFINITY, INFINITY},
    {"cos", vector_cos, cos, 0.51, -INFINITY, INFINITY},
    {"tanh", vector_tanh, tanh, 1.45, -INFINITY, INFINITY},
    {"sigmoid", vector_sigmoid, sigmoid, 1.85, -INFINITY, INFINITY},
    {"softplus", vector_softplus, softplus, 1.99, -INFINITY, INFINITY},
    {"erf", vector_erf, erf, 1.6, -INFINITY, INFINITY},
};

typedef struct worst {
    double error;
    float x;
} worst;

/* Looks at four floats at once, so that a lane cannot disturb its neighbours unseen. */
static void look(const function *f, const uint32_t bits[4], worst *w) {
    float x[4], y[4];
    for (int i = 0; i < 4; i++) x[i] = float_of(bits[i]);
    f32x4_store(y, f->vector(f32x4_load(x)));
    for (int i = 0; i < 4; i++) {
        if (!isnan(x[i]) && !(x[i] >= f->low && x[i] <= f->high)) continue;
        const double truth = f->truth(x[i]), error = ulps(y[i], truth);
        if (error > w->error) *w = (worst){error, x[i]};
        if (truth == 0 && y[i] == 0 && !signbit(truth) != !signbit(y[i])) *w = (worst){1e9, x[i]};
    }
}

static worst sweep(const function *f, uint32_t stride) {
    worst w = {0, 0};
    for (uint64_t b = 0; b < UINT64_C(1) << 32; b += 4 * (uint64_t)stride) {
        const uint32_t at = (uint32_t)b;
        look(f, (uint32_t[]){at, at + stride, at + 2 * stride, at + 3 * stride}, &w);
    }
    for (uint32_t top = 0; top < 512; top++) {
        const uint32_t at = top << 23, middle = at + (1 << 22);
        look(f, (uint32_t[]){at, at + 1, at + 2, at + 3}, &w);
        look(f, (uint32_t[]){at + 0x7fffff, at + 0x7ffffe, middle, middle + 1}, &w);
        look(f, (uint32_t[]){at + 0x3504f2, at + 0x3504f3, at + 0x3504f4, at + 0x490fdb}, &w);
    }
    return w;
}

static uint32_t next_random(uint32_t *state) {
    *state ^= *state << 13;
    *state ^= *state >> 17;
    return *state ^= *state << 5;
}

static void check_power(float a, float b, worst *w) {
    const double truth = pow(a, b);
    const float got = power(a, b);
    const double error = ulps(got, truth);
    if (error > w->error) *w = (worst){error, a};
    CHECK_SAY(error <= 0.51 && (isnan(got) || !signbit(got) == !signbit(truth)),
              "power(%.9g, %.9g) is %.9g, not %.9g", (double)a, (double)b, (double)got, truth);
}

static void test_power(uint32_t stride) {
    const float special[] = {0,  1,     2,      3,      0.5F,       1.5F,      16777215, 16777216,
                             10, 1e10F, 1e-10F, 1e-40F, 3.4e38F,    INFINITY,  NAN,      1.0000001F,
                             33, 31,    149,    150,    0.9999999F, 8388607.5F};
    const int n = sizeof special / sizeof *special;
    worst w = {0, 0};
    for (int i = 0; i < 4 * n * n; i++) {
        const float a = special[i % n], b = special[i / n % n];
        check_power(i / n / n & 1 ? -a : a, i / n / n & 2 ? -b : b, &w);
    }
    uint32_t state = 1;
    for (uint64_t i = 0; i < 1000000000 / stride; i++) {
        const float a = float_of(next_random(&state));
        /* Exponents that keep the result in range, or any float. */
        const double reach = 90 / (fabs(log(fabs(a))) + 1e-9);
        const float b = (float)(reach * ((double)next_random(&state) * 0x1p-31 - 1));
        check_power(i % 2 ? fabsf(a) : a, i % 4 == 3 ? rintf(b) : b, &w);
        if (i % 16 == 0) check_power(a, float_of(next_random(&state)), &w);
    }
    printf("power      %.4f ulp at a = %.9g\n", w.error, (double)w.x);
}

int main(int argc, char **argv) {
    const uint32_t stride = argc > 1 ? (uint32_t)atoi(argv[1]) : 997;
    for (size_t i = 0; i < sizeof functions / sizeof *functions; i++) {
        const function *f = &functions[i];
        const worst w = sweep(f, stride);
        printf("%-10s %.4f ulp at %.9g\n", f->name, w.error, (double)w.x);
        CHECK_SAY(w.error <= f->bound, "%s(%.9g) errs by %.4f ulp, more than %.2f", f->name,
                  (double)w.x, w.error, f->bound);
    }
    test_power(stride);
    return check_done();
}
