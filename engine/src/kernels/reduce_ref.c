/* reduce_ref.c - y[o][i] = sum or maximum over r of x[o][r][i], plain. */
#include "../kernels.h"
#include "order.h"
#include <math.h>
#include <stddef.h>

void nb_sum_ref(int32_t outer, int32_t r, int32_t inner, const float *x, float *y) {
    for (ptrdiff_t o = 0; o < outer; o++) {
        for (ptrdiff_t i = 0; i < inner; i++) {
            const float *column = x + o * r * inner + i;
            float sum = 0;
            for (ptrdiff_t j = 0; j < r; j++) sum += column[j * inner];
            y[o * inner + i] = inner == 1 ? row_sum(r, column) : sum;
        }
    }
}

void nb_sum_on_ref(int32_t r, int32_t inner, const float *x, float *y) {
    for (int32_t j = 0; j < r; j++)
        for (int32_t i = 0; i < inner; i++) y[i] += *x++;
}

/* Adding +0 makes a zero +0, so that the order cannot be seen. */
void nb_max_ref(int32_t outer, int32_t r, int32_t inner, const float *x, float *y) {
    for (ptrdiff_t o = 0; o < outer; o++) {
        for (ptrdiff_t i = 0; i < inner; i++) {
            const float *column = x + o * r * inner + i;
            float max = column[0];
            for (ptrdiff_t j = 1; j < r; j++) {
                const float v = column[j * inner];
                if (v > max || isnan(v)) max = v;
                if (isnan(max)) break;
            }
            y[o * inner + i] = max + 0;
        }
    }
}
