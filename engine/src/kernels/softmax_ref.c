/* softmax_ref.c - softmax of each row, its logarithm and its gradient, plain.
 *
 *   p[j] = e^(x[j] - max) / sum over j of e^(x[j] - max)       the maximum keeps e^ from
 * overflowing dx[j] = p[j] (dy[j] - sum over i of dy[i] p[i])
 */
#include "../kernels.h"
#include "order.h"
#include <math.h>
#include <stddef.h>

static float row_max(int32_t n, const float *x) {
    float max = n > 0 ? x[0] : 0;
    for (int32_t i = 1; i < n; i++) max = x[i] > max ? x[i] : max;
    return max;
}

void nb_softmax_ref(int32_t rows, int32_t cols, const float *x, float *y) {
    for (int32_t row = 0; row < rows; row++, x += cols, y += cols) {
        const float max = row_max(cols, x);
        for (int32_t j = 0; j < cols; j++) y[j] = (float)exp(x[j] - max);
        const float sum = row_sum(cols, y);
        for (int32_t j = 0; j < cols; j++) y[j] /= sum;
    }
}

void nb_log_softmax_ref(int32_t rows, int32_t cols, const float *x, float *y) {
    for (int32_t row = 0; row < rows; row++, x += cols, y += cols) {
        const float max = row_max(cols, x);
        double sum = 0;
        for (int32_t j = 0; j < cols; j++) sum += exp(x[j] - max);
        const double log_sum = log(sum);
        for (int32_t j = 0; j < cols; j++) y[j] = (float)((x[j] - max) - log_sum);
    }
}

void nb_softmax_back_ref(int32_t rows, int32_t cols, const float *y, const float *dy, float *dx) {
    for (int32_t row = 0; row < rows; row++, y += cols, dy += cols, dx += cols) {
        const float sum = row_sum_of_products(cols, dy, y);
        for (int32_t j = 0; j < cols; j++) dx[j] = y[j] * (dy[j] - sum);
    }
}
