/* pool_simd.c - pooling of windows and back, four output elements at a time; see pool.h.
 *
 * The four are neighbouring channels, or, where a pixel has fewer than four of them, one channel of
 * four neighbouring windows that lie within the image.
 *
 * Backward, windows that meet nowhere are written; others are added to zeros, one window after the
 * other. The maxima of 2 x 2 pixels, of which most networks are made, are spelled out: as loops
 * they take three times as long.
 */
#include "../kernels.h"
#include "simd.h"
#include <math.h>
#include <stddef.h>

/* Four output elements (or n of them): where their windows begin, and how far they are apart. */
typedef struct place {
    ptrdiff_t x, y, x_step, y_step;
    int32_t n, rows, cols;
} place;

typedef struct job {
    const nb_pool *p;
    ptrdiff_t row, col; /* floats from one pixel of the image to the next */
    const float *a, *b;
    float *out;
    int mean, add;
} job;

/* What is not four neighbours: rare, and not worth a copy wherever it is called. */
NB_OUTLINE f32x4 take_apart(const float *x, ptrdiff_t step, int32_t n) {
    return (f32x4){x[0], n > 1 ? x[step] : 0, n > 2 ? x[2 * step] : 0, n > 3 ? x[3 * step] : 0};
}

NB_OUTLINE void put_apart(float *y, ptrdiff_t step, int32_t n, f32x4 v) {
    for (int32_t i = 0; i < n; i++) y[i * step] = v[i];
}

NB_INLINE f32x4 take(const float *x, ptrdiff_t step, int32_t n) {
    return step == 1 && n == 4 ? f32x4_load(x) : take_apart(x, step, n);
}

NB_INLINE void put(float *y, ptrdiff_t step, int32_t n, f32x4 v) {
    if (step == 1 && n == 4)
        f32x4_store(y, v);
    else
        put_apart(y, step, n, v);
}

#define EACH_PIXEL(j, at, pixel)                                                                   \
    for (int32_t r = 0; r < (at).rows; r++)                                                        \
        for (ptrdiff_t pixel = (at).x + r * (j)->row, end = pixel + (at).cols * (j)->col;          \
             pixel < end; pixel += (j)->col)

typedef void work(const job *j, place at);

/* The windows of an output row from ox on: one, or four where pixels have few channels. */
NB_INLINE int32_t windows(const job *j, place at, int32_t ox, int32_t abreast, work *f) {
    const nb_pool *p = j->p;
    const nb_span first = nb_cols_at(p, ox);
    const int four = abreast == 4 && ox + 4 <= p->ow && first.count == p->kw &&
                     nb_cols_at(p, ox + 3).count == p->kw;
    at.x += (ptrdiff_t)first.from * p->c;
    at.y += (ptrdiff_t)ox * p->c;
    at.cols = first.count;
    at.x_step = at.y_step = 1;
    at.n = 4;
    const int32_t c = p->c, in_fours = four || c < 4 ? 0 : j->add ? c & ~3 : c;
    int32_t ch = 0;
    for (; ch < in_fours; ch += 4) {
        const int32_t from = ch + 4 <= c ? ch : c - 4; /* the last four may overlap those before */
        place here = at;
        here.x += from;
        here.y += from;
        f(j, here);
    }
    at.x += ch;
    at.y += ch;
    at.n = four ? 4 : c - ch;
    at.x_step = four ? (ptrdiff_t)p->sw * c : 1;
    at.y_step = four ? c : 1;
    for (; ch < c; ch += four ? 1 : at.n, at.x++, at.y++) f(j, at);
    return four ? 4 : 1;
}

NB_INLINE void each_window(const job *j, int32_t abreast, work *f) {
    const nb_pool *p = j->p;
    const ptrdiff_t image = j->row * p->h, out_row = (ptrdiff_t)p->ow * p->c;
    place at = {.y = 0};
    for (int32_t i = 0; i < p->n; i++)
        for (int32_t oy = 0; oy < p->oh; oy++, at.y += out_row) {
            const nb_span rows = nb_rows_at(p, oy);
            at.x = i * image + rows.from * j->row;
            at.rows = rows.count;
            for (int32_t ox = 0; ox < p->ow;) ox += windows(j, at, ox, abreast, f);
        }
}

NB_INLINE job new_job(const nb_pool *p, const float *a, const float *b, float *out) {
    return (job){.p = p, .row = (ptrdiff_t)p->w * p->c, .col = p->c, .a = a, .b = b, .out = out};
}

/* Whether windows along an axis meet nowhere, and whether they then leave nothing out. */
static int apart(int32_t window, int32_t stride) { return window <= stride; }
static int covers(int32_t window, int32_t stride, int32_t n, int32_t before, int32_t size) {
    return window == stride && (ptrdiff_t)n * stride - before >= size;
}

/* A job backward, whose output is zeroed if that is needed; the windows to take abreast. */
static int32_t begin_back(job *j) {
    const nb_pool *p = j->p;
    j->add = !apart(p->kh, p->sh) || !apart(p->kw, p->sw);
    if (!covers(p->kh, p->sh, p->oh, p->top, p->h) || !covers(p->kw, p->sw, p->ow, p->left, p->w))
        memset(j->out, 0, (size_t)(p->n * p->h * j->row) * sizeof(float));
    return p->c < 4 && apart(p->kw, p->sw) ? 4 : 1;
}

/* ---- The largest element; the first NaN if there is one -------------------------------------- */

NB_INLINE f32x4 nan_or(i32x4 nan, f32x4 max) { return f32x4_select(nan, f32x4_splat(NAN), max); }

/* The pixels of a window of 2 x 2 in four neighbouring channels. */
typedef struct square {
    f32x4 a, b, c, d;
} square;

NB_INLINE int is_square(place at) {
    return at.rows == 2 && at.cols == 2 && at.x_step == 1 && at.n == 4;
}

NB_INLINE square square_at(const job *j, const float *x) {
    return (square){f32x4_load(x), f32x4_load(x + j->col), f32x4_load(x + j->row),
                    f32x4_load(x + j->row + j->col)};
}

NB_INLINE f32x4 largest_of_square(square s) {
    const f32x4 max = f32x4_max(s.d, f32x4_max(s.c, f32x4_max(s.b, s.a)));
    const i32x4 nan = (i32x4)(s.a != s.a) | (i32x4)(s.b != s.b);
    return nan_or(nan | (i32x4)(s.c != s.c) | (i32x4)(s.d != s.d), max);
}

NB_INLINE f32x4 largest(const job *j, place at) {
    if (is_square(at)) return largest_of_square(square_at(j, j->a + at.x));
    f32x4 max = take(j->a + at.x, at.x_step, at.n);
    i32x4 nan = i32x4_splat(0);
    EACH_PIXEL(j, at, pixel) {
        const f32x4 x = take(j->a + pixel, at.x_step, at.n);
        max = f32x4_max(x, max);
        nan |= (i32x4)(x != x);
    }
    return nan_or(nan, max);
}

/* Where x is the first of its window to be the largest; `taken`: where that one has been. */
NB_INLINE i32x4 is_chosen(f32x4 x, f32x4 max, i32x4 *taken) {
    const i32x4 here = ((i32x4)(x == max) | (i32x4)(x != x)) & ~*taken;
    *taken |= here;
    return here;
}

NB_INLINE void max_at(const job *j, place at) {
    put(j->out + at.y, at.y_step, at.n, largest(j, at));
}

void nb_max_pool_simd(const nb_pool *p, const float *x, float *y) {
    const job j = new_job(p, x, NULL, y);
    each_window(&j, p->c < 4 ? 4 : 1, max_at);
}

NB_INLINE void pick_at(const job *j, place at) {
    const f32x4 max = largest(j, at);
    f32x4 y = f32x4_splat(0);
    i32x4 taken = i32x4_splat(0);
    EACH_PIXEL(j, at, pixel) {
        const i32x4 here = is_chosen(take(j->a + pixel, at.x_step, at.n), max, &taken);
        y = f32x4_select(here, take(j->b + pixel, at.x_step, at.n), y);
    }
    put(j->out + at.y, at.y_step, at.n, y);
}

void nb_max_pick_simd(const nb_pool *p, const float *x, const float *u, float *y) {
    const job j = new_job(p, x, u, y);
    each_window(&j, 1, pick_at);
}

/* A zero is added for the sign of a zero: sums begin at +0. */
NB_INLINE void give(const job *j, place at, ptrdiff_t pixel, f32x4 d) {
    float *dx = j->out + pixel;
    const f32x4 before = j->add ? take(dx, at.x_step, at.n) : f32x4_splat(0);
    put(dx, at.x_step, at.n, before + d);
}

NB_INLINE f32x4 chosen(f32x4 x, f32x4 max, i32x4 *taken, f32x4 dy) {
    return (f32x4)(is_chosen(x, max, taken) & (i32x4)dy);
}

NB_INLINE void unmax_square(const job *j, place at) {
    const square s = square_at(j, j->a + at.x);
    const f32x4 max = largest_of_square(s), dy = f32x4_load(j->b + at.y);
    i32x4 taken = i32x4_splat(0);
    give(j, at, at.x, chosen(s.a, max, &taken, dy));
    give(j, at, at.x + j->col, chosen(s.b, max, &taken, dy));
    give(j, at, at.x + j->row, chosen(s.c, max, &taken, dy));
    give(j, at, at.x + j->row + j->col, chosen(s.d, max, &taken, dy));
}

NB_INLINE void unmax_at(const job *j, place at) {
    if (is_square(at)) {
        unmax_square(j, at);
        return;
    }
    const f32x4 max = largest(j, at), dy = take(j->b + at.y, at.y_step, at.n);
    i32x4 taken = i32x4_splat(0);
    EACH_PIXEL(j, at, pixel) {
        const f32x4 x = take(j->a + pixel, at.x_step, at.n);
        give(j, at, pixel, chosen(x, max, &taken, dy));
    }
}

void nb_max_unpool_simd(const nb_pool *p, const float *x, const float *dy, float *dx) {
    job j = new_job(p, x, dy, dx);
    each_window(&j, begin_back(&j), unmax_at);
}

/* ---- Sums and means -------------------------------------------------------------------------- */

NB_INLINE f32x4 share(const job *j, place at, f32x4 v) {
    return j->mean ? v / f32x4_splat((float)(at.rows * at.cols)) : v;
}

NB_INLINE void sum_at(const job *j, place at) {
    f32x4 sum = f32x4_splat(0);
    EACH_PIXEL(j, at, pixel) sum += take(j->a + pixel, at.x_step, at.n);
    put(j->out + at.y, at.y_step, at.n, share(j, at, sum));
}

void nb_sum_pool_simd(const nb_pool *p, int32_t mean, const float *x, float *y) {
    job j = new_job(p, x, NULL, y);
    j.mean = mean;
    each_window(&j, p->c < 4 ? 4 : 1, sum_at);
}

NB_INLINE void unsum_at(const job *j, place at) {
    const f32x4 d = share(j, at, take(j->b + at.y, at.y_step, at.n));
    EACH_PIXEL(j, at, pixel) give(j, at, pixel, d);
}

void nb_sum_unpool_simd(const nb_pool *p, int32_t mean, const float *dy, float *dx) {
    job j = new_job(p, NULL, dy, dx);
    j.mean = mean;
    each_window(&j, begin_back(&j), unsum_at);
}
