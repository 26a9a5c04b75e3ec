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
 * The four of s are neighbours, or stand at the same place of four rows: two loops, each with the
 * addresses that it needs.
 */
#ifndef NB_TALL_H
#define NB_TALL_H
#include "tile.h"

enum { TALL = 4 }; /* rows of a tile */

NB_INLINE void tall_step(const float *s0, const float *s1, const float *s2, const float *s3,
                         const float *p, f32x4 sums[TALL][2]) {
    const f32x4 p0 = f32x4_load(p), p1 = f32x4_load(p + 4);
    step_row(2, *s3, p0, p1, sums[3]);
    step_row(2, *s2, p0, p1, sums[2]);
    step_row(2, *s1, p0, p1, sums[1]);
    step_row(2, *s0, p0, p1, sums[0]);
}

/* In each step the four of s are neighbours, offsets from one address. */
NB_INLINE void tall_columns(const float *s, ptrdiff_t s_step, const float *p, ptrdiff_t p_step,
                            const float *end, f32x4 sums[TALL][2]) {
    for (;;) {
        tall_step(s, s + 1, s + 2, s + 3, p, sums);
        p += p_step, s += s_step;
        if (p == end) break;
        tall_step(s, s + 1, s + 2, s + 3, p, sums);
        p += p_step, s += s_step;
        if (p == end) break;
    }
}

/* The four are rows of their own, along which the steps go. */
NB_INLINE void tall_rows(const float *s, ptrdiff_t s_lane, const float *p, ptrdiff_t p_step,
                         const float *end, f32x4 sums[TALL][2]) {
    const float *s1 = s + s_lane, *s2 = s1 + s_lane, *s3 = s2 + s_lane;
    for (;;) {
        tall_step(s, s1, s2, s3, p, sums);
        p += p_step;
        if (p == end) break;
        tall_step(s + 1, s1 + 1, s2 + 1, s3 + 1, p, sums);
        p += p_step, s += 2, s1 += 2, s2 += 2, s3 += 2;
        if (p == end) break;
    }
}

NB_INLINE void tall(int in_rows, const nb_tile *t, int32_t rows, ptrdiff_t s_next) {
    const ptrdiff_t start_row = t->start_row, out_row = t->out_row;
    const ptrdiff_t s_lane = t->s.lane, s_step = t->s.step, p_step = t->p.step;
    const float *s = t->s.at, *start = t->start, *const p = t->p.at;
    const float *const end = p + t->k * p_step;
    float *out = t->out;
    for (; rows > 0; rows -= TALL) {
        f32x4 sums[TALL][2];
        load_row(2, start, sums[0]);
        load_row(2, start + start_row, sums[1]);
        load_row(2, start + 2 * start_row, sums[2]);
        load_row(2, start + 3 * start_row, sums[3]);
        if (in_rows)
            tall_rows(s, s_lane, p, p_step, end, sums);
        else
            tall_columns(s, s_step, p, p_step, end, sums);
        store_row(2, out + 3 * out_row, sums[3]);
        store_row(2, out + 2 * out_row, sums[2]);
        store_row(2, out + out_row, sums[1]);
        store_row(2, out, sums[0]);
        s += s_next, start += TALL * start_row, out += TALL * out_row;
    }
}

/* `rows` rows, a multiple of 4, from t->s, t->start and t->out on; s_next from four rows of s to
 * the next four. t->k > 0, and lanes (or steps) of s are neighbours. */
typedef void nb_tall(const nb_tile *t, int32_t rows, ptrdiff_t s_next);

static void nb_tall_columns(const nb_tile *t, int32_t rows, ptrdiff_t s_next) {
    tall(0, t, rows, s_next);
}
static void nb_tall_rows(const nb_tile *t, int32_t rows, ptrdiff_t s_next) {
    tall(1, t, rows, s_next);
}

#endif
