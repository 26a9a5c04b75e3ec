/* cumsum_ref.c - running sums along the middle axis of x[outer][r][inner], plain. */
#include "../kernels.h"
#include <stddef.h>

void nb_cumsum_ref(int32_t outer, int32_t r, int32_t inner, int32_t reverse, const float *x,
                   float *y) {
    for (ptrdiff_t o = 0; o < outer; o++) {
        for (ptrdiff_t i = 0; i < inner; i++) {
            float sum = 0;
            for (ptrdiff_t j = 0; j < r; j++) {
                const ptrdiff_t at = (o * r + (reverse ? r - 1 - j : j)) * inner + i;
                y[at] = sum += x[at];
            }
        }
    }
}
