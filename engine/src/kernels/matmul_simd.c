/* matmul_simd.c - c = bias + a b in blocks that fit the caches, after BLIS (Van Zee and van de
 * Geijn 2015), with its names:
 *
 *              <--- nc --->                       p: one operand, lanes along a vector
 *           ^ [ p | p | p | ]  kc x nc packed     s: the other, one value splat a row of the tile
 *          kc [   |   |   | ]  in panels of nr
 *           v                                     for each nc columns
 *     <-kc->                                        for each kc of the sum      pack p
 *   ^ [ s ]   [ . | . | . | ]  mr x nr tiles          for each mc rows          pack s
 *  mc [ s ]   [ . | . | . | ]  of c                     for each panel of p     (16 kB: L1)
 *   v [ s ]   [ . | . | . | ]                             all panels of s       (128 kB: L2)
 *                                                           fours of rows: tall.h; the last: tile.h
 *
 * The lanes lie along n, so that tiles are stored as they are; or, where that leaves fewer of them
 * empty, along m: then a is p, b is s, and tiles are stored transposed. Operands that are small and
 * already in order are read where they are. Every sum starts at its bias and takes l one after the
 * other: a later block of l starts at what stands in c. So the bits are those of matmul_ref.c.
 */
#include "../kernels.h"
#include "pack.h"
#include "tall.h"

enum { MC = 64, KC = 512, NC = 256 };

typedef struct product {
    int32_t rows, lanes, k; /* of s, of p, of both */
    nb_operand s, p;
    int s_in_place, p_in_place; /* read where they are */
    const float *bias;          /* a zero if there is none */
    ptrdiff_t bias_row, bias_lane;
    float *c;
    ptrdiff_t c_row, c_lane;
} product;

static inline int32_t least(int32_t a, int32_t b) { return a < b ? a : b; }
static inline int32_t round_up(int32_t a, int32_t to) { return (a + to - 1) / to * to; }

static void tile_1x4(const nb_tile *t) { tile(1, 1, t); }
static void tile_1x8(const nb_tile *t) { tile(1, 2, t); }
static void tile_2x4(const nb_tile *t) { tile(2, 1, t); }
static void tile_2x8(const nb_tile *t) { tile(2, 2, t); }
static void tile_3x4(const nb_tile *t) { tile(3, 1, t); }
static void tile_3x8(const nb_tile *t) { tile(3, 2, t); }
static void tile_4x4(const nb_tile *t) { tile(4, 1, t); }
static void tile_4x8(const nb_tile *t) { tile(4, 2, t); }

/* Those of five rows are lanes_simd.c's own. By way of a table, so that no tool merges the tiles
 * into one large function, where engines run out of registers. */
void nb_run_tile(int32_t mr, int32_t width, const nb_tile *t) {
    static void (*const tiles[TALL][2])(const nb_tile *) = {
        {tile_1x4, tile_1x8}, {tile_2x4, tile_2x8}, {tile_3x4, tile_3x8}, {tile_4x4, tile_4x8}};
    tiles[mr - 1][width > 4](t);
}

/* A rectangle of c, and what its sums start at: a bias, zeros, or c itself after the first block.
 * Element (r, q) is r rows and q lanes further; a stride of 0 repeats a value. */
typedef struct area {
    float *c;
    ptrdiff_t row, lane;
    const float *start;
    ptrdiff_t start_row, start_lane;
} area;

static inline f32x4 load_some(const float *x, int32_t n) {
    if (n >= 4) return f32x4_load(x);
    return n > 0 ? f32x4_load_tail(x, n) : f32x4_splat(0);
}

static inline void store_some(float *x, f32x4 v, int32_t n) {
    if (n >= 4)
        f32x4_store(x, v);
    else if (n > 0)
        f32x4_store_tail(x, v, n);
}

static inline void fill_row(float *row, const float *start, ptrdiff_t lane, int32_t width) {
    for (int32_t q = 0; q < NR; q++) row[q] = q < width ? start[q * lane] : 0;
}

static inline void empty_row(const float *row, float *c, ptrdiff_t lane, int32_t width) {
    if (lane == 1) {
        store_some(c, f32x4_load(row), width);
        store_some(c + 4, f32x4_load(row + 4), width - 4);
    } else {
        for (int32_t q = 0; q < width; q++) c[q * lane] = row[q];
    }
}

/* All rows of a panel: fours, one below the other, and what is left. Half a panel goes tile by
 * tile. */
static void run_rows(int32_t rows, int32_t width, ptrdiff_t s_next, nb_tile t) {
    /* No tool may merge them, as above. */
    static nb_tall *const volatile tiles[] = {nb_tall_columns, nb_tall_rows};
    int32_t fours = 0;
    if (width > 4 && t.k > 0 && (t.s.lane == 1 || t.s.step == 1)) {
        fours = rows / TALL;
        tiles[t.s.lane != 1](&t, TALL * fours, s_next);
    }
    for (; TALL * fours < rows; fours++) {
        nb_tile last = t;
        last.s.at += fours * s_next;
        last.start += TALL * fours * t.start_row;
        last.out += TALL * fours * t.out_row;
        nb_run_tile(least(rows - TALL * fours, TALL), width, &last);
    }
}

/* Tiles that are not full ones, or are stored transposed, go by way of a buffer. A start that all
 * rows share stands before it, where no tile is stored. */
static void run_buffered(int32_t rows, int32_t width, ptrdiff_t s_next, const area *a, nb_tile t) {
    float buffer[(1 + MC) * NR];
    const int shared = a->start_row == 0;
    float *const start = shared ? buffer : buffer + NR;
    for (int32_t r = 0; r < (shared ? 1 : rows); r++) {
        fill_row(start + r * NR, a->start + r * a->start_row, a->start_lane, width);
    }
    t.start = start;
    t.start_row = shared ? 0 : NR;
    t.out = buffer + NR;
    t.out_row = NR;
    run_rows(rows, width, s_next, t);
    for (int32_t r = 0; r < rows; r++) {
        empty_row(t.out + r * NR, a->c + r * a->row, a->lane, width);
    }
}

/* A block of the sum, l to l + kc, and where its operands are packed. */
typedef struct block {
    int32_t l, kc;
    float *s_room, *p_room;
} block;

/* A panel can be read in place if its lanes fill vectors. */
static inline int panel_in_place(const product *x, int32_t width) {
    return x->p_in_place && width % 4 == 0;
}

static inline int32_t vector_width(int32_t width) { return width <= 4 ? 4 : NR; }

/* Out of line, for each has three bodies. */
NB_OUTLINE void pack_4(int32_t lanes, int32_t k, nb_operand x, float *out) {
    pack_panel(4, lanes, k, x, out);
}
NB_OUTLINE void pack_8(int32_t lanes, int32_t k, nb_operand x, float *out) {
    pack_panel(8, lanes, k, x, out);
}

/* Panels of p for the lanes from `lane` on: packs those that must be. */
static void pack_p(const product *x, const block *b, int32_t lane, int32_t nc) {
    for (int32_t q = 0; q < nc; q += NR) {
        const int32_t width = least(nc - q, NR);
        if (panel_in_place(x, width)) continue;
        const nb_operand from = {x->p.at + b->l * x->p.step + (lane + q) * x->p.lane, x->p.lane,
                                 x->p.step};
        float *to = b->p_room + (ptrdiff_t)q * b->kc;
        if (width <= 4)
            pack_4(width, b->kc, from, to);
        else
            pack_8(width, b->kc, from, to);
    }
}

static nb_operand panel_of_p(const product *x, const block *b, int32_t lane, int32_t q,
                             int32_t width) {
    if (panel_in_place(x, width)) {
        return (nb_operand){x->p.at + b->l * x->p.step + lane + q, 1, x->p.step};
    }
    return (nb_operand){b->p_room + (ptrdiff_t)q * b->kc, 1, vector_width(width)};
}

static void pack_s(const product *x, const block *b, int32_t row, int32_t mc) {
    for (int32_t r = 0; r < mc; r += TALL) {
        const nb_operand from = {x->s.at + b->l * x->s.step + (row + r) * x->s.lane, x->s.lane,
                                 x->s.step};
        pack_4(least(mc - r, TALL), b->kc, from, b->s_room + (ptrdiff_t)r * b->kc);
    }
}

/* The first panel of s for the rows from `row` on. */
static nb_operand panel_of_s(const product *x, const block *b, int32_t row) {
    if (!x->s_in_place) return (nb_operand){b->s_room, 1, TALL};
    return (nb_operand){x->s.at + b->l * x->s.step + row * x->s.lane, x->s.lane, x->s.step};
}

static area area_at(const product *x, const block *b, int32_t row, int32_t lane) {
    area a = {.c = x->c + row * x->c_row + lane * x->c_lane, .row = x->c_row, .lane = x->c_lane};
    static const float zeros[NR];
    if (b->l > 0) {
        a.start = a.c;
        a.start_row = a.row;
        a.start_lane = a.lane;
    } else if (x->bias) {
        a.start = x->bias + row * x->bias_row + lane * x->bias_lane;
        a.start_row = x->bias_row;
        a.start_lane = x->bias_lane;
    } else {
        a.start = zeros;
        a.start_lane = 1;
    }
    return a;
}

/* The tiles of one panel of p, `width` lanes from `lane` on, with mc rows from `row` on. */
static void run_panel(const product *x, const block *b, int32_t row, int32_t mc, int32_t lane,
                      int32_t width, nb_operand p) {
    const area a = area_at(x, b, row, lane);
    const nb_tile t = {b->kc, panel_of_s(x, b, row), p, a.start, a.start_row, a.c, a.row};
    const ptrdiff_t s_next = TALL * (x->s_in_place ? t.s.lane : b->kc);
    if (width % 4 == 0 && a.lane == 1 && a.start_lane == 1)
        run_rows(mc, width, s_next, t);
    else
        run_buffered(mc, width, s_next, &a, t);
}

static void run_lanes(const product *x, const block *b, int32_t lane, int32_t nc) {
    pack_p(x, b, lane, nc);
    for (int32_t row = 0; row < x->rows; row += MC) {
        const int32_t mc = least(x->rows - row, MC);
        if (!x->s_in_place) pack_s(x, b, row, mc);
        for (int32_t q = 0; q < nc; q += NR) {
            const int32_t width = least(nc - q, NR);
            run_panel(x, b, row, mc, lane + q, width, panel_of_p(x, b, lane, q, width));
        }
    }
}

static void multiply(const product *x, float *scratch) {
    block b = {.p_room = scratch};
    b.s_room = scratch + (ptrdiff_t)least(x->k, KC) * round_up(least(x->lanes, NC), NR);
    for (int32_t lane = 0; lane < x->lanes; lane += NC) {
        b.l = 0;
        do { /* once even for k = 0: the bias */
            b.kc = least(x->k - b.l, KC);
            run_lanes(x, &b, lane, least(x->lanes - lane, NC));
            b.l += KC;
        } while (b.l < x->k);
    }
}

/* One column of sums, and a in rows: four rows at a time are turned, and nothing is packed. Where
 * there are fewer, the first stands for those that are missing. */
static void multiply_column(int32_t m, int32_t k, nb_operand a, nb_operand b, const float *bias,
                            float *c) {
    const int adds = bias == c;
    const f32x4 start = f32x4_splat(bias ? *bias : 0);
    for (; m > 0; m -= 4, a.at += 4 * a.lane, c += 4) {
        const float *a0 = a.at, *a1 = m > 1 ? a0 + a.lane : a0;
        const float *a2 = m > 2 ? a1 + a.lane : a0, *a3 = m > 3 ? a2 + a.lane : a0, *factor = b.at;
        f32x4 sum = adds ? load_some(c, m) : start;
        int32_t l = 0;
        for (; l + 4 <= k; l += 4, factor += 4 * b.step) {
            f32x4 x[4] = {f32x4_load(a0 + l), f32x4_load(a1 + l), f32x4_load(a2 + l),
                          f32x4_load(a3 + l)};
            f32x4_transpose(x);
            sum += x[0] * f32x4_splat(factor[0]);
            sum += x[1] * f32x4_splat(factor[b.step]);
            sum += x[2] * f32x4_splat(factor[2 * b.step]);
            sum += x[3] * f32x4_splat(factor[3 * b.step]);
        }
        for (; l < k; l++, factor += b.step)
            sum += (f32x4){a0[l], a1[l], a2[l], a3[l]} * f32x4_splat(*factor);
        store_some(c, sum, m);
    }
}

/* Either operand may become p. */
int64_t nb_matmul_scratch(int32_t m, int32_t n, int32_t k) {
    const int64_t p_lanes = round_up(least(m > n ? m : n, NC), NR);
    const int64_t s_rows = round_up(least(m > n ? m : n, MC), TALL);
    return least(k, KC) * (p_lanes + s_rows);
}

/* Whether s is read where it is. Packing takes as long as a panel or two; but in place each panel
 * passes over all that s lies between: rows far apart, or columns of rows that are too many for L1
 * or share a few of its sets. Measured for 24 to 1024 lanes, k = 64 to 10,000. */
static int s_in_place(const product *x) {
    const nb_operand *s = &x->s;
    if (x->lanes <= 16) return 1;
    if (s->step == 1) return x->lanes <= 128 || s->lane <= 512;
    if (x->lanes <= 32) return 1;
    return s->lane == 1 && x->lanes <= 128 && x->k <= 256 && s->step % 256 != 0;
}

/* Along m if that saves more than a quarter of the vectors, and the sums are long enough to pay for
 * storing the tiles transposed. */
static inline int lanes_along_m(int32_t m, int32_t n, int32_t k) {
    return (n == 1 || k >= 8) && 4 * (int64_t)n * round_up(m, 4) < 3 * (int64_t)m * round_up(n, 4);
}

void nb_matmul_simd(int32_t m, int32_t n, int32_t k, const float *a, int32_t a_row, int32_t a_col,
                    const float *b, int32_t b_row, int32_t b_col, const float *bias, float *c,
                    float *scratch) {
    const nb_operand rows = {a, a_row, a_col}, columns = {b, b_col, b_row};
    if (n == 1 && a_col == 1) {
        multiply_column(m, k, rows, columns, bias, c);
        return;
    }
    product x = {.k = k, .bias = bias, .c = c};
    if (lanes_along_m(m, n, k)) {
        x.rows = n, x.lanes = m, x.s = columns, x.p = rows;
        x.bias_row = 1;
        x.c_row = 1, x.c_lane = n;
    } else {
        x.rows = m, x.lanes = n, x.s = rows, x.p = columns;
        x.bias_lane = 1;
        x.c_row = n, x.c_lane = 1;
    }
    if (bias == c) x.bias_row = x.c_row, x.bias_lane = x.c_lane;
    x.p_in_place = x.p.lane == 1 && x.p.step != 0 && (x.rows <= 8 || (int64_t)k * x.lanes <= 4096);
    x.s_in_place = s_in_place(&x);
    multiply(&x, scratch);
}
