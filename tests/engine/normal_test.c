/* normal_test.c - standardizing, plain against SIMD bit for bit, by rows and by columns; and that
 * the variance bears data far from zero. Every array lies between canaries.
 */
#include "arrays.h"
#include "check.h"
#include "kernels.h"

static const float EPSILON = 1e-3F;

typedef struct problem {
    int32_t rows, cols, by_row;
    array x, dy, m;
} problem;

static int32_t groups(const problem *p) { return p->by_row ? p->rows : p->cols; }

typedef struct kernel_case {
    const char *name;
    void (*run)(const nb_kernels *k, const problem *p, float *out, float *working);
} kernel_case;

#define RUN(name, ...)                                                                             \
    static void run_##name(const nb_kernels *k, const problem *p, float *out, float *working) {    \
        __VA_ARGS__;                                                                               \
    }
#define SIZES p->rows, p->cols, p->by_row
RUN(moments, k->moments(SIZES, p->x.at, out, working))
RUN(standardize, k->standardize(SIZES, EPSILON, p->x.at, p->m.at, out, working))
RUN(back, k->standardize_back(SIZES, EPSILON, p->x.at, p->m.at, p->dy.at, out, working))

static const kernel_case kernels[] = {
    {"moments", run_moments}, {"standardize", run_standardize}, {"standardize_back", run_back}};

static void compare(const kernel_case *c, const problem *p) {
    const int32_t n = c->run == run_moments ? 2 * groups(p) : p->rows * p->cols;
    const array want = new_array(n), got = new_array(n);
    const array working = new_array(3 * groups(p) + p->cols);
    c->run(&nb_kernels_ref, p, want.at, working.at);
    c->run(&nb_kernels_simd, p, got.at, working.at);
    CHECK_SAY(untouched(&want) && untouched(&got) && untouched(&working), "%s writes beside",
              c->name);
    for (int32_t i = 0; i < n; i++)
        if (!CHECK_SAY(same_bits(want.at[i], got.at[i]),
                       "%s of %d x %d by %s: out[%d] is %.9g, plain %.9g", c->name, p->rows,
                       p->cols, p->by_row ? "row" : "column", i, (double)got.at[i],
                       (double)want.at[i]))
            break;
    free(want.block), free(got.block), free(working.block);
}

static void check(int32_t rows, int32_t cols, int32_t by_row, uint32_t wild) {
    problem p = {rows, cols, by_row, .x = new_array(rows * cols), .dy = new_array(rows * cols)};
    p.m = new_array(2 * groups(&p));
    fill(&p.x, -9, 9, wild, ALL);
    fill(&p.dy, -9, 9, wild, ALL);
    fill(&p.m, 0, 9, 0, ALL);
    for (size_t k = 0; k < sizeof kernels / sizeof *kernels; k++) compare(&kernels[k], &p);
    free(p.x.block), free(p.dy.block), free(p.m.block);
}

/* 1000 +- 0.01: a sum of squares in floats has no digit of that variance. */
static void check_far_from_zero(const nb_kernels *k) {
    enum { N = 64 };
    float x[N], m[2], working[N];
    for (int32_t i = 0; i < N; i++) x[i] = i % 2 ? 1000.0625F : 999.9375F;
    for (int32_t by_row = 0; by_row < 2; by_row++) {
        k->moments(by_row ? 1 : N, by_row ? N : 1, by_row, x, m, working);
        CHECK(m[0] == 1000);
        CHECK(m[1] == 0.0625F * 0.0625F);
    }
}

int main(void) {
    static const int32_t sizes[] = {1, 2, 3, 4, 5, 7, 16, 17, 35};
    enum { N = sizeof sizes / sizeof *sizes };
    for (int i = 0; i < 2 * N * N; i++) {
        check(sizes[i / 2 / N], sizes[i / 2 % N], i % 2, 0);
        check(sizes[i / 2 / N], sizes[i / 2 % N], i % 2, 20);
    }
    check_far_from_zero(&nb_kernels_ref);
    check_far_from_zero(&nb_kernels_simd);
    return check_done();
}
