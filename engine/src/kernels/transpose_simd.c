/* transpose_simd.c - y[j][i] = x[i][j] in blocks of 4 x 4; what is left over one at a time. */
#include "../kernels.h"
#include "simd.h"
#include <stddef.h>

/* Spelled out: as loops, the rows would go by way of memory. */
static inline void transpose_block(const float *x, ptrdiff_t x_row, float *y, ptrdiff_t y_row) {
    f32x4 block[4] = {f32x4_load(x), f32x4_load(x + x_row), f32x4_load(x + 2 * x_row),
                      f32x4_load(x + 3 * x_row)};
    f32x4_transpose(block);
    f32x4_store(y, block[0]);
    f32x4_store(y + y_row, block[1]);
    f32x4_store(y + 2 * y_row, block[2]);
    f32x4_store(y + 3 * y_row, block[3]);
}

void nb_transpose_rows_simd(int32_t n_rows, int32_t n_cols, const float *x, int32_t x_by, float *y,
                            int32_t y_by) {
    const ptrdiff_t rows = n_rows, cols = n_cols, x_row = x_by, y_row = y_by;
    const ptrdiff_t whole_rows = rows & ~3, whole_cols = cols & ~3;
    for (ptrdiff_t i = 0; i < whole_rows; i += 4) {
        for (ptrdiff_t j = 0; j < whole_cols; j += 4) {
            transpose_block(x + i * x_row + j, x_row, y + j * y_row + i, y_row);
        }
    }
    for (ptrdiff_t i = 0; i < rows; i++) {
        for (ptrdiff_t j = i < whole_rows ? whole_cols : 0; j < cols; j++) {
            y[j * y_row + i] = x[i * x_row + j];
        }
    }
}

void nb_transpose_simd(int32_t rows, int32_t cols, const float *x, float *y) {
    nb_transpose_rows_simd(rows, cols, x, cols, y, rows);
}
