/* lanes_test.c - the product on lanes and the transposition with gaps, plain against SIMD, bit for
 * bit, on awkward sizes; NaN, infinities, zeros of both signs and denormals in the data; canaries.
 */
#include "arrays.h"
#include "check.h"
#include "kernels.h"

static int same_arrays(const array *a, const array *b) {
    for (int32_t i = 0; i < a->n; i++)
        if (!same_bits(a->at[i], b->at[i])) return 0;
    return 1;
}

static void test_product(int32_t m, int32_t n, int32_t k, int32_t gap, int has_bias,
                         uint32_t wild) {
    const array s = new_array(k > 0 ? k * (m + gap) - gap : 0), p = new_array(k * n);
    const array bias = new_array(m), before = new_array(m * n);
    fill(&s, -3, 3, wild, ALL), fill(&p, -3, 3, wild, ALL);
    fill(&bias, -3, 3, wild, ALL), fill(&before, -3, 3, wild, ALL);
    const array c[2] = {copy_of(&before), copy_of(&before)};
    for (int simd = 0; simd < 2; simd++)
        (simd ? nb_lanes_product_simd : nb_lanes_product_ref)(
            m, n, k, s.at, m + gap, p.at, has_bias ? bias.at : NULL, c[simd].at);
    CHECK_SAY(same_arrays(&c[0], &c[1]), "%d x %d x %d, bias %d: differs", m, n, k, has_bias);
    CHECK_SAY(untouched(&c[1]) && untouched(&c[0]), "%d x %d x %d writes outside", m, n, k);
    free(s.block), free(p.block), free(bias.block), free(before.block);
    free(c[0].block), free(c[1].block);
}

/* One element by hand: 7 + 2 x 5 + 3 x 6. */
static void test_by_hand(void) {
    const float s[2] = {2, 3}, p[8] = {5, 5, 5, 5, 6, 6, 6, 6}, bias = 7;
    float c[4];
    nb_lanes_product_ref(1, 4, 2, s, 1, p, &bias, c);
    CHECK(c[0] == 35 && c[3] == 35);
    nb_lanes_product_simd(1, 4, 2, s, 1, p, NULL, c);
    CHECK(c[0] == 63 && c[3] == 63);
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

int main(void) {
    const int32_t sizes[] = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 15, 20, 33};
    const int n_sizes = sizeof sizes / sizeof *sizes;
    for (int i = 0; i < n_sizes * n_sizes; i++) {
        const int32_t m = sizes[i % n_sizes], k = sizes[i / n_sizes];
        for (int32_t n = 4; n <= 28; n += 4) {
            for (int form = 0; form < 6; form++)
                test_product(m, n, k, form & 1 ? 3 : 0, form & 2, form > 3 ? 15 : 0);
        }
        for (int form = 0; form < 4; form++) test_transpose(m, k, form & 1 ? 3 : 0, form & 2);
    }
    test_by_hand();
    return check_done();
}
