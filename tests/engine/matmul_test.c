/* matmul_test.c - the product, plain against SIMD, bit for bit: all sizes of a list of awkward ones
 * and some larger than the blocks, each operand transposed or not and with gaps between its rows,
 * with a bias and without, and added to what is there; NaN, infinities, zeros of both signs and
 * denormals in the data; canaries about all arrays and the scratch.
 */
#include "arrays.h"
#include "check.h"
#include "kernels.h"

/* Element (i, j) at i row + j col, with `gap` unused elements after each row or column. */
typedef struct matrix {
    array data;
    int32_t row, col;
} matrix;

static matrix new_matrix(int32_t rows, int32_t cols, int transposed, int32_t gap, uint32_t wild) {
    const int32_t length = (transposed ? rows : cols) + gap;
    const int32_t lines = transposed ? cols : rows;
    matrix m = {new_array(lines > 0 ? lines * length - gap : 0), length, 1};
    if (transposed) m.row = 1, m.col = length;
    fill(&m.data, -3, 3, wild, ALL);
    return m;
}

static void test_product(int32_t m, int32_t n, int32_t k, int form, uint32_t wild) {
    const int32_t gap = form & 8 ? 3 : 0;
    const matrix a = new_matrix(m, k, form & 1, gap, wild);
    const matrix b = new_matrix(k, n, form & 2, gap, wild);
    const array bias = new_array(n), c[2] = {new_array(m * n), new_array(m * n)};
    fill(&bias, -3, 3, wild, ALL);
    fill(&c[0], -3, 3, wild, ALL);
    for (int32_t i = 0; i < m * n; i++) c[1].at[i] = c[0].at[i];
    const array scratch = new_array((int32_t)nb_matmul_scratch(m, n, k));
    for (int simd = 0; simd < 2; simd++) {
        (simd ? nb_matmul_simd : nb_matmul_ref)(m, n, k, a.data.at, a.row, a.col, b.data.at, b.row,
                                                b.col,
                                                form & 4    ? bias.at
                                                : form & 16 ? c[simd].at
                                                            : NULL,
                                                c[simd].at, scratch.at);
    }
    int32_t wrong = 0;
    for (int32_t i = 0; i < m * n; i++) wrong += !same_bits(c[0].at[i], c[1].at[i]);
    CHECK_SAY(wrong == 0, "matmul %d x %d x %d, form %d: %d elements differ", m, n, k, form, wrong);
    CHECK_SAY(untouched(&c[1]) && untouched(&scratch) && untouched(&a.data) && untouched(&b.data),
              "matmul %d x %d x %d, form %d writes outside", m, n, k, form);
    free(a.data.block), free(b.data.block), free(bias.block);
    free(c[0].block), free(c[1].block), free(scratch.block);
}

/* form: bit 0 a transposed, 1 b transposed, 2 a bias, 3 gaps, 4 without a bias: c += a b. */
static void test_forms(int32_t m, int32_t n, int32_t k) {
    for (int form = 0; form < 32; form++) {
        if ((form & 20) == 20) continue;
        test_product(m, n, k, form, 0);
        test_product(m, n, k, form, 40);
    }
}

/* A step where only b changes: strides of zero repeat a row. */
static void test_repeated(void) {
    const float a[3] = {1, 2, 3}, b[2] = {5, 7};
    float c[8], scratch[1000];
    nb_matmul_simd(4, 2, 3, a, 0, 1, b, 0, 1, NULL, c, scratch);
    for (int i = 0; i < 4; i++) CHECK(c[2 * i] == 30 && c[2 * i + 1] == 42);
}

int main(void) {
    const int32_t sizes[] = {1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 33};
    const int n_sizes = sizeof sizes / sizeof *sizes;
    for (int i = 0; i < n_sizes * n_sizes; i++) {
        const int32_t m = sizes[i % n_sizes], n = sizes[i / n_sizes];
        test_product(m, n, 0, i % 16, 40);
        for (int l = 0; l < n_sizes; l++) test_forms(m, n, sizes[l]);
    }
    const int32_t large[][3] = {{61, 40, 513},  {130, 259, 40}, {259, 5, 520}, {1, 300, 600},
                                {300, 1, 600},  {2, 265, 1030}, {65, 70, 70},  {200, 150, 100},
                                {7, 600, 1025}, {121, 64, 512}};
    for (size_t i = 0; i < sizeof large / sizeof *large; i++) {
        test_forms(large[i][0], large[i][1], large[i][2]);
    }
    test_repeated();
    return check_done();
}
