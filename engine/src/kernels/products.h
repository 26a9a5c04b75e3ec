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
NB_INLINE void tile(nb_manner manner, int mr, int nv, const nb_products *t) {
    f32x4 sums[8 + 2];
    for (int r = 0; r < mr; r++)
        for (int v = 0; v < nv; v++)
            sums[r * nv + v] =
                t->start ? f32x4_load(t->start + r * t->start_row + 4 * v) : f32x4_splat(0);
    const float *s = t->s, *p = t->p;
    const ptrdiff_t s_lane = manner == STEADY ? t->s_lane : 1, s_step = t->s_step;
    const ptrdiff_t p_step = t->p_step;
    const int32_t *at = t->at;
    for (int32_t l = t->k; l > 0; l--) {
        const float *a = manner == S_AT ? s + *at : s, *b = manner == P_AT ? p + *at : p;
        f32x4 row[8];
        for (int v = 0; v < nv; v++) row[v] = f32x4_load(b + 4 * v);
        for (int r = 0; r < mr; r++) {
            const f32x4 factor = f32x4_splat(a[r * s_lane]);
            for (int v = 0; v < nv; v++) sums[r * nv + v] += factor * row[v];
        }
        if (manner != STEADY) at++;
        if (manner != S_AT) s += s_step;
        if (manner != P_AT) p += p_step;
    }
    for (int r = mr - 1; r >= 0; r--)
        for (int v = nv - 1; v >= 0; v--)
            f32x4_store(t->out + r * t->out_row + 4 * v, sums[r * nv + v]);
}

#define TILE(manner, mr, nv)                                                                       \
    static void manner##_##mr##x##nv(const nb_products *t) { tile(manner, mr, nv, t); }
#define TILES_1(manner) TILE(manner, 1, 1) TILE(manner, 2, 1) TILE(manner, 3, 1) TILE(manner, 4, 1)
#define TILES_2(manner) TILE(manner, 1, 2) TILE(manner, 2, 2) TILE(manner, 3, 2) TILE(manner, 4, 2)
#define TILES_3(manner) TILE(manner, 1, 3) TILE(manner, 2, 3) TILE(manner, 3, 3)
#define TILES_4(manner) TILE(manner, 1, 4) TILE(manner, 2, 4)
TILES_1(STEADY)
TILES_2(STEADY)
TILES_3(STEADY) TILES_4(STEADY) TILES_1(S_AT) TILES_2(S_AT) TILES_1(P_AT) TILES_2(P_AT)
    TILES_3(P_AT) TILES_4(P_AT) TILE(S_AT, 5, 1) TILE(S_AT, 6, 1) TILE(S_AT, 7, 1) TILE(S_AT, 8, 1)
        TILE(S_AT, 5, 2) TILE(P_AT, 1, 5) TILE(P_AT, 1, 6) TILE(P_AT, 1, 7) TILE(P_AT, 1, 8)

    /* By manner, rows and vectors. By way of a table, so that no tool merges them (see
       matmul_simd.c). */
    typedef void run_tile(const nb_products *t);
#define FOUR(manner, nv) manner##_1x##nv, manner##_2x##nv, manner##_3x##nv, manner##_4x##nv
static run_tile *const steady[4][4] = {{FOUR(STEADY, 1)},
                                       {FOUR(STEADY, 2)},
                                       {STEADY_1x3, STEADY_2x3, STEADY_3x3},
                                       {STEADY_1x4, STEADY_2x4}};
static run_tile *const s_at[2][8] = {{FOUR(S_AT, 1), S_AT_5x1, S_AT_6x1, S_AT_7x1, S_AT_8x1},
                                     {FOUR(S_AT, 2), S_AT_5x2}};
static run_tile *const p_at[8][4] = {
    {FOUR(P_AT, 1)},      {FOUR(P_AT, 2)}, {P_AT_1x3, P_AT_2x3, P_AT_3x3},
    {P_AT_1x4, P_AT_2x4}, {P_AT_1x5},      {P_AT_1x6},
    {P_AT_1x7},           {P_AT_1x8}};

static inline run_tile *tile_of(nb_manner manner, int32_t mr, int32_t nv) {
    return manner == STEADY ? steady[nv - 1][mr - 1]
           : manner == S_AT ? s_at[nv - 1][mr - 1]
                            : p_at[nv - 1][mr - 1];
}

/* The most rows of a tile nv wide, and the widest tile with room for so many rows. */
static inline int32_t most_rows(nb_manner manner, int32_t nv) {
    static const int32_t rows[3][8] = {{4, 4, 3, 2}, {8, 5}, {4, 4, 3, 2, 1, 1, 1, 1}};
    return rows[manner][nv - 1];
}

static inline int32_t most_vectors(nb_manner manner, int32_t rows) {
    static const int32_t vectors[3][4] = {{4, 4, 3, 2}, {2, 2, 2, 2}, {8, 4, 3, 2}};
    return manner == STEADY ? 4 : vectors[manner][rows < 4 ? rows - 1 : 3];
}

/* The first of the parts, alike but for one, into which n is cut if none exceeds `most`. */
static inline int32_t part(int32_t n, int32_t most) {
    const int32_t parts = (n + most - 1) / most;
    return (n + parts - 1) / parts;
}

static void nb_products_run(nb_manner manner, int32_t rows, int32_t vectors, nb_products t) {
    const int32_t widest = most_vectors(manner, rows);
    for (int32_t nv; vectors > 0; vectors -= nv) {
        nv = part(vectors, widest);
        nb_products a = t;
        for (int32_t left = rows, mr; left > 0; left -= mr) {
            mr = part(left, most_rows(manner, nv));
            tile_of(manner, mr, nv)(&a);
            a.s += mr * (manner == STEADY ? t.s_lane : 1);
            a.out += mr * t.out_row;
            if (t.start) a.start += mr * t.start_row;
        }
        t.p += 4 * nv;
        t.out += 4 * nv;
        if (t.start) t.start += 4 * nv;
    }
}

#endif
