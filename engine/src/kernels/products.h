/* products.h - tiles of sums of products, for convolutions:
 *
 *   out[r][q] = start[r][q] + the sum over l < k of s(l)[r] p(l)[q],   r < rows, q < 4 vectors
 *
 *   STEADY   s(l) and p(l) lie s_step and p_step apart, the rows of s anywhere
 *   S_AT     s(l) = s + at[l], its rows are neighbours: s is an image, `at` has its taps or pixels
 *   P_AT     p(l) = p + at[l], likewise
 *
 * They are computed by mr x (4 nv), held in registers, as in tile.h. Which shapes V8 11.3 keeps in
 * the 16 registers of x64, and what share of the peak they reach with k = 200 (k = 20: some 15 %
 * less): 5 x 8 100 %, 2 x 16 94 %, 3 x 12 93 %, 4 x 8 91 %, 1 x 32 85 %, 8 x 4 76 %. 2 x 20 spills:
 * 50 %. Rows of S_AT may be many, those of P_AT (channels) are few.
 */
#ifndef NB_PRODUCTS_H
#define NB_PRODUCTS_H
#include "simd.h"
#include <stddef.h>

typedef enum nb_manner { STEADY, S_AT, P_AT } nb_manner;

typedef struct nb_products {
    int32_t k;
    const float *s;
    ptrdiff_t s_lane, s_step; /* s_lane only for STEADY, else it is 1 */
    const float *p;
    ptrdiff_t p_step;
    const int32_t *at;
    const float *start; /* NULL for zeros */
    ptrdiff_t start_row;
    float *out;
    ptrdiff_t out_row;
} nb_products;

/* Sums are stored in the opposite order of their computation: the other way round most shapes
 * spill, for V8 computes them in the order of their last use. */
NB_INLINE void tile(nb_manner manner, int mr, int nv, const nb_products *t, const float *s,
                    const float *p, const float *start, float *out) {
    f32x4 sums[10];
    const ptrdiff_t start_row = t->start_row, out_row = t->out_row;
    for (int r = 0; r < mr; r++, start += start_row)
        for (int v = 0; v < nv; v++) sums[r * nv + v] = f32x4_load(start + 4 * v);
    const ptrdiff_t s_lane = manner == STEADY ? t->s_lane : 1, s_step = t->s_step;
    const ptrdiff_t p_step = t->p_step;
    const int32_t *at = t->at, *const end = manner == STEADY ? at : at + t->k;
    const float *const p_end = p + t->k * p_step;
    for (; manner == STEADY ? p != p_end : at != end;) {
        const float *a = manner == S_AT ? (const float *)((const char *)s + *at) : s;
        const float *b = manner == P_AT ? (const float *)((const char *)p + *at) : p;
        f32x4 row[4];
        for (int v = 0; v < nv && mr > 1; v++) row[v] = f32x4_load(b + 4 * v);
        for (int r = 0; r < mr; r++) {
            const f32x4 one = f32x4_splat(a[r * s_lane]);
            for (int v = 0; v < nv; v++)
                sums[r * nv + v] += one * (mr > 1 ? row[v] : f32x4_load(b + 4 * v));
        }
        if (manner != STEADY) at++;
        if (manner != S_AT) s += s_step;
        if (manner != P_AT) p += p_step;
    }
    out += (mr - 1) * out_row;
    for (int r = mr - 1; r >= 0; r--, out -= out_row)
        for (int v = nv - 1; v >= 0; v--) f32x4_store(out + 4 * v, sums[r * nv + v]);
}

/* By way of tables, so that no tool merges them into one large function, where engines run out of
 * registers. */
typedef void run_tile(const nb_products *t, const float *s, const float *p, const float *start,
                      float *out);
/* clang-format off */
#define TILE(manner, mr, nv)                                                                      \
    static void manner##_##mr##x##nv(const nb_products *t, const float *s, const float *p,        \
                                     const float *start, float *out) {                            \
        tile(manner, mr, nv, t, s, p, start, out);                                                \
    }
TILE(STEADY, 1, 2) TILE(STEADY, 2, 2) TILE(STEADY, 3, 2) TILE(STEADY, 4, 2)
TILE(STEADY, 1, 3) TILE(STEADY, 2, 3) TILE(STEADY, 3, 3)
TILE(STEADY, 1, 4) TILE(STEADY, 2, 4)
static run_tile *const steady[4][4] = {{NULL},
    {STEADY_1x2, STEADY_2x2, STEADY_3x2, STEADY_4x2},
    {STEADY_1x3, STEADY_2x3, STEADY_3x3},
    {STEADY_1x4, STEADY_2x4}};
TILE(S_AT, 1, 1) TILE(S_AT, 2, 1) TILE(S_AT, 3, 1) TILE(S_AT, 4, 1)
TILE(S_AT, 5, 1) TILE(S_AT, 6, 1) TILE(S_AT, 7, 1) TILE(S_AT, 8, 1)
TILE(S_AT, 1, 2) TILE(S_AT, 2, 2) TILE(S_AT, 3, 2) TILE(S_AT, 4, 2) TILE(S_AT, 5, 2)
static run_tile *const s_at[2][8] = {
    {S_AT_1x1, S_AT_2x1, S_AT_3x1, S_AT_4x1, S_AT_5x1, S_AT_6x1, S_AT_7x1, S_AT_8x1},
    {S_AT_1x2, S_AT_2x2, S_AT_3x2, S_AT_4x2, S_AT_5x2}};
TILE(P_AT, 1, 1) TILE(P_AT, 1, 2) TILE(P_AT, 1, 3) TILE(P_AT, 1, 4)
TILE(P_AT, 1, 5) TILE(P_AT, 1, 6) TILE(P_AT, 1, 7) TILE(P_AT, 1, 8)
TILE(P_AT, 2, 1) TILE(P_AT, 2, 2) TILE(P_AT, 2, 3) TILE(P_AT, 2, 4)
TILE(P_AT, 3, 1) TILE(P_AT, 3, 2) TILE(P_AT, 3, 3)
TILE(P_AT, 4, 1) TILE(P_AT, 4, 2)
static run_tile *const p_at[4][8] = {
    {P_AT_1x1, P_AT_1x2, P_AT_1x3, P_AT_1x4, P_AT_1x5, P_AT_1x6, P_AT_1x7, P_AT_1x8},
    {P_AT_2x1, P_AT_2x2, P_AT_2x3, P_AT_2x4},
    {P_AT_3x1, P_AT_3x2, P_AT_3x3},
    {P_AT_4x1, P_AT_4x2}};
/* clang-format on */

/* The largest of the parts, as equal as can be, into which n is cut if none exceeds `most`. */
static inline int32_t part(int32_t n, int32_t most) {
    if (n <= most) return n;
    const int32_t parts = (n + most - 1) / most;
    return (n + parts - 1) / parts;
}

/* How many of these parts there are before those that are one smaller. */
static inline int32_t large_parts(int32_t n, int32_t size) {
    const int32_t parts = (n + size - 1) / size;
    return n - parts * (size - 1);
}

/* Tiles nv wide, one below the other. */
static void products_down(run_tile *const *tile_of, int32_t most, int32_t rows,
                          const nb_products *t) {
    const float *s = t->s, *start = t->start;
    float *out = t->out;
    for (int32_t mr, tiles; rows > 0; rows -= tiles * mr) {
        mr = part(rows, most);
        tiles = large_parts(rows, mr);
        run_tile *const run = tile_of[mr - 1];
        for (int32_t i = tiles; i > 0; i--) {
            run(t, s, t->p, start, out);
            s += mr * t->s_lane, start += mr * t->start_row, out += mr * t->out_row;
        }
    }
}

/* Tiles mr high, side by side. */
static void products_across(int32_t mr, int32_t vectors, int moves, const nb_products *t) {
    static const int32_t most[4] = {8, 4, 3, 2};
    const float *p = t->p, *start = t->start;
    float *out = t->out;
    for (int32_t nv, tiles; vectors > 0; vectors -= tiles * nv) {
        nv = part(vectors, most[mr - 1]);
        tiles = large_parts(vectors, nv);
        run_tile *const run = p_at[mr - 1][nv - 1];
        for (int32_t i = tiles; i > 0; i--) {
            run(t, t->s, p, start, out);
            p += 4 * nv, out += 4 * nv, start += moves ? 4 * nv : 0;
        }
    }
}

static const float no_start[4 * 8];

/* At least two vectors if it is STEADY, at most four rows if it is P_AT. */
static void nb_products_run(nb_manner manner, int32_t rows, int32_t vectors, nb_products t) {
    static const int32_t tall[2][4] = {{0, 4, 3, 2}, {8, 5}};
    const int moves = t.start != NULL;
    if (!moves) t.start = no_start, t.start_row = 0;
    if (manner == P_AT) {
        products_across(rows, vectors, moves, &t);
        return;
    }
    if (manner == S_AT) t.s_lane = 1;
    for (int32_t nv; vectors > 0; vectors -= nv) {
        nv = part(vectors, manner == STEADY ? 4 : 2);
        products_down(manner == STEADY ? steady[nv - 1] : s_at[nv - 1],
                      tall[manner == S_AT][nv - 1], rows, &t);
        t.p += 4 * nv;
        t.out += 4 * nv;
        if (moves) t.start += 4 * nv;
    }
}

#endif
