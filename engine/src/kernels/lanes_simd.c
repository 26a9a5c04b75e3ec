/* lanes_simd.c - a small matrix on many sequences that lie side by side, a lane each: the product
 * in every step of a recurrent layer.
 *
 *                       p  k x n
 *                      [ . . . . | . . . . | . . ]   read where it is: 8 lanes, then 4
 *     s  k x 5         [ tile    | tile    |     ]   c  m x n
 *      [ . . . ]       [ 5 x 8   |         |     ]
 *
 * Five rows of s are neighbours in each of its k steps. The tiles of eight lanes come one below the
 * other: their columns of p stay in the first cache, and s is read from front to back if it is
 * packed. A full tile's addresses are arguments; by way of a struct, as in tile.h, each would cost
 * 30 cycles more, a tenth of its time with 50 steps.
 */
#include "../kernels.h"
#include "tile.h"

typedef void full_tile(const float *s, ptrdiff_t s_step, const float *p, const float *p_end,
                       ptrdiff_t row, const float *start, float *out);

/* Rows spelled out and stored from the last on, for the reasons in tile.h. */
static void tile_5x8(const float *s, ptrdiff_t s_step, const float *p, const float *p_end,
                     ptrdiff_t row, const float *start, float *out) {
    f32x4 sums[MR][2];
    load_row(2, start, sums[0]);
    load_row(2, start + row, sums[1]);
    load_row(2, start + 2 * row, sums[2]);
    load_row(2, start + 3 * row, sums[3]);
    load_row(2, start + 4 * row, sums[4]);
    for (; p != p_end; s += s_step, p += row) step(MR, 2, s, 1, p, sums);
    store_row(2, out + 4 * row, sums[4]);
    store_row(2, out + 3 * row, sums[3]);
    store_row(2, out + 2 * row, sums[2]);
    store_row(2, out + row, sums[1]);
    store_row(2, out, sums[0]);
}

static void tile_5x4(const nb_tile *t) { tile(MR, 1, t); }

/* So no tool can merge it with the loop around it, where engines run out of registers. */
static full_tile *volatile run_full = tile_5x8;
static void (*volatile run_half)(const nb_tile *t) = tile_5x4;

void nb_lanes_product_simd(int32_t m, int32_t n, int32_t k, const float *s, int32_t s_step,
                           int32_t s_panel, const float *p, const float *start, float *c) {
    if (!start) start = c;
    for (int32_t q = 0; q < n; q += NR, p += NR, start += NR, c += NR) {
        full_tile *const run = run_full;
        nb_tile t = {k, {s, 1, s_step}, {p, 1, n}, start, n, c, n};
        for (int32_t left = m; left > 0; left -= MR) {
            if (left >= MR && n - q >= NR)
                run(t.s.at, s_step, p, p + (ptrdiff_t)k * n, n, t.start, t.out);
            else if (left >= MR)
                run_half(&t);
            else
                nb_run_tile(left, n - q, &t);
            t.s.at += s_panel, t.start += MR * (ptrdiff_t)n, t.out += MR * (ptrdiff_t)n;
        }
    }
}
