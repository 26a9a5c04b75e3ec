/* arithmetic_ref.c - y[i] = a[i sa] o b[i sb], plain; a stride of 0 repeats one value. */
#include "../kernels.h"
#include <math.h>

void nb_add_ref(int32_t n, const float *a, int32_t sa, const float *b, int32_t sb, float *y) {
    for (int32_t i = 0; i < n; i++) y[i] = a[i * sa] + b[i * sb];
}

void nb_sub_ref(int32_t n, const float *a, int32_t sa, const float *b, int32_t sb, float *y) {
    for (int32_t i = 0; i < n; i++) y[i] = a[i * sa] - b[i * sb];
}

void nb_mul_ref(int32_t n, const float *a, int32_t sa, const float *b, int32_t sb, float *y) {
    for (int32_t i = 0; i < n; i++) y[i] = a[i * sa] * b[i * sb];
}

void nb_div_ref(int32_t n, const float *a, int32_t sa, const float *b, int32_t sb, float *y) {
    for (int32_t i = 0; i < n; i++) y[i] = a[i * sa] / b[i * sb];
}

/* a where a is NaN; b where b is; b where both are zeros. */
void nb_minimum_ref(int32_t n, const float *a, int32_t sa, const float *b, int32_t sb, float *y) {
    for (int32_t i = 0; i < n; i++) {
        const float p = a[i * sa], q = b[i * sb];
        y[i] = p < q || isnan(p) ? p : q;
    }
}

void nb_maximum_ref(int32_t n, const float *a, int32_t sa, const float *b, int32_t sb, float *y) {
    for (int32_t i = 0; i < n; i++) {
        const float p = a[i * sa], q = b[i * sb];
        y[i] = p > q || isnan(p) ? p : q;
    }
}

void nb_power_ref(int32_t n, const float *a, int32_t sa, const float *b, int32_t sb, float *y) {
    for (int32_t i = 0; i < n; i++) y[i] = (float)pow(a[i * sa], b[i * sb]);
}
