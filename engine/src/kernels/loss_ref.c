/* loss_ref.c - squared error and cross-entropy with their gradients, plain.
 *
 *   cross-entropy of logits z and any target row t:  loss = -sum t[j] log p[j],  p = softmax(z)
 *   its gradient:                                    dz[j] = p[j] sum t - t[j]
 *
 * A zero target adds nothing even where log p is minus infinity.
 */
#include "../kernels.h"
#include "order.h"
#include <math.h>
#include <stddef.h>

float nb_square_error_ref(int32_t n, const float *y, const float *t) {
    float p[PARTS] = {0};
    for (int32_t i = 0; i < n; i++) {
        const float error = y[i] - t[i];
        p[i % PARTS] += error * error;
    }
    return sum_of_parts(p);
}

void nb_square_error_back_ref(int32_t n, float scale, const float *y, const float *t, float *dy) {
    for (int32_t i = 0; i < n; i++) dy[i] = scale * (y[i] - t[i]);
}

static float row_max(int32_t n, const float *x) {
    float max = n > 0 ? x[0] : 0;
    for (int32_t i = 1; i < n; i++) max = x[i] > max ? x[i] : max;
    return max;
}

void nb_cross_entropy_ref(int32_t rows, int32_t cols, const float *z, const float *t, float *loss) {
    for (int32_t row = 0; row < rows; row++, z += cols, t += cols) {
        const float max = row_max(cols, z);
        double sum = 0, total = 0;
        for (int32_t j = 0; j < cols; j++) sum += exp(z[j] - max);
        const double log_sum = log(sum);
        for (int32_t j = 0; j < cols; j++) {
            if (t[j] != 0) total += t[j] * (log_sum - (z[j] - max));
        }
        loss[row] = (float)total;
    }
}

void nb_cross_entropy_back_ref(int32_t rows, int32_t cols, float scale, const float *z,
                               const float *t, float *dz) {
    for (int32_t row = 0; row < rows; row++, z += cols, t += cols, dz += cols) {
        const float max = row_max(cols, z);
        double sum = 0, mass = 0;
        for (int32_t j = 0; j < cols; j++) {
            sum += exp(z[j] - max);
            mass += t[j];
        }
        for (int32_t j = 0; j < cols; j++) {
            dz[j] = (float)(scale * (exp(z[j] - max) / sum * mass - t[j]));
        }
    }
}
