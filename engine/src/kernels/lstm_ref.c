/* lstm_ref.c - an LSTM's step between its products, plain. */
#include "../kernels.h"
#include <math.h>
#include <stddef.h>

static float gate(float x) { return (float)(1 / (1 + exp(-(double)x))); }
static float state(float x) { return (float)tanh((double)x); }

void nb_lstm_forward_ref(int32_t n, const float *before, float *planes, float *h) {
    float *i = planes, *f = i + n, *g = f + n, *o = g + n, *c = o + n, *fc = c + n;
    for (int32_t e = 0; e < n; e++) {
        i[e] = gate(i[e]), f[e] = gate(f[e]), o[e] = gate(o[e]);
        g[e] = state(g[e]);
        c[e] = f[e] * before[e] + i[e] * g[e];
        fc[e] = state(c[e]);
        h[e] = o[e] * fc[e];
    }
}

void nb_lstm_back_ref(int32_t n, const float *before, const float *planes, const float *dh,
                      float *dc, float *dz) {
    const float *i = planes, *f = i + n, *g = f + n, *o = g + n, *fc = o + 2 * (ptrdiff_t)n;
    for (int32_t e = 0; e < n; e++) {
        const float d = dc[e] + dh[e] * o[e] * (1 - fc[e] * fc[e]);
        dz[e] = d * g[e] * (i[e] * (1 - i[e]));
        dz[n + e] = d * before[e] * (f[e] * (1 - f[e]));
        dz[2 * n + e] = d * i[e] * (1 - g[e] * g[e]);
        dz[3 * n + e] = dh[e] * fc[e] * (o[e] * (1 - o[e]));
        dc[e] = d * f[e];
    }
}
