/* transpose_ref.c - y[j][i] = x[i][j], plain. */
#include "../kernels.h"
#include <stddef.h>

void nb_transpose_ref(int32_t rows, int32_t cols, const float *x, float *y) {
    for (ptrdiff_t i = 0; i < rows; i++) {
        for (ptrdiff_t j = 0; j < cols; j++) y[j * rows + i] = x[i * cols + j];
    }
}
