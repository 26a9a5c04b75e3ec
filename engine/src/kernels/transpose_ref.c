/* transpose_ref.c - y[j][i] = x[i][j], plain, and the same where rows lie further apart. */
#include "../kernels.h"
#include <stddef.h>

void nb_transpose_rows_ref(int32_t rows, int32_t cols, const float *x, int32_t x_row, float *y,
                           int32_t y_row) {
    for (ptrdiff_t i = 0; i < rows; i++) {
        for (ptrdiff_t j = 0; j < cols; j++) y[j * y_row + i] = x[i * x_row + j];
    }
}

void nb_transpose_ref(int32_t rows, int32_t cols, const float *x, float *y) {
    nb_transpose_rows_ref(rows, cols, x, cols, y, rows);
}
