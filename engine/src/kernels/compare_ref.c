/* compare_ref.c - 1 where a comparison holds, 0 where not, and the choice by such a mask; plain. */
#include "../kernels.h"

void nb_equal_ref(int32_t n, const float *a, int32_t sa, const float *b, int32_t sb, float *y) {
    for (int32_t i = 0; i < n; i++) y[i] = a[i * sa] == b[i * sb] ? 1 : 0;
}

void nb_greater_ref(int32_t n, const float *a, int32_t sa, const float *b, int32_t sb, float *y) {
    for (int32_t i = 0; i < n; i++) y[i] = a[i * sa] > b[i * sb] ? 1 : 0;
}

void nb_greater_equal_ref(int32_t n, const float *a, int32_t sa, const float *b, int32_t sb,
                          float *y) {
    for (int32_t i = 0; i < n; i++) y[i] = a[i * sa] >= b[i * sb] ? 1 : 0;
}

void nb_where_ref(int32_t n, const float *c, int32_t sc, const float *a, int32_t sa, const float *b,
                  int32_t sb, float *y) {
    for (int32_t i = 0; i < n; i++) y[i] = c[i * sc] != 0 ? a[i * sa] : b[i * sb];
}
