/* optimizer_simd.c - one step of each optimizer in one pass over the flat vectors. */
#include "../kernels.h"
#include "map.h"

static f32x4 descend(f32x4 w, f32x4 g, f32x4 rate) { return w - rate * g; }

void nb_sgd_simd(int32_t n, float rate, const float *g, float *w) {
    map3(n, w, 1, g, 1, &rate, 0, w, descend);
}

typedef struct momentum_lanes {
    f32x4 v, w;
} momentum_lanes;

NB_INLINE momentum_lanes momentum_step(f32x4 rate, f32x4 momentum, int nesterov, f32x4 g, f32x4 v,
                                       f32x4 w) {
    v = momentum * v - rate * g;
    w += nesterov ? momentum * v - rate * g : v;
    return (momentum_lanes){v, w};
}

void nb_momentum_simd(int32_t n, float rate, float momentum, int32_t nesterov, const float *g,
                      float *v, float *w) {
    const f32x4 rate4 = f32x4_splat(rate), momentum4 = f32x4_splat(momentum);
    int32_t i = 0;
    for (; i + 4 <= n; i += 4) {
        const momentum_lanes next = momentum_step(rate4, momentum4, nesterov, f32x4_load(g + i),
                                                  f32x4_load(v + i), f32x4_load(w + i));
        f32x4_store(v + i, next.v);
        f32x4_store(w + i, next.w);
    }
    const int32_t rest = n - i;
    if (rest > 0) {
        const momentum_lanes next =
            momentum_step(rate4, momentum4, nesterov, f32x4_load_tail(g + i, rest),
                          f32x4_load_tail(v + i, rest), f32x4_load_tail(w + i, rest));
        f32x4_store_tail(v + i, next.v, rest);
        f32x4_store_tail(w + i, next.w, rest);
    }
}

typedef struct adam_lanes {
    f32x4 m, v, w;
} adam_lanes;

/* setting: rate, 1 - beta1, 1 - beta2, epsilon. */
NB_INLINE adam_lanes adam_step(f32x4 setting, f32x4 g, f32x4 m, f32x4 v, f32x4 w) {
    m += (g - m) * f32x4_splat(setting[1]);
    v += (g * g - v) * f32x4_splat(setting[2]);
    w -= f32x4_splat(setting[0]) * m / (f32x4_sqrt(v) + f32x4_splat(setting[3]));
    return (adam_lanes){m, v, w};
}

void nb_adam_simd(int32_t n, float rate, double beta1, double beta2, float epsilon, const float *g,
                  float *m, float *v, float *w) {
    const f32x4 setting = {rate, (float)(1 - beta1), (float)(1 - beta2), epsilon};
    int32_t i = 0;
    for (; i + 4 <= n; i += 4) {
        const adam_lanes next = adam_step(setting, f32x4_load(g + i), f32x4_load(m + i),
                                          f32x4_load(v + i), f32x4_load(w + i));
        f32x4_store(m + i, next.m);
        f32x4_store(v + i, next.v);
        f32x4_store(w + i, next.w);
    }
    const int32_t rest = n - i;
    if (rest > 0) {
        const adam_lanes next =
            adam_step(setting, f32x4_load_tail(g + i, rest), f32x4_load_tail(m + i, rest),
                      f32x4_load_tail(v + i, rest), f32x4_load_tail(w + i, rest));
        f32x4_store_tail(m + i, next.m, rest);
        f32x4_store_tail(v + i, next.v, rest);
        f32x4_store_tail(w + i, next.w, rest);
    }
}
