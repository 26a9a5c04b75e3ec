/* optimizer_ref.c - one step of each optimizer over the flat vectors, plain. */
#include "../kernels.h"
#include <math.h>

void nb_sgd_ref(int32_t n, float rate, const float *g, float *w) {
    for (int32_t i = 0; i < n; i++) w[i] -= rate * g[i];
}

void nb_momentum_ref(int32_t n, float rate, float momentum, int32_t nesterov, const float *g,
                     float *v, float *w) {
    for (int32_t i = 0; i < n; i++) {
        v[i] = momentum * v[i] - rate * g[i];
        w[i] += nesterov ? momentum * v[i] - rate * g[i] : v[i];
    }
}

void nb_adam_ref(int32_t n, float rate, double beta1, double beta2, float epsilon, const float *g,
                 float *m, float *v, float *w) {
    const float rest1 = (float)(1 - beta1), rest2 = (float)(1 - beta2);
    for (int32_t i = 0; i < n; i++) {
        m[i] += (g[i] - m[i]) * rest1;
        v[i] += (g[i] * g[i] - v[i]) * rest2;
        w[i] -= rate * m[i] / ((float)sqrt(v[i]) + epsilon);
    }
}
