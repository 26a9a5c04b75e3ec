/* rng.c - the one random stream: PCG32, and the distributions drawn from it.
 *
 *     state' = 6364136223846793005 state + increment            (mod 2^64)
 *     output = rotate_right32((state >> 18 ^ state) >> 27, state >> 59)
 *
 * M. E. O'Neill, "PCG: A family of simple fast space-efficient statistically good algorithms for
 * random number generation", 2014, pcg32 (XSH-RR 64/32). A stream is the increment's upper 63
 * bits. Only IEEE arithmetic and our own log, sin and cos are used: the same bits everywhere.
 */
#include "arena.h"
#include "graph.h"
#include "kernels.h"
#include <math.h>

/* ---- The generator ---- */

static uint64_t join(const uint32_t *words) { return (uint64_t)words[1] << 32 | words[0]; }

static void split(uint64_t value, uint32_t *words) {
    words[0] = (uint32_t)value;
    words[1] = (uint32_t)(value >> 32);
}

uint32_t nb_rng_next(uint32_t *rng) {
    const uint64_t state = join(rng);
    split(state * 6364136223846793005u + join(rng + 2), rng);
    const uint32_t x = (uint32_t)((state >> 18 ^ state) >> 27);
    const uint32_t turn = (uint32_t)(state >> 59);
    return x >> turn | x << (-turn & 31);
}

void nb_rng_seed(uint32_t *rng, uint32_t seed, uint32_t stream) {
    split(0, rng);
    split((uint64_t)stream << 1 | 1, rng + 2);
    nb_rng_next(rng);
    split(join(rng) + seed, rng);
    nb_rng_next(rng);
}

/* ---- Uniform and normal ---- */

/* 0 <= u < 1 in steps of 2^-24: every one is a float. */
static float unit(uint32_t *rng) { return (float)(nb_rng_next(rng) >> 8) * 0x1p-24f; }

void nb_rng_uniform(uint32_t *rng, int32_t n, float low, float high, float *out) {
    for (int32_t i = 0; i < n; i++) {
        const float x = low + unit(rng) * (high - low);
        out[i] =
            x < high || !(low < high) ? x : nextafterf(high, low); /* rounding may reach high */
    }
}

enum { PAIRS = 64 };

/* Box-Muller: r = sqrt(-2 ln u), z = r cos(2 pi v), r sin(2 pi v), for `pairs` <= PAIRS. Always
 * with the SIMD kernels, whichever are in use: a seed means the same numbers. */
static void normal_pairs(uint32_t *rng, int32_t pairs, float z[2 * PAIRS]) {
    float r[PAIRS], angle[PAIRS], c[PAIRS], s[PAIRS];
    for (int32_t i = 0; i < pairs; i++) {
        r[i] = unit(rng) + 0x1p-24f; /* above 0, at most 1 */
        angle[i] = 6.28318530717958647692f * unit(rng);
    }
    nb_kernels_simd.log(pairs, r, r);
    for (int32_t i = 0; i < pairs; i++) r[i] *= -2;
    nb_kernels_simd.sqrt(pairs, r, r);
    nb_kernels_simd.cos(pairs, angle, c);
    nb_kernels_simd.sin(pairs, angle, s);
    for (int32_t i = 0; i < pairs; i++) {
        z[2 * i] = r[i] * c[i];
        z[2 * i + 1] = r[i] * s[i];
    }
}

void nb_rng_normal(uint32_t *rng, int32_t n, float mean, float stddev, int32_t truncated,
                   float *out) {
    float z[2 * PAIRS];
    for (int32_t done = 0; done < n;) {
        const int32_t want = n - done, pairs = want < 2 * PAIRS ? (want + 1) / 2 : PAIRS;
        normal_pairs(rng, pairs, z);
        for (int32_t i = 0; i < 2 * pairs && done < n; i++)
            if (!truncated || fabsf(z[i]) <= 2) out[done++] = mean + stddev * z[i];
    }
}

/* ---- Whole numbers ---- */

/* 0 <= k < bound without bias: the upper word of draw * bound, where the few draws that would favour
 * some k are thrown away (Lemire 2019, "Fast random integer generation in an interval"). */
static uint32_t below(uint32_t *rng, uint32_t bound) {
    uint64_t product = (uint64_t)nb_rng_next(rng) * bound;
    if ((uint32_t)product < bound) {
        const uint32_t threshold = -bound % bound;
        while ((uint32_t)product < threshold) product = (uint64_t)nb_rng_next(rng) * bound;
    }
    return (uint32_t)(product >> 32);
}

void nb_rng_integers(uint32_t *rng, int32_t n, int32_t low, int32_t high, int32_t *out) {
    const uint32_t range = (uint32_t)high - (uint32_t)low;
    for (int32_t i = 0; i < n; i++)
        out[i] = high > low ? (int32_t)((uint32_t)low + below(rng, range)) : low;
}

nb_status nb_rng_categorical(uint32_t *rng, int32_t n, int32_t n_classes, const float *weights,
                             int32_t *out) {
    double total = 0;
    for (int32_t c = 0; c < n_classes; c++) {
        if (!(weights[c] >= 0) || isinf(weights[c]))
            return nb_fail(NB_PARAM, "categorical: weight %d is %g, not a number from 0 up", c,
                           (double)weights[c]);
        total += (double)weights[c];
    }
    if (!(total > 0)) return nb_fail(NB_PARAM, "categorical: the weights add up to 0");
    for (int32_t i = 0; i < n; i++) {
        double left = (double)nb_rng_next(rng) * 0x1p-32 * total;
        int32_t chosen = -1;
        for (int32_t c = 0; c < n_classes && left >= 0; c++)
            if (weights[c] > 0) {
                chosen = c; /* rounding may leave a rest: the last possible class takes it */
                left -= (double)weights[c];
            }
        out[i] = chosen;
    }
    return NB_OK;
}

void nb_rng_shuffle(uint32_t *rng, int32_t n, int32_t *values) {
    for (int32_t i = n - 1; i > 0; i--) {
        const int32_t j = (int32_t)below(rng, (uint32_t)i + 1), kept = values[i];
        values[i] = values[j];
        values[j] = kept;
    }
}

/* ---- Initial weights ---- */

static double dot(int32_t n, const double *a, const double *b) {
    double sum = 0;
    for (int32_t i = 0; i < n; i++) sum += a[i] * b[i];
    return sum;
}

/* Gram-Schmidt on `count` vectors of length n, each cleared twice of the earlier ones: orthogonal
 * to rounding. Dividing by the norm makes QR's R positive, so Q is distributed uniformly. */
static void orthonormalize(int32_t count, int32_t n, double *q) {
    for (int32_t i = 0; i < count; i++) {
        double *v = q + (int64_t)i * n;
        for (int32_t j = 0; j < 2 * i; j++) {
            const double *u = q + (int64_t)(j % i) * n, overlap = dot(n, u, v);
            for (int32_t l = 0; l < n; l++) v[l] -= overlap * u[l];
        }
        const double norm = sqrt(dot(n, v, v));
        for (int32_t l = 0; l < n; l++) v[l] /= norm;
    }
}

nb_status nb_rng_orthogonal(uint32_t *rng, int32_t rows, int32_t cols, float gain, float *out) {
    if (rows < 1 || cols < 1)
        return nb_fail(NB_SHAPE, "orthogonal: a matrix %d x %d has no columns or rows", rows, cols);
    const int32_t count = rows < cols ? rows : cols, n = rows < cols ? cols : rows;
    double *q = nb_take((size_t)count * (size_t)n * sizeof *q);
    if (!q) return NB_MEMORY;
    nb_rng_normal(rng, rows * cols, 0, 1, 0, out);
    for (int32_t i = 0; i < rows * cols; i++) q[i] = (double)out[i];
    orthonormalize(count, n, q);
    for (int32_t r = 0; r < rows; r++)
        for (int32_t c = 0; c < cols; c++)
            out[r * cols + c] = gain * (float)(rows < cols ? q[r * cols + c] : q[c * rows + r]);
    nb_give(q);
    return NB_OK;
}

nb_status nb_rng_scaled(uint32_t *rng, int32_t n, float scale, int32_t mode, int32_t distribution,
                        int32_t fan_in, int32_t fan_out, float *out) {
    if (!(scale > 0) || mode < 0 || mode > 2 || distribution < 0 || distribution > 2)
        return nb_fail(NB_PARAM, "scaled: scale %g, mode %d or distribution %d is out of range",
                       (double)scale, mode, distribution);
    const double fans[] = {fan_in, fan_out, ((double)fan_in + fan_out) / 2};
    const double variance = (double)scale / (fans[mode] > 1 ? fans[mode] : 1);
    const double cut = 0.87962566103423978; /* standard deviation of a normal cut at +-2 */
    if (distribution == 0) {
        const float limit = (float)sqrt(3 * variance);
        nb_rng_uniform(rng, n, -limit, limit, out);
    } else {
        const double stddev = sqrt(variance) / (distribution == 1 ? cut : 1);
        nb_rng_normal(rng, n, 0, (float)stddev, distribution == 1, out);
    }
    return NB_OK;
}
