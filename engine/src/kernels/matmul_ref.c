/* matmul_ref.c - c[i][j] = bias[j] + sum over l of a[i][l] b[l][j], plain: one sum at a time. */
#include "../kernels.h"
#include <stddef.h>

void nb_matmul_ref(int32_t m, int32_t n, int32_t k, const float *a, int32_t a_row, int32_t a_col,
                   const float *b, int32_t b_row, int32_t b_col, const float *bias, float *c,
                   float *scratch) {
    (void)scratch;
    for (ptrdiff_t i = 0; i < m; i++) {
        for (ptrdiff_t j = 0; j < n; j++) {
            float sum = bias == c ? c[i * n + j] : bias ? bias[j] : 0;
            for (ptrdiff_t l = 0; l < k; l++) {
                sum += a[i * a_row + l * a_col] * b[l * b_row + j * b_col];
            }
            c[i * n + j] = sum;
        }
    }
}
