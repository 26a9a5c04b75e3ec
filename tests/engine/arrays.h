/* arrays.h - what the tests of kernels work on: arrays between canaries at odd addresses, filled
 * with awkward data, compared bit for bit or in ulp.
 */
#ifndef ARRAYS_H
#define ARRAYS_H
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { MARGIN = 9, CANARY = 0x7fc12345 };

typedef struct array {
    float *block, *at;
    int32_t n;
} array;

static inline array new_array(int32_t n) {
    const int32_t canary = CANARY;
    array a = {malloc((size_t)(n + 2 * MARGIN) * sizeof(float)), NULL, n};
    for (int32_t i = 0; i < n + 2 * MARGIN; i++) memcpy(a.block + i, &canary, sizeof canary);
    a.at = a.block + MARGIN; /* not aligned to a vector, as malloc's are */
    return a;
}

static inline int untouched(const array *a) {
    int32_t bits;
    for (int32_t i = 0; i < MARGIN; i++) {
        memcpy(&bits, a->block + i, sizeof bits);
        if (bits != CANARY) return 0;
        memcpy(&bits, a->at + a->n + i, sizeof bits);
        if (bits != CANARY) return 0;
    }
    return 1;
}

static inline array copy_of(const array *a) {
    const array copy = new_array(a->n);
    memcpy(copy.at, a->at, (size_t)a->n * sizeof(float));
    return copy;
}

static uint32_t random_state = 1;

static inline uint32_t next_random(void) {
    random_state = random_state * 1664525u + 1013904223u;
    return random_state >> 8;
}

static inline float uniform(float low, float high) {
    return low + (high - low) * (float)next_random() * 0x1p-24F;
}

/* Which specials a case's inputs may have: all, no huge ones, no infinities. */
enum { ALL = 12, NO_HUGE = 10, FINITE = 8 };

/* One value in `wild` is special, if that is not 0; where low is not negative, none is. */
static inline void fill(const array *a, float low, float high, uint32_t wild, uint32_t n_specials) {
    const float specials[ALL] = {0,   -0.0F, 1e-40F,   -1e-42F,   1,       -1,
                                 NAN, 88.5F, INFINITY, -INFINITY, 3.4e38F, -3.4e38F};
    for (int32_t i = 0; i < a->n; i++) {
        const int special = wild && next_random() % wild == 0;
        const float x = special ? specials[next_random() % n_specials] : uniform(low, high);
        a->at[i] = low < 0 ? x : fabsf(x);
    }
}

static inline int same_bits(float a, float b) {
    return (isnan(a) && isnan(b)) || memcmp(&a, &b, sizeof a) == 0;
}

/* Within `ulps` units in the last place of the larger, plus `absolute`. */
static inline int near(float a, float b, double ulps, double absolute) {
    if (same_bits(a, b) || a == b) return 1;
    if (isnan(a) || isnan(b)) return 0;
    const double x = isinf(a) ? copysign(0x1p128, a) : a, y = isinf(b) ? copysign(0x1p128, b) : b;
    int exponent;
    frexp(fmax(fabs(x), fabs(y)), &exponent);
    const double ulp = ldexp(1, (exponent < -125 ? -125 : exponent) - 24);
    return fabs(x - y) <= ulps * ulp + absolute;
}

#endif
