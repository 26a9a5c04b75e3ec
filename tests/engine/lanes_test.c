/* lanes_test.c - the product on lanes and the transposition with gaps, plain against SIMD, bit for
 * bit, on awkward sizes; an LSTM's step; NaN, infinities, zeros of both signs and denormals in the
 * data; canaries.
 */
#include "arrays.h"
#include "check.h"
#include "kernels.h"

static int same_arrays(const array *a, const array *b) {
    for (int32_t i = 0; i < a->n; i++)
        if (!same_bits(a->at[i], b->at[i])) return 0;
    return 1;
}

/* s as it lies, its rows m + gap apart, or (gap < 0) in panels of five rows. */
static void test_product(int32_t m, int32_t n, int32_t k, int32_t gap, int has_start,
                         uint32_t wild) {
    const int32_t panels = (m + 4) / 5, step = gap < 0 ? 5 : m + gap;
    const array s = new_array(gap < 0 ? panels * k * 5 : k > 0 ? k * step - gap : 0);
    const array p = new_array(k * n), start = new_array(m * n), before = new_array(m * n);
    fill(&s, -3, 3, wild, ALL), fill(&p, -3, 3, wild, ALL);
    fill(&start, -3, 3, wild, ALL), fill(&before, -3, 3, wild, ALL);
    const array c[2] = {copy_of(&before), copy_of(&before)};
    for (int simd = 0; simd < 2; simd++)
        (simd ? nb_lanes_product_simd
              : nb_lanes_product_ref)(m, n, k, s.at, step, gap < 0 ? 5 * k : 5, p.at,
                                      has_start ? start.at : NULL, c[simd].at);
    CHECK_SAY(same_arrays(&c[0], &c[1]), "%d x %d x %d, start %d: differs", m, n, k, has_start);
    CHECK_SAY(untouched(&c[1]) && untouched(&c[0]), "%d x %d x %d writes outside", m, n, k);
    free(s.block), free(p.block), free(start.block), free(before.block);
    free(c[0].block), free(c[1].block);
}

/* One element by hand: 7 + 2 x 5 + 3 x 6. */
static void test_by_hand(void) {
    const float s[2] = {2, 3}, p[8] = {5, 5, 5, 5, 6, 6, 6, 6}, start[4] = {7, 7, 7, 8};
    float c[4];
    nb_lanes_product_ref(1, 4, 2, s, 1, 5, p, start, c);
    CHECK(c[0] == 35 && c[3] == 36);
    nb_lanes_product_simd(1, 4, 2, s, 1, 5, p, NULL, c);
    CHECK(c[0] == 63 && c[3] == 64);
}

static void test_transpose(int32_t rows, int32_t cols, int32_t x_gap, int32_t y_gap) {
    const int32_t x_row = cols + x_gap, y_row = rows + y_gap;
    const array x = new_array(rows * x_row), before = new_array(cols * y_row);
    fill(&x, -3, 3, 9, ALL), fill(&before, -3, 3, 0, ALL);
    const array y[2] = {copy_of(&before), copy_of(&before)};
    nb_transpose_rows_ref(rows, cols, x.at, x_row, y[0].at, y_row);
    nb_transpose_rows_simd(rows, cols, x.at, x_row, y[1].at, y_row);
    CHECK_SAY(same_arrays(&y[0], &y[1]), "transpose %d x %d differs", rows, cols);
    CHECK(untouched(&y[0]) && untouched(&y[1]));
    for (int32_t i = 0; i < before.n; i++) {
        const int32_t row = i % y_row, col = i / y_row;
        const float want = row < rows ? x.at[row * x_row + col] : before.at[i];
        CHECK(same_bits(y[0].at[i], want));
    }
    free(x.block), free(before.block), free(y[0].block), free(y[1].block);
}

/* The gates within 2^-23.3 of the sigmoid, where it is small also within 2^-23 (2 + |x|) of itself;
 * tanh within 4 ulp; what follows from them in every bit. */
static void check_step(int32_t n, const array *z, const array *before, const array *y,
                       const array *h) {
    for (int32_t e = 0; e < 6 * n; e++) {
        const int32_t of = e / n, at = e % n;
        const float x = of < 4 ? z->at[e] : y->at[4 * n + at], *p = y->at + at;
        const double s = 1 / (1 + exp(-(double)x));
        const double most = fmin(0x1p-23 * (2 + fabs((double)x)) * s, 9.7e-8) + 0x1p-126;
        const float c = p[n] * before->at[at] + p[0] * p[2 * n];
        const int good = of == 2 || of == 5 ? near(y->at[e], (float)tanh((double)x), 4, 0)
                         : of == 4          ? same_bits(y->at[e], c)
                         : isnan(x)         ? isnan(y->at[e])
                                            : fabs((double)y->at[e] - s) <= most;
        CHECK_SAY(good, "lstm: plane %d of %g is %.9g", of, (double)x, (double)y->at[e]);
        CHECK(fabs((double)y->at[e]) <= 1 || of == 4 || isnan(x));
    }
    for (int32_t e = 0; e < n; e++) CHECK(same_bits(h->at[e], y->at[3 * n + e] * y->at[5 * n + e]));
}

static void test_lstm(int32_t n, float size, uint32_t wild) {
    const array z = new_array(6 * n), before = new_array(n), dh = new_array(n), dc = new_array(n);
    fill(&z, -size, size, wild, ALL), fill(&before, -size, size, wild, ALL);
    fill(&dh, -3, 3, wild, ALL), fill(&dc, -3, 3, wild, ALL);
    for (int simd = 0; simd < 2; simd++) {
        const array y = copy_of(&z), h = new_array(n);
        (simd ? nb_lstm_forward_simd : nb_lstm_forward_ref)(n, before.at, y.at, h.at);
        check_step(n, &z, &before, &y, &h);
        CHECK(untouched(&y) && untouched(&h));
        const array dz[2] = {new_array(4 * n), new_array(4 * n)};
        const array after[2] = {copy_of(&dc), copy_of(&dc)};
        nb_lstm_back_ref(n, before.at, y.at, dh.at, after[0].at, dz[0].at);
        nb_lstm_back_simd(n, before.at, y.at, dh.at, after[1].at, dz[1].at);
        CHECK(same_arrays(&dz[0], &dz[1]) && same_arrays(&after[0], &after[1]));
        CHECK(untouched(&dz[0]) && untouched(&dz[1]) && untouched(&after[0]) &&
              untouched(&after[1]));
        free(y.block), free(h.block), free(dz[0].block), free(dz[1].block);
        free(after[0].block), free(after[1].block);
    }
    free(z.block), free(before.block), free(dh.block), free(dc.block);
}

/* One value by hand: all gates 1/2, g = tanh 1, c' = 2, so c = 1 + g / 2; back from dh = 1, dc = 0.
 */
static void test_lstm_by_hand(void) {
    float p[24] = {0}, h[4], before[4] = {2, 2, 2, 2}, dh[4] = {1, 1, 1, 1}, dc[4] = {0}, dz[16];
    for (int i = 8; i < 12; i++) p[i] = 1;
    nb_lstm_forward_simd(4, before, p, h);
    const double g = 0.76159416, c = 1 + g / 2, t = tanh(c), d = (1 - t * t) / 2;
    CHECK(fabs(h[3] - t / 2) < 1e-6);
    nb_lstm_back_simd(4, before, p, dh, dc, dz);
    CHECK(fabs(dz[0] - d * g / 4) < 1e-6 && fabs(dz[4] - d * 2 / 4) < 1e-6);
    CHECK(fabs(dz[8] - d / 2 * (1 - g * g)) < 1e-6 && fabs(dz[12] - t / 4) < 1e-6);
    CHECK(fabs(dc[0] - d / 2) < 1e-6);
}

int main(void) {
    const int32_t sizes[] = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 15, 20, 33};
    const int n_sizes = sizeof sizes / sizeof *sizes;
    for (int i = 0; i < n_sizes * n_sizes; i++) {
        const int32_t m = sizes[i % n_sizes], k = sizes[i / n_sizes];
        for (int32_t n = 4; n <= 28; n += 4) {
            for (int form = 0; form < 9; form++)
                test_product(m, n, k, form % 3 * 3 - 3, form & 2, form > 5 ? 15 : 0);
        }
        for (int form = 0; form < 4; form++) test_transpose(m, k, form & 1 ? 3 : 0, form & 2);
    }
    test_by_hand();
    test_lstm_by_hand();
    for (int32_t n = 0; n <= 40; n += 4) test_lstm(n, 3, 0), test_lstm(n, 120, 5);
    for (float size = 0x1p-10F; size < 100; size *= 2) test_lstm(4000, size, 0);
    return check_done();
}
