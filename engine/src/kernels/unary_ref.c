/* unary_ref.c - y[i] = f(x[i]), plain. Functions of the C library are taken in double and rounded
 * once; the square root of a float taken so is correctly rounded. */
#include "../kernels.h"
#include <math.h>

void nb_neg_ref(int32_t n, const float *x, float *y) {
    for (int32_t i = 0; i < n; i++) y[i] = -x[i];
}

void nb_abs_ref(int32_t n, const float *x, float *y) {
    for (int32_t i = 0; i < n; i++) y[i] = (float)fabs(x[i]);
}

void nb_sign_ref(int32_t n, const float *x, float *y) {
    for (int32_t i = 0; i < n; i++) y[i] = x[i] > 0 ? 1 : x[i] < 0 ? -1 : x[i];
}

void nb_square_ref(int32_t n, const float *x, float *y) {
    for (int32_t i = 0; i < n; i++) y[i] = x[i] * x[i];
}

void nb_sqrt_ref(int32_t n, const float *x, float *y) {
    for (int32_t i = 0; i < n; i++) y[i] = (float)sqrt(x[i]);
}

void nb_exp_ref(int32_t n, const float *x, float *y) {
    for (int32_t i = 0; i < n; i++) y[i] = (float)exp(x[i]);
}

void nb_log_ref(int32_t n, const float *x, float *y) {
    for (int32_t i = 0; i < n; i++) y[i] = (float)log(x[i]);
}

void nb_sin_ref(int32_t n, const float *x, float *y) {
    for (int32_t i = 0; i < n; i++) y[i] = (float)sin(x[i]);
}

void nb_cos_ref(int32_t n, const float *x, float *y) {
    for (int32_t i = 0; i < n; i++) y[i] = (float)cos(x[i]);
}

void nb_erf_ref(int32_t n, const float *x, float *y) {
    for (int32_t i = 0; i < n; i++) y[i] = (float)erf(x[i]);
}

void nb_floor_ref(int32_t n, const float *x, float *y) {
    for (int32_t i = 0; i < n; i++) y[i] = (float)floor(x[i]);
}
