/* order.h - the one order in which the sum along a row is taken, for the plain kernels.
 *
 * Element i goes to partial sum i mod 16, so that SIMD can keep four vectors of four; then
 *
 *     lane l = (p[l] + p[l + 4]) + (p[l + 8] + p[l + 12])        sum = (lane 0 + 1) + (lane 2 + 3)
 *
 * The partial sums start at +0 and so are never -0: a missing element may be added as a zero.
 */
#ifndef NB_ORDER_H
#define NB_ORDER_H
#include <stdint.h>

enum { PARTS = 16 };

static inline float sum_of_parts(const float p[PARTS]) {
    float lane[4];
    for (int l = 0; l < 4; l++) lane[l] = (p[l] + p[l + 4]) + (p[l + 8] + p[l + 12]);
    return (lane[0] + lane[1]) + (lane[2] + lane[3]);
}

static inline float row_sum(int32_t n, const float *x) {
    float p[PARTS] = {0};
    for (int32_t i = 0; i < n; i++) p[i % PARTS] += x[i];
    return sum_of_parts(p);
}

static inline float row_sum_of_products(int32_t n, const float *a, const float *b) {
    float p[PARTS] = {0};
    for (int32_t i = 0; i < n; i++) p[i % PARTS] += a[i] * b[i];
    return sum_of_parts(p);
}

#endif
