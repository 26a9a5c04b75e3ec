/* tile.h - the micro-kernel of matmul: a tile of mr x (4 nv) sums, held in registers.
 *
 *                      p  kc x 8, one row a step
 *                     [ p0 | p1 ]
 *                         |
 *       s  4 x kc         v
 *     [ s0 ]          [ c00 | c01 ]      each step:  c[r][v] += splat(s[r]) p[v]
 *     [ s1 ]   ->     [ c10 | c11 ]
 *     [ s2 ]          [ c20 | c21 ]      2 loads, 4 splats, 8 products, 8 sums
 *     [ s3 ]          [ c30 | c31 ]
 *
 * Eight sums, two rows of p, a splat and a product are 12 of the 16 registers of SSE; 6 x 8 spills.
 */
#ifndef NB_TILE_H
#define NB_TILE_H
#include "simd.h"
#include <stddef.h>

enum { MR = 4, NR = 8 };

/* Elements (lane, l) at `at[lane * lane_stride + l * step]`. */
typedef struct nb_operand {
    const float *at;
    ptrdiff_t lane, step;
} nb_operand;

/* A tile's work: c[r row + q lane] = start[r start_row + q start_lane] + sum over l of s p, for
 * q < width. Strides of 0 in `start` repeat a bias or a zero; later blocks of l start at c. */
typedef struct nb_tile {
    int32_t k, width;
    nb_operand s, p;
    const float *start;
    ptrdiff_t start_row, start_lane;
    float *c;
    ptrdiff_t row, lane;
} nb_tile;

typedef struct nb_sums {
    f32x4 v[MR][2];
} nb_sums;

/* ---- Start and end: one row of up to 8 lanes
 * ------------------------------------------------------ */

NB_INLINE void load_row(const float *x, ptrdiff_t lane, int32_t width, f32x4 v[2]) {
    v[0] = v[1] = f32x4_splat(0);
    if (lane == 0) {
        v[0] = v[1] = f32x4_splat(*x);
    } else if (lane == 1) {
        v[0] = width >= 4 ? f32x4_load(x) : f32x4_load_tail(x, width);
        if (width == NR)
            v[1] = f32x4_load(x + 4);
        else if (width > 4)
            v[1] = f32x4_load_tail(x + 4, width - 4);
    } else {
        float row[NR] = {0};
        for (int32_t q = 0; q < width; q++) row[q] = x[q * lane];
        v[0] = f32x4_load(row);
        v[1] = f32x4_load(row + 4);
    }
}

NB_INLINE void store_row(float *x, int32_t width, const f32x4 v[2]) {
    if (width == NR) {
        f32x4_store(x, v[0]);
        f32x4_store(x + 4, v[1]);
    } else if (width >= 4) {
        f32x4_store(x, v[0]);
        if (width > 4) f32x4_store_tail(x + 4, v[1], width - 4);
    } else {
        f32x4_store_tail(x, v[0], width);
    }
}

/* Lane by lane, where the lanes of a tile are far apart in c but its rows are neighbours. */
NB_INLINE void store_columns(int mr, const nb_tile *t, const nb_sums *sums) {
    float column[NR][MR];
    for (int v = 0; v < 2; v++) {
        const f32x4 zero = f32x4_splat(0);
        f32x4 a[MR] = {zero, zero, zero, zero};
        for (int r = 0; r < mr; r++) a[r] = sums->v[r][v];
        f32x4_transpose(a);
        for (int q = 0; q < 4; q++) f32x4_store(column[4 * v + q], a[q]);
    }
    for (int32_t q = 0; q < t->width; q++) {
        if (mr == MR)
            f32x4_store(t->c + q * t->lane, f32x4_load(column[q]));
        else
            f32x4_store_tail(t->c + q * t->lane, f32x4_load(column[q]), mr);
    }
}

/* ---- The steps
 * --------------------------------------------------------------------------------------- */

NB_INLINE void step(int mr, int nv, const float *s, ptrdiff_t s_lane, const float *p,
                    nb_sums *sums) {
    const f32x4 p0 = f32x4_load(p), p1 = nv > 1 ? f32x4_load(p + 4) : p0;
    for (int r = 0; r < mr; r++) {
        const f32x4 a = f32x4_splat(s[r * s_lane]);
        sums->v[r][0] += a * p0;
        if (nv > 1) sums->v[r][1] += a * p1;
    }
}

/* Any strides. */
NB_INLINE void steps(int mr, int nv, const nb_tile *t, nb_sums *sums) {
    const float *s = t->s.at, *p = t->p.at;
    const ptrdiff_t s_lane = t->s.lane, s_step = t->s.step, p_step = t->p.step;
    for (int32_t l = 0; l < t->k; l++, s += s_step, p += p_step) {
        step(mr, nv, s, s_lane, p, sums);
    }
}

/* Both operands packed: fixed strides, so that all addresses are offsets from two. */
NB_INLINE void packed_steps(const nb_tile *t, nb_sums *sums) {
    const float *s = t->s.at, *p = t->p.at;
    int32_t l = 0;
    for (; l + 4 <= t->k; l += 4, s += 4 * MR, p += 4 * NR) {
        step(MR, 2, s, 1, p, sums);
        step(MR, 2, s + MR, 1, p + NR, sums);
        step(MR, 2, s + 2 * MR, 1, p + 2 * NR, sums);
        step(MR, 2, s + 3 * MR, 1, p + 3 * NR, sums);
    }
    for (; l < t->k; l++, s += MR, p += NR) step(MR, 2, s, 1, p, sums);
}

NB_INLINE void tile(int mr, int nv, int packed, const nb_tile *t) {
    nb_sums sums;
    for (int r = 0; r < mr; r++) {
        load_row(t->start + r * t->start_row, t->start_lane, t->width, sums.v[r]);
    }
    if (packed)
        packed_steps(t, &sums);
    else
        steps(mr, nv, t, &sums);
    if (t->lane == 1) {
        for (int r = 0; r < mr; r++) store_row(t->c + r * t->row, t->width, sums.v[r]);
    } else {
        store_columns(mr, t, &sums);
    }
}

#endif
