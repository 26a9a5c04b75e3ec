/* optimizer_simd.c - one update of each optimizer in one pass over the flat vectors: gradient, up
 * to three vectors of state and the weights are each read once and written once. */
#include "../kernels.h"
#include "rows.h"
#include <stddef.h>
#include <string.h>

static f32x4 product(f32x4 x, f32x4 y) { return x * y; }

float nb_square_sum_simd(int32_t n, const float *x) { return row_sum_of(n, x, x, product); }

/* Four elements: the state a, b, c and the weights. */
typedef struct lanes {
    f32x4 a, b, c, w;
} lanes;

typedef struct vectors {
    float *a, *b, *c, *w; /* NULL where an optimizer has less state */
} vectors;

/* s: which state there is. */
typedef lanes stepper(const nb_descent *d, vectors s, f32x4 g, lanes l);

/* `kept` is NULL, known when this is compiled, where there is no such state. */
NB_INLINE f32x4 read_lanes(const float *kept, const float *from, int32_t i) {
    return kept ? f32x4_load(from + i) : f32x4_splat(0);
}

NB_INLINE void write_lanes(const float *kept, float *to, int32_t i, f32x4 v) {
    if (kept) f32x4_store(to + i, v);
}

/* The last elements, fewer than four: taken to a place where there are four, and back. Out of line,
 * so that no optimizer has a second body for them. */
typedef struct padded {
    float a[4], b[4], c[4], w[4], g[4];
} padded;

NB_OUTLINE vectors pad(padded *p, int32_t rest, vectors s, const float *g) {
    const size_t bytes = (size_t)rest * sizeof(float);
    *p = (padded){{0}, {0}, {0}, {0}, {0}};
    memcpy(p->g, g, bytes);
    memcpy(p->w, s.w, bytes);
    if (s.a) memcpy(p->a, s.a, bytes);
    if (s.b) memcpy(p->b, s.b, bytes);
    if (s.c) memcpy(p->c, s.c, bytes);
    return (vectors){s.a ? p->a : NULL, s.b ? p->b : NULL, s.c ? p->c : NULL, p->w};
}

NB_OUTLINE void unpad(const padded *p, int32_t rest, vectors s) {
    const size_t bytes = (size_t)rest * sizeof(float);
    memcpy(s.w, p->w, bytes);
    if (s.a) memcpy(s.a, p->a, bytes);
    if (s.b) memcpy(s.b, p->b, bytes);
    if (s.c) memcpy(s.c, p->c, bytes);
}

static vectors from(vectors s, int32_t i) {
    return (vectors){s.a ? s.a + i : NULL, s.b ? s.b + i : NULL, s.c ? s.c + i : NULL, s.w + i};
}

/* Both turns run the same body: the whole vectors, then the padded rest. */
NB_INLINE void sweep(int32_t n, const nb_descent *given, const float *g, vectors s, stepper *step) {
    const nb_descent d = *given; /* ours, so that it stays in registers */
    const f32x4 scale = f32x4_splat(d.scale);
    const int32_t whole = n & ~3, rest = n & 3;
    const vectors tail = from(s, whole), all = s;
    padded p;
    for (int32_t turn = 0; turn < (rest ? 2 : 1); turn++) {
        const int32_t end = turn ? 4 : whole;
        const vectors now = turn ? pad(&p, rest, tail, g + whole) : all;
        const float *slopes = turn ? p.g : g;
        for (int32_t i = 0; i < end; i += 4) {
            const lanes old = {read_lanes(all.a, now.a, i), read_lanes(all.b, now.b, i),
                               read_lanes(all.c, now.c, i), f32x4_load(now.w + i)};
            const lanes next = step(&d, all, scale * f32x4_load(slopes + i), old);
            write_lanes(all.a, now.a, i, next.a);
            write_lanes(all.b, now.b, i, next.b);
            write_lanes(all.c, now.c, i, next.c);
            f32x4_store(now.w + i, next.w);
        }
    }
    if (rest) unpad(&p, rest, tail);
}

NB_INLINE f32x4 kept(const nb_descent *d, f32x4 w) { return f32x4_splat(d->keep) * w; }
/* Zero where x has faded (descent.h); a NaN has not. */
NB_INLINE f32x4 unless_faded(f32x4 x, float least) {
    return (f32x4)(~(i32x4)(f32x4_abs(x) < f32x4_splat(least)) & (i32x4)x);
}
NB_INLINE f32x4 toward(f32x4 from, f32x4 to, float part) {
    return unless_faded(from + (to - from) * f32x4_splat(part), NB_FADED);
}
NB_INLINE f32x4 square_toward(f32x4 from, f32x4 to, float part, const nb_descent *d) {
    return unless_faded(from + (to - from) * f32x4_splat(part), d->epsilon * NB_FADED_PART);
}
NB_INLINE f32x4 root(f32x4 square, const nb_descent *d) {
    return f32x4_sqrt(square + f32x4_splat(d->epsilon));
}
/* b where neither is larger, so a NaN in b stays, as in a > b ? a : b. */
NB_INLINE f32x4 larger(f32x4 a, f32x4 b) { return f32x4_select((i32x4)(a > b), a, b); }

NB_INLINE lanes sgd_lanes(const nb_descent *d, vectors s, f32x4 g, lanes l) {
    (void)s;
    l.w = kept(d, l.w) - f32x4_splat(d->rate) * g;
    return l;
}

void nb_sgd_simd(int32_t n, const nb_descent *d, const float *g, float *w) {
    sweep(n, d, g, (vectors){.w = w}, sgd_lanes);
}

NB_INLINE lanes momentum_lanes(const nb_descent *d, vectors s, f32x4 g, lanes l) {
    (void)s;
    const f32x4 step = f32x4_splat(d->rate) * g, momentum = f32x4_splat(d->momentum);
    l.a = unless_faded(momentum * l.a - step, NB_FADED);
    l.w = kept(d, l.w) + (d->nesterov ? momentum * l.a - step : l.a);
    return l;
}

void nb_momentum_simd(int32_t n, const nb_descent *d, const float *g, float *v, float *w) {
    sweep(n, d, g, (vectors){.a = v, .w = w}, momentum_lanes);
}

NB_INLINE lanes adam_lanes(const nb_descent *d, vectors s, f32x4 g, lanes l) {
    l.a = toward(l.a, g, d->rest1);
    l.b = square_toward(l.b, g * g, d->rest2, d);
    f32x4 square = l.b;
    if (s.c) square = l.c = larger(l.c, square); /* AMSGrad */
    l.w =
        kept(d, l.w) - f32x4_splat(d->rate) * l.a / (f32x4_sqrt(square) + f32x4_splat(d->epsilon));
    return l;
}

void nb_adam_simd(int32_t n, const nb_descent *d, const float *g, float *m, float *v, float *top,
                  float *w) {
    if (top)
        sweep(n, d, g, (vectors){m, v, top, w}, adam_lanes);
    else
        sweep(n, d, g, (vectors){m, v, NULL, w}, adam_lanes);
}

NB_INLINE lanes adamax_lanes(const nb_descent *d, vectors s, f32x4 g, lanes l) {
    (void)s;
    l.a = toward(l.a, g, d->rest1);
    l.b = larger(l.b - l.b * f32x4_splat(d->rest2), f32x4_abs(g));
    l.b = unless_faded(l.b, d->epsilon * NB_FADED_PART);
    l.w = kept(d, l.w) - f32x4_splat(d->rate) * l.a / (l.b + f32x4_splat(d->epsilon));
    return l;
}

void nb_adamax_simd(int32_t n, const nb_descent *d, const float *g, float *m, float *u, float *w) {
    sweep(n, d, g, (vectors){.a = m, .b = u, .w = w}, adamax_lanes);
}

NB_INLINE lanes adagrad_lanes(const nb_descent *d, vectors s, f32x4 g, lanes l) {
    (void)s;
    l.a += g * g;
    l.w = kept(d, l.w) - f32x4_splat(d->rate) * g / root(l.a, d);
    return l;
}

void nb_adagrad_simd(int32_t n, const nb_descent *d, const float *g, float *a, float *w) {
    sweep(n, d, g, (vectors){.a = a, .w = w}, adagrad_lanes);
}

NB_INLINE lanes adadelta_lanes(const nb_descent *d, vectors s, f32x4 g, lanes l) {
    (void)s;
    l.a = square_toward(l.a, g * g, d->rest2, d);
    const f32x4 step = root(l.b, d) * g / root(l.a, d);
    l.b = square_toward(l.b, step * step, d->rest2, d);
    l.w = kept(d, l.w) - f32x4_splat(d->rate) * step;
    return l;
}

void nb_adadelta_simd(int32_t n, const nb_descent *d, const float *g, float *a, float *s,
                      float *w) {
    sweep(n, d, g, (vectors){.a = a, .b = s, .w = w}, adadelta_lanes);
}

NB_INLINE lanes rmsprop_lanes(const nb_descent *d, vectors s, f32x4 g, lanes l) {
    l.a = square_toward(l.a, g * g, d->rest2, d);
    f32x4 square = l.a;
    if (s.b) { /* centered */
        l.b = toward(l.b, g, d->rest2);
        square -= l.b * l.b;
    }
    f32x4 step = f32x4_splat(d->rate) * g / root(square, d);
    if (s.c) step = l.c = unless_faded(f32x4_splat(d->momentum) * l.c + step, NB_FADED);
    l.w = kept(d, l.w) - step;
    return l;
}

void nb_rmsprop_simd(int32_t n, const nb_descent *d, const float *g, float *v, float *mean,
                     float *moved, float *w) {
    sweep(n, d, g, (vectors){v, mean, moved, w}, rmsprop_lanes);
}
