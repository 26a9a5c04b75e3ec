/* interpolate_test.c - straight lines between pixels and back, plain against SIMD bit for bit.
 * Every array lies between canaries; outputs begin as NaN. What is computed is checked in
 * ops_test.c and against PyTorch and Keras.
 */
#include "arrays.h"
#include "check.h"
#include "kernels.h"

static void check(int32_t size, int32_t inner, int32_t factor, int32_t back, uint32_t wild) {
    enum { OUTER = 2 };
    const int32_t small = OUTER * size * inner, n = back ? small : small * factor;
    const array x = new_array(back ? small * factor : small);
    const array want = new_array(n), got = new_array(n);
    fill(&x, -9, 9, wild, ALL);
    nb_interpolate_ref(OUTER, size, inner, factor, back, x.at, want.at);
    nb_interpolate_simd(OUTER, size, inner, factor, back, x.at, got.at);
    CHECK(untouched(&x) && untouched(&want) && untouched(&got));
    for (int32_t i = 0; i < n; i++)
        if (!CHECK_SAY(same_bits(want.at[i], got.at[i]),
                       "[2,%d,%d] by %d, back %d: out[%d] is %.9g, plain %.9g", size, inner, factor,
                       back, i, (double)got.at[i], (double)want.at[i]))
            break;
    free(x.block), free(want.block), free(got.block);
}

int main(void) {
    static const int32_t sizes[] = {0, 1, 2, 3, 7}, inners[] = {0, 1, 3, 4, 5, 8, 17};
    enum { N_SIZES = sizeof sizes / sizeof *sizes, N_INNERS = sizeof inners / sizeof *inners };
    for (int i = 0; i < N_SIZES * N_INNERS; i++)
        for (int32_t factor = 1; factor <= 8; factor++)
            for (int32_t back = 0; back < 2; back++) {
                check(sizes[i / N_INNERS], inners[i % N_INNERS], factor, back, 0);
                check(sizes[i / N_INNERS], inners[i % N_INNERS], factor, back, 20);
            }
    return check_done();
}
