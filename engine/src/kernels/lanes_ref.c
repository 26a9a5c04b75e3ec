/* lanes_ref.c - c[i][q] = start + sum over l of s[l][i] p[l][q], plain. */
#include "../kernels.h"
#include <stddef.h>

void nb_lanes_product_ref(int32_t m, int32_t n, int32_t k, const float *s, int32_t s_row,
                          const float *p, const float *bias, float *c) {
    for (ptrdiff_t i = 0; i < m; i++) {
        for (ptrdiff_t q = 0; q < n; q++) {
            float sum = bias ? bias[i] : c[i * n + q];
            for (ptrdiff_t l = 0; l < k; l++) sum += s[l * s_row + i] * p[l * n + q];
            c[i * n + q] = sum;
        }
    }
}
