/* rng_test.c - the random stream against published vectors, and its distributions against theory.
 * These vectors are part of the engine's contract: a link with a seed means these numbers. */
#include "check.h"
#include "nb.h"
#include <math.h>
#include <string.h>

enum { N = 200000 };
static float x[N];
static int32_t k[N];

/* M. E. O'Neill's pcg32-demo: seed 42, stream 54, the first six outputs. */
static void test_published_vectors(void) {
    const uint32_t want[] = {0xa15c02b7, 0x7b47f409, 0xba1d3330, 0x83d2f293, 0xbfa4784b, 0xcbed606e};
    uint32_t rng[4];
    nb_rng_seed(rng, 42, 54);
    for (int i = 0; i < 6; i++) {
        const uint32_t got = nb_rng_next(rng);
        CHECK_SAY(got == want[i], "pcg32 output %d is %08x, published %08x", i, got, want[i]);
    }
}

static void moments(double *mean, double *variance) {
    *mean = *variance = 0;
    for (int i = 0; i < N; i++) *mean += (double)x[i] / N;
    for (int i = 0; i < N; i++) *variance += ((double)x[i] - *mean) * ((double)x[i] - *mean) / N;
}

/* Bounds are five standard errors of the mean and of the variance. */
static void check_moments(const char *what, double mean, double variance, double kurtosis) {
    double m, v;
    moments(&m, &v);
    CHECK_NEAR(m, mean, 5 * sqrt(variance / N));
    CHECK_NEAR(v, variance, 5 * variance * sqrt((kurtosis - 1) / N));
    CHECK_SAY(isfinite(m), "%s: mean %g", what, m);
}

static void test_uniform(void) {
    uint32_t rng[4];
    nb_rng_seed(rng, 1, 0);
    nb_rng_uniform(rng, N, -1, 3, x);
    for (int i = 0; i < N; i++)
        if (!(x[i] >= -1 && x[i] < 3)) CHECK_SAY(0, "uniform %d is %g, outside [-1, 3)", i, (double)x[i]);
    check_moments("uniform", 1, 16.0 / 12, 1.8);
    nb_rng_uniform(rng, N, 16777215, 16777216, x); /* rounding would reach the end */
    for (int i = 0; i < N; i++)
        if (!(x[i] < 16777216)) CHECK_SAY(0, "uniform %d reached its upper end", i);
}

static void test_normal(void) {
    uint32_t rng[4];
    nb_rng_seed(rng, 2, 0);
    nb_rng_normal(rng, N, 3, 2, 0, x);
    check_moments("normal", 3, 4, 3);
    nb_rng_normal(rng, N, 0, 1, 1, x);
    for (int i = 0; i < N; i++)
        if (!(fabsf(x[i]) <= 2)) CHECK_SAY(0, "truncated normal %d is %g", i, (double)x[i]);
    check_moments("truncated normal", 0, 0.87962566103423978 * 0.87962566103423978, 2.3);
}

static void test_odd_count_draws_a_pair(void) {
    uint32_t a[4], b[4];
    float one[1], two[2];
    nb_rng_seed(a, 3, 0);
    nb_rng_seed(b, 3, 0);
    nb_rng_normal(a, 1, 0, 1, 0, one);
    nb_rng_normal(b, 2, 0, 1, 0, two);
    CHECK_SAY(one[0] == two[0] && !memcmp(a, b, sizeof a), "one normal does not use up one pair");
}

static void test_integers(void) {
    uint32_t rng[4];
    int count[7] = {0};
    nb_rng_seed(rng, 4, 9);
    nb_rng_integers(rng, N, -3, 4, k);
    for (int i = 0; i < N; i++) {
        if (k[i] < -3 || k[i] > 3) CHECK_SAY(0, "integer %d is %d, outside [-3, 4)", i, k[i]);
        else count[k[i] + 3]++;
    }
    for (int c = 0; c < 7; c++) CHECK_NEAR(count[c], N / 7.0, 5 * sqrt(N / 7.0));
    nb_rng_integers(rng, 4, INT32_MIN, INT32_MAX, k); /* the whole range must not overflow */
    nb_rng_integers(rng, 1, 5, 5, k);
    CHECK_SAY(k[0] == 5, "an empty range gives its lower end, got %d", k[0]);
}

static void test_categorical(void) {
    const float weights[] = {1, 0, 3, 4};
    uint32_t rng[4];
    int count[4] = {0};
    nb_rng_seed(rng, 5, 0);
    CHECK_SAY(nb_rng_categorical(rng, N, 4, weights, k) == NB_OK, "%s", nb_error());
    for (int i = 0; i < N; i++) count[k[i]]++;
    CHECK_SAY(count[1] == 0, "a class of weight 0 was drawn %d times", count[1]);
    for (int c = 0; c < 4; c++) CHECK_NEAR(count[c], N * (double)weights[c] / 8, 5 * sqrt(N / 4.0));
    CHECK_SAY(nb_rng_categorical(rng, 1, 2, (float[]){0, 0}, k) == NB_PARAM, "weights 0, 0 accepted");
    CHECK_SAY(nb_rng_categorical(rng, 1, 2, (float[]){1, NAN}, k) == NB_PARAM, "weight NaN accepted");
    CHECK_SAY(nb_rng_categorical(rng, 1, 2, (float[]){1, -1}, k) == NB_PARAM, "weight -1 accepted");
}

static void test_shuffle(void) {
    uint32_t rng[4];
    int first[5] = {0};
    nb_rng_seed(rng, 6, 0);
    for (int round = 0; round < 20000; round++) {
        int32_t order[5] = {0, 1, 2, 3, 4}, seen = 0;
        nb_rng_shuffle(rng, 5, order);
        for (int i = 0; i < 5; i++) seen |= 1 << order[i];
        if (seen != 31) CHECK_SAY(0, "shuffle lost an element");
        first[order[0]]++;
    }
    for (int i = 0; i < 5; i++) CHECK_NEAR(first[i], 4000, 5 * sqrt(4000.0));
}

static void test_orthogonal(void) {
    const int sizes[][2] = {{1, 1}, {5, 3}, {3, 5}, {20, 80}};
    for (int s = 0; s < 4; s++) {
        const int rows = sizes[s][0], cols = sizes[s][1], few = rows < cols ? rows : cols;
        uint32_t rng[4];
        nb_rng_seed(rng, 7, 0);
        CHECK_SAY(nb_rng_orthogonal(rng, rows, cols, 2, x) == NB_OK, "%s", nb_error());
        for (int i = 0; i < few; i++)
            for (int j = 0; j < few; j++) {
                double sum = 0;
                for (int l = 0; l < rows + cols - few; l++)
                    sum += rows < cols ? (double)x[i * cols + l] * x[j * cols + l]
                                       : (double)x[l * cols + i] * x[l * cols + j];
                CHECK_NEAR(sum, i == j ? 4 : 0, 4e-6);
            }
    }
    CHECK_SAY(nb_rng_orthogonal((uint32_t[4]){0}, 0, 3, 1, x) == NB_SHAPE, "a matrix of 0 rows");
}

/* Keras: Glorot uniform has limit sqrt(6 / (in + out)); He and LeCun normals are truncated. */
static void test_scaled(void) {
    uint32_t rng[4];
    nb_rng_seed(rng, 8, 0);
    CHECK_SAY(nb_rng_scaled(rng, N, 1, 2, 0, 30, 70, x) == NB_OK, "%s", nb_error());
    const float limit = sqrtf(0.06f);
    for (int i = 0; i < N; i++)
        if (fabsf(x[i]) > limit) CHECK_SAY(0, "Glorot uniform %g beyond %g", (double)x[i], (double)limit);
    check_moments("Glorot uniform", 0, 2.0 / 100, 1.8);
    nb_rng_scaled(rng, N, 2, 0, 1, 50, 10, x);
    check_moments("He normal", 0, 2.0 / 50, 2.3);
    nb_rng_scaled(rng, N, 1, 0, 2, 50, 10, x);
    check_moments("LeCun, untruncated", 0, 1.0 / 50, 3);
    CHECK_SAY(nb_rng_scaled(rng, 1, -1, 0, 0, 1, 1, x) == NB_PARAM, "scale -1 accepted");
}

/* Any change of these is a change of what every stored link and seed means. */
static void test_streams_are_specified(void) {
    uint32_t rng[4];
    float u[3], z[3];
    int32_t order[6] = {0, 1, 2, 3, 4, 5};
    nb_rng_seed(rng, 2026, 1);
    nb_rng_uniform(rng, 3, 0, 1, u);
    nb_rng_normal(rng, 3, 0, 1, 0, z);
    nb_rng_shuffle(rng, 6, order);
    const float want_u[] = {0.193503141f, 0.862614691f, 0.473661423f};
    const float want_z[] = {0.0716933981f, 1.86950743f, -0.149927214f};
    const int32_t want_order[] = {1, 0, 4, 5, 2, 3};
    for (int i = 0; i < 3; i++) {
        CHECK_SAY(u[i] == want_u[i], "uniform %d is %.9g", i, (double)u[i]);
        CHECK_SAY(z[i] == want_z[i], "normal %d is %.9g", i, (double)z[i]);
    }
    CHECK(!memcmp(order, want_order, sizeof order));
}

int main(void) {
    test_published_vectors();
    test_uniform();
    test_normal();
    test_odd_count_draws_a_pair();
    test_integers();
    test_categorical();
    test_shuffle();
    test_orthogonal();
    test_scaled();
    test_streams_are_specified();
    return check_done();
}
