/* cumsum_simd.c - running sums along the middle axis of x[outer][r][inner]: row after row, four
 * neighbouring columns at a time. A single column (inner = 1) waits for each sum; nothing to gain.
 */
#include "../kernels.h"
#include "map.h"
#include <stddef.h>

static f32x4 plus(f32x4 a, f32x4 b) { return a + b; }

static inline void one_column(int32_t r, int32_t reverse, const float *x, float *y) {
    float sum = 0;
    for (int32_t j = 0; j < r; j++) {
        const int32_t at = reverse ? r - 1 - j : j;
        y[at] = sum += x[at];
    }
}

void nb_cumsum_simd(int32_t outer, int32_t r, int32_t inner, int32_t reverse, const float *x,
                    float *y) {
    const float zero = 0;
    for (ptrdiff_t o = 0; o < outer; o++, x += (ptrdiff_t)r * inner, y += (ptrdiff_t)r * inner) {
        if (inner == 1) {
            one_column(r, reverse, x, y);
            continue;
        }
        const float *before = &zero; /* +0 first, as the plain twin, which makes of -0 a +0 */
        for (int32_t j = 0; j < r; j++) {
            const ptrdiff_t at = (ptrdiff_t)(reverse ? r - 1 - j : j) * inner;
            map2(inner, before, j > 0, x + at, 1, y + at, plus);
            before = y + at;
        }
    }
}
