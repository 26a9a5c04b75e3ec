/* optim.c - gradient descent, plain, with momentum, and Adam. Names, defaults and formulas are
 * Keras'; g is the gradient, eta the learning rate, t counts the updates from 1.
 *
 *   sgd    w -= eta g
 *          with momentum mu > 0:  v = mu v - eta g,  w += v
 *          Nesterov:              v = mu v - eta g,  w += mu v - eta g
 *   adam   m += (1 - b1) (g - m),  s += (1 - b2) (g^2 - s)              (Kingma and Ba 2014, with
 *          w -= eta sqrt(1 - b2^t) / (1 - b1^t)  m / (sqrt(s) + eps)     epsilon as in section 2)
 */
#include "optim.h"
#include "kernels.h"
#include <math.h>
#include <string.h>

#define LEARNING_RATE(rate)                                                                        \
    { "learningRate", rate, 0, 1e6, false }

enum { RATE, MOMENTUM, NESTEROV };
static const nb_param sgd_params[] = {
    [RATE] = LEARNING_RATE(0.01),
    [MOMENTUM] = {"momentum", 0, 0, 1, false},
    [NESTEROV] = {"nesterov", 0, 0, 1, true},
};

static void sgd_step(const double *param, double updates, int32_t n, const float *g,
                     float *const *slot, float *w) {
    (void)updates;
    if (param[MOMENTUM] == 0)
        nb_k->sgd(n, (float)param[RATE], g, w);
    else
        nb_k->momentum(n, (float)param[RATE], (float)param[MOMENTUM], (int32_t)param[NESTEROV], g,
                       slot[0], w);
}

static const nb_optimizer sgd = {
    .name = "sgd",
    .formula = "w \\leftarrow w - \\eta g",
    .n_params = 3,
    .params = sgd_params,
    .n_slots = 1,
    .step = sgd_step,
};

enum { BETA1 = 1, BETA2, EPSILON };
static const nb_param adam_params[] = {
    [RATE] = LEARNING_RATE(0.001),
    [BETA1] = {"beta1", 0.9, 0, 0.999999, false},
    [BETA2] = {"beta2", 0.999, 0, 0.9999999, false},
    [EPSILON] = {"epsilon", 1e-7, 0, 1, false},
};

/* x^n by repeated squaring: IEEE products only, so the same bits everywhere (pow differs). */
static double whole_power(double x, double n) {
    double result = 1;
    for (uint64_t k = (uint64_t)n; k; k >>= 1, x *= x)
        if (k & 1) result *= x;
    return result;
}

static void adam_step(const double *param, double updates, int32_t n, const float *g,
                      float *const *slot, float *w) {
    const double correction =
        sqrt(1 - whole_power(param[BETA2], updates)) / (1 - whole_power(param[BETA1], updates));
    nb_k->adam(n, (float)(param[RATE] * correction), param[BETA1], param[BETA2],
               (float)param[EPSILON], g, slot[0], slot[1], w);
}

static const nb_optimizer adam = {
    .name = "adam",
    .formula = "w \\leftarrow w - \\eta\\,\\frac{\\sqrt{1-\\beta_2^t}}{1-\\beta_1^t}\\,"
               "\\frac{m}{\\sqrt{s}+\\epsilon}",
    .n_params = 4,
    .params = adam_params,
    .n_slots = 2,
    .step = adam_step,
};

const nb_optimizer *const nb_optimizers[] = {&sgd, &adam};

/* ---- The catalogue ---- */

int32_t nb_optimizer_count(void) { return sizeof nb_optimizers / sizeof *nb_optimizers; }

static const nb_optimizer *at(int32_t i) {
    return i >= 0 && i < nb_optimizer_count() ? nb_optimizers[i] : NULL;
}

int32_t nb_optimizer_find(const char *name) {
    for (int32_t i = 0; i < nb_optimizer_count(); i++)
        if (!strcmp(nb_optimizers[i]->name, name)) return i;
    return nb_fail(NB_PARAM, "there is no optimizer '%s'", name);
}

const char *nb_optimizer_name(int32_t i) { return at(i) ? at(i)->name : NULL; }
const char *nb_optimizer_formula(int32_t i) { return at(i) ? at(i)->formula : NULL; }
int32_t nb_optimizer_param_count(int32_t i) { return at(i) ? at(i)->n_params : -1; }

static const nb_param *param_at(int32_t i, int32_t param) {
    return at(i) && param >= 0 && param < at(i)->n_params ? &at(i)->params[param] : NULL;
}

const char *nb_optimizer_param_name(int32_t i, int32_t param) {
    return param_at(i, param) ? param_at(i, param)->name : NULL;
}

double nb_optimizer_param_bound(int32_t i, int32_t param, int32_t which) {
    const nb_param *p = param_at(i, param);
    if (!p || which < 0 || which > 2) return -1;
    return which == 0 ? p->initial : which == 1 ? p->low : p->high;
}
