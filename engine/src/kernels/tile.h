/* tile.h - a tile of mr x (4 nv) sums, held in registers, by itself: the last rows of matmul (all
 * others: tall.h), and sequences side by side (lanes_simd.c).
 *
 *                      p  kc x 8, one row a step
 *                     [ p0 | p1 ]
 *                         |
 *       s  5 x kc         v
 *     [ s0 ]          [ c00 | c01 ]      each step:  c[r][v] += splat(s[r]) p[v]
 *     [ s1 ]          [ c10 | c11 ]
 *     [ s2 ]   ->     [ c20 | c21 ]      2 loads, 5 splats, 10 products, 10 sums
 *     [ s3 ]          [ c30 | c31 ]
 *     [ s4 ]          [ c40 | c41 ]
 *
 * Ten sums, two rows of p, a splat and a product are 14 registers of the 15 that V8 has for them on
 * x64. In V8 11.3, of the peak: 4 x 8 85 %, 5 x 8 97 %, 6 x 8 61 % (it spills), 3 x 12 96 %, 2 x 16
 * 94 %; any of them unrolled over l spills too.
 */
#ifndef NB_TILE_H
#define NB_TILE_H
#include "simd.h"
#include <stddef.h>

enum { MR = 5, NR = 8 };

/* Elements (lane, l) at `at[lane * lane_stride + l * step]`. */
typedef struct nb_operand {
    const float *at;
    ptrdiff_t lane, step;
} nb_operand;

/* out[r][q] = start[r][q] + the sum over l < k of s p; rows of start and out lie a stride apart (0
 * to start all alike), their lanes are neighbours. */
typedef struct nb_tile {
    int32_t k;
    nb_operand s, p;
    const float *start;
    ptrdiff_t start_row;
    float *out;
    ptrdiff_t out_row;
} nb_tile;

NB_INLINE void load_row(int nv, const float *x, f32x4 sums[2]) {
    sums[0] = f32x4_load(x);
    if (nv > 1) sums[1] = f32x4_load(x + 4);
}

NB_INLINE void store_row(int nv, float *x, const f32x4 sums[2]) {
    if (nv > 1) f32x4_store(x + 4, sums[1]);
    f32x4_store(x, sums[0]);
}

NB_INLINE void step_row(int nv, float s, f32x4 p0, f32x4 p1, f32x4 sums[2]) {
    const f32x4 a = f32x4_splat(s);
    sums[0] += a * p0;
    if (nv > 1) sums[1] += a * p1;
}

NB_INLINE void step(int mr, int nv, const float *s, ptrdiff_t s_lane, const float *p,
                    f32x4 sums[MR][2]) {
    const f32x4 p0 = f32x4_load(p), p1 = nv > 1 ? f32x4_load(p + 4) : p0;
    step_row(nv, s[0], p0, p1, sums[0]);
    if (mr > 1) step_row(nv, s[s_lane], p0, p1, sums[1]);
    if (mr > 2) step_row(nv, s[2 * s_lane], p0, p1, sums[2]);
    if (mr > 3) step_row(nv, s[3 * s_lane], p0, p1, sums[3]);
    if (mr > 4) step_row(nv, s[4 * s_lane], p0, p1, sums[4]);
}

/* mr and nv are constants. Five rows of s are neighbours, so that all splats are offsets from one
 * address; fewer may have any stride. Rows are spelled out, and nothing branches but the loop: only
 * so is it certain that the sums stay in registers. They are stored in the order in which LLVM
 * computes them, for V8 computes them in the order of their last use: were the orders opposed, all
 * splats of a step would wait in registers. */
NB_INLINE void tile(int mr, int nv, const nb_tile *t) {
    f32x4 sums[MR][2];
    load_row(nv, t->start, sums[0]);
    if (mr > 1) load_row(nv, t->start + t->start_row, sums[1]);
    if (mr > 2) load_row(nv, t->start + 2 * t->start_row, sums[2]);
    if (mr > 3) load_row(nv, t->start + 3 * t->start_row, sums[3]);
    if (mr > 4) load_row(nv, t->start + 4 * t->start_row, sums[4]);
    const float *s = t->s.at, *p = t->p.at;
    const ptrdiff_t s_lane = mr == MR ? 1 : t->s.lane, s_step = t->s.step, p_step = t->p.step;
    const float *const end = p + t->k * p_step;
    for (; p != end; s += s_step, p += p_step) step(mr, nv, s, s_lane, p, sums);
    if (mr > 4) store_row(nv, t->out + 4 * t->out_row, sums[4]);
    if (mr > 3) store_row(nv, t->out + 3 * t->out_row, sums[3]);
    if (mr > 2) store_row(nv, t->out + 2 * t->out_row, sums[2]);
    if (mr > 1) store_row(nv, t->out + t->out_row, sums[1]);
    store_row(nv, t->out, sums[0]);
}

/* The tile of mr rows (1 to 4) and `width` lanes (at most 4, or 8). In matmul_simd.c. */
void nb_run_tile(int32_t mr, int32_t width, const nb_tile *t);

#endif
