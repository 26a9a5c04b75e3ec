/* matmul_simd.c - the plain product, until the packed one is there. */
#include "../kernels.h"

void nb_matmul_simd(int32_t m, int32_t n, int32_t k, const float *a, int32_t a_row, int32_t a_col,
                    const float *b, int32_t b_row, int32_t b_col, const float *bias, float *c,
                    float *scratch) {
    nb_matmul_ref(m, n, k, a, a_row, a_col, b, b_row, b_col, bias, c, scratch);
}
