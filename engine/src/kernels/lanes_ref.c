/* lanes_ref.c - c[i][q] = start[i][q] + sum over l of s(l)[i] p[l][q], plain. */
#include "../kernels.h"
#include <stddef.h>

void nb_lanes_product_ref(int32_t m, int32_t n, int32_t k, const float *s, int32_t s_step,
                          int32_t s_panel, const float *p, const float *start, float *c) {
    for (ptrdiff_t i = 0; i < m; i++) {
        const float *row = s + i / 5 * s_panel + i % 5;
        for (ptrdiff_t q = 0; q < n; q++) {
            float sum = start ? start[i * n + q] : c[i * n + q];
            for (ptrdiff_t l = 0; l < k; l++) sum += row[l * s_step] * p[l * n + q];
            c[i * n + q] = sum;
        }
    }
}
