/* eigh_test.c - eigenvalues and eigenvectors: A V = V W, V^T V = 1, spectra that are known in
 * closed form, equal eigenvalues, graded and tiny matrices, and what is refused. */
#include "check.h"
#include "nb.h"
#include <float.h>
#include <stdlib.h>
#include <string.h>

static uint32_t rng[4];

static double normal(void) {
    float x;
    nb_rng_normal(rng, 1, 0, 1, 0, &x);
    return (double)x;
}

/* The largest |A V - V W| and |V^T V - 1| against eps n |A|. */
static void check_solved(const char *what, int32_t n, const double *a) {
    const size_t bytes = (size_t)(n * n) * sizeof *a;
    double *v = malloc(bytes), *w = malloc((size_t)n * sizeof *w), norm = 0, wrong = 0, skew = 0;
    memcpy(v, a, bytes);
    CHECK_SAY(nb_eigh(n, v, w) == NB_OK, "%s: %s", what, nb_error());
    for (int32_t i = 0; i < n * n; i++) norm = fmax(norm, fabs(a[i]));
    for (int32_t i = 0; i < n; i++)
        for (int32_t j = 0; j < n; j++) {
            double av = 0, vv = 0;
            for (int32_t k = 0; k < n; k++) {
                av += a[i * n + k] * v[k * n + j];
                vv += v[k * n + i] * v[k * n + j];
            }
            wrong = fmax(wrong, fabs(av - w[j] * v[i * n + j]));
            skew = fmax(skew, fabs(vv - (i == j)));
        }
    CHECK_SAY(wrong <= 4 * DBL_EPSILON * n * norm, "%s: A V - V W is %g", what, wrong / norm);
    CHECK_SAY(skew <= 4 * DBL_EPSILON * (n + 4), "%s: V^T V - 1 is %g", what, skew);
    for (int32_t j = 0; j < n; j++) {
        CHECK(j == 0 || w[j] >= w[j - 1]);
        double largest = 0;
        for (int32_t k = 0; k < n; k++)
            if (fabs(v[k * n + j]) > fabs(largest)) largest = v[k * n + j];
        CHECK(largest > 0);
    }
    free(v);
    free(w);
}

static void test_random(void) {
    static const int32_t sizes[] = {1, 2, 3, 4, 5, 7, 16, 33, 61};
    for (size_t s = 0; s < sizeof sizes / sizeof *sizes; s++) {
        const int32_t n = sizes[s];
        double *a = malloc((size_t)(n * n) * sizeof *a);
        for (int kind = 0; kind < 6; kind++) {
            for (int32_t i = 0; i < n; i++)
                for (int32_t j = 0; j <= i; j++) {
                    double x = normal();
                    if (kind == 1) x *= pow(10, -0.5 * (i + j)); /* graded */
                    if (kind == 2 && i - j > 1) x = 0;           /* tridiagonal already */
                    if (kind == 3) x *= 1e300;
                    if (kind == 4) x *= 1e-300;
                    if (kind == 5 && (i + j) % 3 == 0) x *= 1e305; /* the others underflow */
                    a[i * n + j] = a[j * n + i] = x;
                }
            check_solved(
                (const char *[]){"random", "graded", "tridiagonal", "huge", "tiny", "mixed"}[kind],
                n, a);
        }
        free(a);
    }
}

static const double pi = 3.14159265358979323846;

/* The chain 2, -1: w_k = 2 - 2 cos(k pi / (n + 1)), v_k(i) ~ sin(i k pi / (n + 1)). */
static void test_chain(void) {
    enum { N = 40 };
    double a[N * N] = {0}, w[N];
    for (int i = 0; i < N; i++) {
        a[i * N + i] = 2;
        if (i) a[i * N + i - 1] = a[(i - 1) * N + i] = -1;
    }
    CHECK(nb_eigh(N, a, w) == NB_OK);
    for (int k = 1; k <= N; k++) {
        CHECK_NEAR(w[k - 1], 2 - 2 * cos(k * pi / (N + 1)), 1e-14);
        const double sign = a[k - 1] < 0 ? -1 : 1;
        for (int i = 1; i <= N; i++)
            CHECK_NEAR(sign * a[(i - 1) * N + k - 1],
                       sqrt(2.0 / (N + 1)) * sin(i * k * pi / (N + 1)), 1e-13);
    }
}

/* c on the diagonal, 1 elsewhere: c - 1 many times, and c - 1 + n. Nothing at all: zeros. */
static void test_equal_values(void) {
    enum { N = 12 };
    double a[N * N], w[N];
    for (int i = 0; i < N * N; i++) a[i] = i % (N + 1) ? 1 : 3;
    check_solved("twelve equal rows", N, a);
    nb_eigh(N, a, w);
    for (int i = 0; i < N; i++) CHECK_NEAR(w[i], i < N - 1 ? 2 : 2 + N, 1e-13);
    memset(a, 0, sizeof a);
    CHECK(nb_eigh(N, a, w) == NB_OK);
    for (int i = 0; i < N * N; i++) CHECK(a[i] == (i % (N + 1) ? 0 : 1));
    for (int i = 0; i < N; i++) CHECK(w[i] == 0);
}

static void test_small(void) {
    double one[] = {-7}, w[2], two[] = {0, 1, 1, 0};
    CHECK(nb_eigh(1, one, w) == NB_OK && one[0] == 1 && w[0] == -7);
    CHECK(nb_eigh(2, two, w) == NB_OK);
    CHECK_NEAR(w[0], -1, 1e-15);
    CHECK_NEAR(w[1], 1, 1e-15);
    CHECK(two[0] > 0 && two[2] < 0 && two[1] > 0 && two[3] > 0); /* of equals the first counts */
}

static void test_refused(void) {
    double w[2];
    const double before[][4] = {{1, 2, NAN, 1}, {1, INFINITY, INFINITY, 1}, {1, 2, 2.1, 1}};
    const char *sentence[] = {"element [1, 0] is nan", "element [0, 1] is inf", "not symmetric"};
    for (int i = 0; i < 3; i++) {
        double a[4];
        memcpy(a, before[i], sizeof a);
        CHECK(nb_eigh(2, a, w) == NB_PARAM);
        CHECK_SAY(strstr(nb_error(), sentence[i]) != NULL, "%s", nb_error());
        CHECK(!memcmp(a, before[i], sizeof a));
    }
    CHECK(nb_eigh(0, w, w) == NB_SHAPE && strstr(nb_error(), "0 rows"));
    CHECK(nb_eigh(-3, w, w) == NB_SHAPE && nb_eigh(1 << 20, w, w) == NB_SHAPE);
    double close[] = {1, 2, 2.00001, 1};
    CHECK(nb_eigh(2, close, w) == NB_OK);
    CHECK_NEAR(w[1], 3.000005, 1e-12);
}

/* FNV-1a of the float32 results: the literal stands in tests/bindings/linalg.test.js too. */
static void test_bits(void) {
    enum { N = 24 };
    float half[N * N], got[N + N * N];
    double a[N * N], w[N];
    nb_rng_seed(rng, 3, 0);
    nb_rng_uniform(rng, N * N, 0, 1, half);
    for (int i = 0; i < N * N; i++) {
        const float sum = half[i] + half[i % N * N + i / N];
        a[i] = (double)sum;
    }
    CHECK(nb_eigh(N, a, w) == NB_OK);
    for (int i = 0; i < N; i++) got[i] = (float)w[i];
    for (int i = 0; i < N * N; i++) got[N + i] = (float)a[i];
    uint32_t hash = 2166136261u;
    for (size_t i = 0; i < sizeof got; i++) hash = (hash ^ ((unsigned char *)got)[i]) * 16777619u;
    CHECK_SAY(hash == 0x8b0e0431u, "the bits are 0x%08x", hash);
}

int main(void) {
    test_bits();
    nb_rng_seed(rng, 5, 0);
    test_random();
    test_chain();
    test_equal_values();
    test_small();
    test_refused();
    CHECK(nb_live_bytes() == 0);
    return check_done();
}
