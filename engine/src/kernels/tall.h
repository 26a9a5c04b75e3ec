/* tall.h - the micro-kernel of matmul: tiles of 4 x 8 sums, one below the other.
 *
 *                      p  k x 8, one row a step
 *                     [ p0 | p1 ]
 *       s  rows x k       v
 *     [ s0 ]          [ c00 | c01 ]      each step:  c[r][v] += splat(s[r]) p[v]
 *     [ s1 ]          [ c10 | c11 ]
 *     [ s2 ]   ->     [ c20 | c21 ]      2 loads, 4 splats, 8 products, 8 sums
 *     [ s3 ]          [ c30 | c31 ]
 *     [ .. ]          [ ..  | ..  ]      and on with the next tile
 *
 * Three things make V8 11.3 reach 97 % of the peak with k = 81, 99 % with k = 128, 90 % with k =
 * 32, where a call for each tile of 5 x 8 (tile.h) had 88, 92 and 80 %:
 *   - the loop over tiles is inside, so that a tile costs 10 cycles beside its steps, not 30;
 *   - the loop over steps has two of them with a way out after each: half as many checks of the
 *     stack, and the two sums into one register are a whole step apart;
 *   - rows are computed, and stored, from the last to the first: V8 computes sums in the order of
 *     their last use, and so nothing waits in registers that are not there.
 */
#ifndef NB_TALL_H
#define NB_TALL_H
#include "tile.h"

enum { TALL = 4 }; /* rows of a tile */

NB_INLINE void tall_step(const float *s, const float *p, f32x4 sums[TALL][2]) {
    const f32x4 p0 = f32x4_load(p), p1 = f32x4_load(p + 4);
    step_row(2, s[3], p0, p1, sums[3]);
    step_row(2, s[2], p0, p1, sums[2]);
    step_row(2, s[1], p0, p1, sums[1]);
    step_row(2, s[0], p0, p1, sums[0]);
}

/* `rows` rows, a multiple of 4, from t->s, t->start and t->out on; s_next from four rows of s to
 * the next four. In each step the four are neighbours. t->k > 0. */
typedef void nb_tall(const nb_tile *t, int32_t rows, ptrdiff_t s_next);

static void nb_tall_tiles(const nb_tile *t, int32_t rows, ptrdiff_t s_next) {
    const ptrdiff_t start_row = t->start_row, out_row = t->out_row;
    const ptrdiff_t s_step = t->s.step, p_step = t->p.step;
    const float *first = t->s.at, *start = t->start, *const p_begin = t->p.at;
    const float *const end = p_begin + t->k * p_step;
    float *out = t->out;
    for (; rows > 0; rows -= TALL) {
        f32x4 sums[TALL][2];
        load_row(2, start, sums[0]);
        load_row(2, start + start_row, sums[1]);
        load_row(2, start + 2 * start_row, sums[2]);
        load_row(2, start + 3 * start_row, sums[3]);
        const float *s = first, *p = p_begin;
        for (;;) {
            tall_step(s, p, sums);
            p += p_step, s += s_step;
            if (p == end) break;
            tall_step(s, p, sums);
            p += p_step, s += s_step;
            if (p == end) break;
        }
        store_row(2, out + 3 * out_row, sums[3]);
        store_row(2, out + 2 * out_row, sums[2]);
        store_row(2, out + out_row, sums[1]);
        store_row(2, out, sums[0]);
        first += s_next, start += TALL * start_row, out += TALL * out_row;
    }
}

#endif
