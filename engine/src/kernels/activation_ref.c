/* activation_ref.c - the activations, plain. Comparisons are written so that NaN stays NaN. */
#include "../kernels.h"
#include <math.h>

void nb_relu_ref(int32_t n, const float *x, float *y) {
    for (int32_t i = 0; i < n; i++) y[i] = x[i] < 0 ? 0 : x[i];
}

void nb_leaky_relu_ref(int32_t n, float slope, const float *x, float *y) {
    for (int32_t i = 0; i < n; i++) y[i] = x[i] < 0 ? slope * x[i] : x[i];
}

void nb_elu_ref(int32_t n, float alpha, const float *x, float *y) {
    for (int32_t i = 0; i < n; i++) y[i] = x[i] < 0 ? (float)(alpha * expm1(x[i])) : x[i];
}

void nb_sigmoid_ref(int32_t n, const float *x, float *y) {
    for (int32_t i = 0; i < n; i++) y[i] = (float)(1 / (1 + exp(-(double)x[i])));
}

void nb_tanh_ref(int32_t n, const float *x, float *y) {
    for (int32_t i = 0; i < n; i++) y[i] = (float)tanh(x[i]);
}

/* As max(x, 0) + ln(1 + e^-|x|), where nothing overflows and small results stay exact. */
void nb_softplus_ref(int32_t n, const float *x, float *y) {
    for (int32_t i = 0; i < n; i++) {
        y[i] = (float)((x[i] < 0 ? 0 : x[i]) + log1p(exp(-fabs(x[i]))));
    }
}

void nb_step_ref(int32_t n, const float *x, float *y) {
    for (int32_t i = 0; i < n; i++) y[i] = x[i] > 0 ? 1 : isnan(x[i]) ? x[i] : 0;
}

void nb_hard_sigmoid_ref(int32_t n, const float *x, float *y) {
    for (int32_t i = 0; i < n; i++) {
        const float z = x[i] / 6 + 0.5F;
        y[i] = z < 0 ? 0 : z > 1 ? 1 : z;
    }
}
