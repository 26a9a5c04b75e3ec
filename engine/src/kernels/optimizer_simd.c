/* optimizer_simd.c - one update of each optimizer in one pass over the flat vectors: gradient, up
 * to three vectors of state and the weights are each read once and written once. */
#include "../kernels.h"
#include "rows.h"
#include <stddef.h>

static f32x4 product(f32x4 x, f32x4 y) { return x * y; }

float nb_square_sum_simd(int32_t n, const float *x) { return row_sum_of(n, x, x, product); }

/* Four elements: the state a, b, c and the weights. */
typedef struct lanes {
    f32x4 a, b, c, w;
} lanes;

typedef struct vectors {
    float *a, *b, *c, *w; /* NULL where an optimizer has less state */
} vectors;

NB_INLINE f32x4 read_lanes(const float *from, int32_t i, int32_t rest) {
    if (!from) return f32x4_splat(0);
    return rest < 4 ? f32x4_load_tail(from + i, rest) : f32x4_load(from + i);
}

NB_INLINE void write_lanes(float *to, int32_t i, int32_t rest, f32x4 v) {
    if (!to) return;
    if (rest < 4)
        f32x4_store_tail(to + i, v, rest);
    else
        f32x4_store(to + i, v);
}

typedef lanes stepper(const nb_descent *d, f32x4 g, lanes l);

NB_INLINE void step_lanes(const nb_descent *d, const float *g, vectors s, int32_t i, int32_t rest,
                          stepper *step) {
    const f32x4 slope = f32x4_splat(d->scale) * read_lanes(g, i, rest);
    const lanes old = {read_lanes(s.a, i, rest), read_lanes(s.b, i, rest), read_lanes(s.c, i, rest),
                       read_lanes(s.w, i, rest)};
    const lanes next = step(d, slope, old);
    write_lanes(s.a, i, rest, next.a);
    write_lanes(s.b, i, rest, next.b);
    write_lanes(s.c, i, rest, next.c);
    write_lanes(s.w, i, rest, next.w);
}

NB_INLINE void sweep(int32_t n, const nb_descent *given, const float *g, vectors s, stepper *step) {
    const nb_descent d = *given; /* ours, so that it stays in registers */
    int32_t i = 0;
    for (; i + 4 <= n; i += 4) step_lanes(&d, g, s, i, 4, step);
    if (i < n) step_lanes(&d, g, s, i, n - i, step);
}

NB_INLINE f32x4 kept(const nb_descent *d, f32x4 w) { return f32x4_splat(d->keep) * w; }
NB_INLINE f32x4 toward(f32x4 from, f32x4 to, float part) {
    return from + (to - from) * f32x4_splat(part);
}
NB_INLINE f32x4 root(f32x4 square, const nb_descent *d) {
    return f32x4_sqrt(square + f32x4_splat(d->epsilon));
}
/* b where neither is larger, so a NaN in b stays, as in a > b ? a : b. */
NB_INLINE f32x4 larger(f32x4 a, f32x4 b) { return f32x4_select((i32x4)(a > b), a, b); }

NB_INLINE lanes sgd_lanes(const nb_descent *d, f32x4 g, lanes l) {
    l.w = kept(d, l.w) - f32x4_splat(d->rate) * g;
    return l;
}

void nb_sgd_simd(int32_t n, const nb_descent *d, const float *g, float *w) {
    sweep(n, d, g, (vectors){.w = w}, sgd_lanes);
}

NB_INLINE lanes momentum_lanes(const nb_descent *d, f32x4 g, lanes l) {
    const f32x4 step = f32x4_splat(d->rate) * g, momentum = f32x4_splat(d->momentum);
    l.a = momentum * l.a - step;
    l.w = kept(d, l.w) + (d->nesterov ? momentum * l.a - step : l.a);
    return l;
}

void nb_momentum_simd(int32_t n, const nb_descent *d, const float *g, float *v, float *w) {
    sweep(n, d, g, (vectors){.a = v, .w = w}, momentum_lanes);
}

NB_INLINE lanes adam_moments(const nb_descent *d, f32x4 g, lanes l) {
    l.a = toward(l.a, g, d->rest1);
    l.b = toward(l.b, g * g, d->rest2);
    return l;
}

NB_INLINE f32x4 adam_weights(const nb_descent *d, f32x4 w, f32x4 m, f32x4 square) {
    const f32x4 size = f32x4_sqrt(square) + f32x4_splat(d->epsilon);
    return kept(d, w) - f32x4_splat(d->rate) * m / size;
}

NB_INLINE lanes adam_lanes(const nb_descent *d, f32x4 g, lanes l) {
    l = adam_moments(d, g, l);
    l.w = adam_weights(d, l.w, l.a, l.b);
    return l;
}

NB_INLINE lanes amsgrad_lanes(const nb_descent *d, f32x4 g, lanes l) {
    l = adam_moments(d, g, l);
    l.c = larger(l.c, l.b);
    l.w = adam_weights(d, l.w, l.a, l.c);
    return l;
}

void nb_adam_simd(int32_t n, const nb_descent *d, const float *g, float *m, float *v, float *top,
                  float *w) {
    if (top)
        sweep(n, d, g, (vectors){m, v, top, w}, amsgrad_lanes);
    else
        sweep(n, d, g, (vectors){m, v, NULL, w}, adam_lanes);
}

NB_INLINE lanes adamax_lanes(const nb_descent *d, f32x4 g, lanes l) {
    l.a = toward(l.a, g, d->rest1);
    l.b = larger(l.b - l.b * f32x4_splat(d->rest2), f32x4_abs(g));
    l.w = kept(d, l.w) - f32x4_splat(d->rate) * l.a / (l.b + f32x4_splat(d->epsilon));
    return l;
}

void nb_adamax_simd(int32_t n, const nb_descent *d, const float *g, float *m, float *u, float *w) {
    sweep(n, d, g, (vectors){.a = m, .b = u, .w = w}, adamax_lanes);
}

NB_INLINE lanes adagrad_lanes(const nb_descent *d, f32x4 g, lanes l) {
    l.a += g * g;
    l.w = kept(d, l.w) - f32x4_splat(d->rate) * g / root(l.a, d);
    return l;
}

void nb_adagrad_simd(int32_t n, const nb_descent *d, const float *g, float *a, float *w) {
    sweep(n, d, g, (vectors){.a = a, .w = w}, adagrad_lanes);
}

NB_INLINE lanes adadelta_lanes(const nb_descent *d, f32x4 g, lanes l) {
    l.a = toward(l.a, g * g, d->rest2);
    const f32x4 step = root(l.b, d) * g / root(l.a, d);
    l.b = toward(l.b, step * step, d->rest2);
    l.w = kept(d, l.w) - f32x4_splat(d->rate) * step;
    return l;
}

void nb_adadelta_simd(int32_t n, const nb_descent *d, const float *g, float *a, float *s,
                      float *w) {
    sweep(n, d, g, (vectors){.a = a, .b = s, .w = w}, adadelta_lanes);
}

/* RMSprop, centered (b: the mean) or not, with momentum (c) or not. */
NB_INLINE lanes rmsprop_lanes(const nb_descent *d, f32x4 g, lanes l, int centered, int momentum) {
    l.a = toward(l.a, g * g, d->rest2);
    f32x4 square = l.a;
    if (centered) {
        l.b = toward(l.b, g, d->rest2);
        square -= l.b * l.b;
    }
    f32x4 step = f32x4_splat(d->rate) * g / root(square, d);
    if (momentum) step = l.c = f32x4_splat(d->momentum) * l.c + step;
    l.w = kept(d, l.w) - step;
    return l;
}

NB_INLINE lanes rmsprop_plain(const nb_descent *d, f32x4 g, lanes l) {
    return rmsprop_lanes(d, g, l, 0, 0);
}
NB_INLINE lanes rmsprop_momentum(const nb_descent *d, f32x4 g, lanes l) {
    return rmsprop_lanes(d, g, l, 0, 1);
}
NB_INLINE lanes rmsprop_centered(const nb_descent *d, f32x4 g, lanes l) {
    return rmsprop_lanes(d, g, l, 1, 0);
}
NB_INLINE lanes rmsprop_both(const nb_descent *d, f32x4 g, lanes l) {
    return rmsprop_lanes(d, g, l, 1, 1);
}

void nb_rmsprop_simd(int32_t n, const nb_descent *d, const float *g, float *v, float *mean,
                     float *moved, float *w) {
    if (mean && moved)
        sweep(n, d, g, (vectors){v, mean, moved, w}, rmsprop_both);
    else if (mean)
        sweep(n, d, g, (vectors){v, mean, NULL, w}, rmsprop_centered);
    else if (moved)
        sweep(n, d, g, (vectors){v, NULL, moved, w}, rmsprop_momentum);
    else
        sweep(n, d, g, (vectors){v, NULL, NULL, w}, rmsprop_plain);
}
