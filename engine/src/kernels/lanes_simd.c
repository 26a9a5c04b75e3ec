/* lanes_simd.c - a small matrix on many sequences that lie side by side, a lane each: the product
 * in every step of a recurrent layer.
 *
 *                       p  k x n
 *                      [ . . . . | . . . . | . . ]   read where it is: 8 lanes, then 4
 *        s^T  m x k
 *      [ . . . ]       [ tile    | tile    |     ]   c  m x n
 *      [ . . . ]       [ 5 x 8   |         |     ]
 *
 * s is a layer's kernel as it lies, [inputs, gates]: five gates are neighbours, so nothing is
 * packed. The five rows of s that a row of tiles needs, and p, stay in the first cache.
 */
#include "../kernels.h"
#include "tile.h"

void nb_lanes_product_simd(int32_t m, int32_t n, int32_t k, const float *s, int32_t s_row,
                           const float *p, const float *bias, float *c) {
    float first[MR * NR]; /* a bias, on all lanes */
    for (int32_t i = 0; i < m; i += MR) {
        const int32_t mr = m - i < MR ? m - i : MR;
        for (int32_t r = 0; bias && r < mr * NR; r++) first[r] = bias[i + r / NR];
        for (int32_t q = 0; q < n; q += NR) {
            float *out = c + (ptrdiff_t)i * n + q;
            const nb_tile t = {.k = k,
                               .s = {s + i, 1, s_row},
                               .p = {p + q, 1, n},
                               .start = bias ? first : out,
                               .start_row = bias ? NR : n,
                               .out = out,
                               .out_row = n};
            nb_run_tile(mr, n - q, &t);
        }
    }
}
