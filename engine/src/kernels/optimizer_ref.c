/* optimizer_ref.c - one update of each optimizer over the flat vectors, plain. */
#include "../kernels.h"
#include "order.h"
#include <math.h>

float nb_square_sum_ref(int32_t n, const float *x) { return row_sum_of_products(n, x, x); }

static float unless_faded(float x, float least) { return fabs(x) < least ? 0 : x; }

static float toward(float from, float to, float part) {
    return unless_faded(from + (to - from) * part, NB_FADED);
}

static float square_toward(float from, float to, float part, const nb_descent *d) {
    return unless_faded(from + (to - from) * part, d->epsilon * NB_FADED_PART);
}

void nb_sgd_ref(int32_t n, const nb_descent *d, const float *g, float *w) {
    for (int32_t i = 0; i < n; i++) w[i] = d->keep * w[i] - d->rate * (d->scale * g[i]);
}

void nb_momentum_ref(int32_t n, const nb_descent *d, const float *g, float *v, float *w) {
    for (int32_t i = 0; i < n; i++) {
        const float step = d->rate * (d->scale * g[i]);
        v[i] = unless_faded(d->momentum * v[i] - step, NB_FADED);
        w[i] = d->keep * w[i] + (d->nesterov ? d->momentum * v[i] - step : v[i]);
    }
}

void nb_adam_ref(int32_t n, const nb_descent *d, const float *g, float *m, float *v, float *top,
                 float *w) {
    for (int32_t i = 0; i < n; i++) {
        const float slope = d->scale * g[i];
        m[i] = toward(m[i], slope, d->rest1);
        v[i] = square_toward(v[i], slope * slope, d->rest2, d);
        float square = v[i];
        if (top) square = top[i] = top[i] > square ? top[i] : square;
        w[i] = d->keep * w[i] - d->rate * m[i] / ((float)sqrt(square) + d->epsilon);
    }
}

void nb_adamax_ref(int32_t n, const nb_descent *d, const float *g, float *m, float *u, float *w) {
    for (int32_t i = 0; i < n; i++) {
        const float slope = d->scale * g[i], old = u[i] - u[i] * d->rest2;
        const float size = (float)fabs(slope);
        m[i] = toward(m[i], slope, d->rest1);
        u[i] = unless_faded(old > size ? old : size, d->epsilon * NB_FADED_PART);
        w[i] = d->keep * w[i] - d->rate * m[i] / (u[i] + d->epsilon);
    }
}

void nb_adagrad_ref(int32_t n, const nb_descent *d, const float *g, float *a, float *w) {
    for (int32_t i = 0; i < n; i++) {
        const float slope = d->scale * g[i];
        a[i] += slope * slope;
        w[i] = d->keep * w[i] - d->rate * slope / (float)sqrt(a[i] + d->epsilon);
    }
}

void nb_adadelta_ref(int32_t n, const nb_descent *d, const float *g, float *a, float *s, float *w) {
    for (int32_t i = 0; i < n; i++) {
        const float slope = d->scale * g[i];
        a[i] = square_toward(a[i], slope * slope, d->rest2, d);
        const float step = (float)sqrt(s[i] + d->epsilon) * slope / (float)sqrt(a[i] + d->epsilon);
        s[i] = square_toward(s[i], step * step, d->rest2, d);
        w[i] = d->keep * w[i] - d->rate * step;
    }
}

void nb_rmsprop_ref(int32_t n, const nb_descent *d, const float *g, float *v, float *mean,
                    float *moved, float *w) {
    for (int32_t i = 0; i < n; i++) {
        const float slope = d->scale * g[i];
        v[i] = square_toward(v[i], slope * slope, d->rest2, d);
        float square = v[i];
        if (mean) {
            mean[i] = toward(mean[i], slope, d->rest2);
            square -= mean[i] * mean[i];
        }
        float step = d->rate * slope / (float)sqrt(square + d->epsilon);
        if (moved) step = moved[i] = unless_faded(d->momentum * moved[i] + step, NB_FADED);
        w[i] = d->keep * w[i] - step;
    }
}
