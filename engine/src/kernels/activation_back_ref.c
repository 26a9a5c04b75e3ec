/* activation_back_ref.c - dx = dy f'(x), with f'(x) written in terms of the output y; plain. */
#include "../kernels.h"
#include <math.h>

void nb_relu_back_ref(int32_t n, const float *y, const float *dy, float *dx) {
    for (int32_t i = 0; i < n; i++) dx[i] = y[i] > 0 ? dy[i] : 0;
}

void nb_leaky_relu_back_ref(int32_t n, float slope, const float *y, const float *dy, float *dx) {
    for (int32_t i = 0; i < n; i++) dx[i] = y[i] > 0 ? dy[i] : slope * dy[i];
}

void nb_elu_back_ref(int32_t n, float alpha, const float *y, const float *dy, float *dx) {
    for (int32_t i = 0; i < n; i++) dx[i] = y[i] > 0 ? dy[i] : dy[i] * (y[i] + alpha);
}

void nb_sigmoid_back_ref(int32_t n, const float *y, const float *dy, float *dx) {
    for (int32_t i = 0; i < n; i++) dx[i] = dy[i] * (y[i] * (1 - y[i]));
}

void nb_tanh_back_ref(int32_t n, const float *y, const float *dy, float *dx) {
    for (int32_t i = 0; i < n; i++) dx[i] = dy[i] * (1 - y[i] * y[i]);
}

/* y = ln(1 + e^x) gives the derivative e^x / (1 + e^x) = 1 - e^-y. */
void nb_softplus_back_ref(int32_t n, const float *y, const float *dy, float *dx) {
    for (int32_t i = 0; i < n; i++) dx[i] = (float)(dy[i] * -expm1(-(double)y[i]));
}

void nb_hard_sigmoid_back_ref(int32_t n, const float *y, const float *dy, float *dx) {
    for (int32_t i = 0; i < n; i++) dx[i] = y[i] > 0 && y[i] < 1 ? dy[i] / 6 : 0;
}
