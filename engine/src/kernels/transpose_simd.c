/* transpose_simd.c - y[j][i] = x[i][j] in blocks of 4 x 4:
 *
 *     a b c d        a0 b0 a1 b1   c0 d0 c1 d1         a0 b0 c0 d0
 *     (rows)    ->   a2 b2 a3 b3   c2 d2 c3 d3    ->   a1 b1 c1 d1  ...
 */
#include "../kernels.h"
#include "simd.h"
#include <stddef.h>

static inline void transpose_4x4(ptrdiff_t rows, ptrdiff_t cols, const float *x, float *y) {
    const f32x4 a = f32x4_load(x), b = f32x4_load(x + cols);
    const f32x4 c = f32x4_load(x + 2 * cols), d = f32x4_load(x + 3 * cols);
    const f32x4 ab01 = {a[0], b[0], a[1], b[1]}, ab23 = {a[2], b[2], a[3], b[3]};
    const f32x4 cd01 = {c[0], d[0], c[1], d[1]}, cd23 = {c[2], d[2], c[3], d[3]};
    f32x4_store(y, (f32x4){ab01[0], ab01[1], cd01[0], cd01[1]});
    f32x4_store(y + rows, (f32x4){ab01[2], ab01[3], cd01[2], cd01[3]});
    f32x4_store(y + 2 * rows, (f32x4){ab23[0], ab23[1], cd23[0], cd23[1]});
    f32x4_store(y + 3 * rows, (f32x4){ab23[2], ab23[3], cd23[2], cd23[3]});
}

void nb_transpose_simd(int32_t n_rows, int32_t n_cols, const float *x, float *y) {
    const ptrdiff_t rows = n_rows, cols = n_cols, whole_rows = rows & ~3, whole_cols = cols & ~3;
    for (ptrdiff_t i = 0; i < whole_rows; i += 4) {
        for (ptrdiff_t j = 0; j < whole_cols; j += 4) {
            transpose_4x4(rows, cols, x + i * cols + j, y + j * rows + i);
        }
    }
    for (ptrdiff_t i = 0; i < rows; i++) {
        for (ptrdiff_t j = i < whole_rows ? whole_cols : 0; j < cols; j++) {
            y[j * rows + i] = x[i * cols + j];
        }
    }
}
