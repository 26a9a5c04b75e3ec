/* optim.c - gradient descent in its many forms. Names, defaults and formulas are Keras'; g is the
 * gradient, eta the learning rate, t counts the updates from 1.
 *
 *   sgd       w -= eta g
 *             with momentum mu > 0:  v = mu v - eta g,  w += v
 *             Nesterov:              v = mu v - eta g,  w += mu v - eta g
 *   rmsprop   v += (1 - rho) (g^2 - v),  u = eta g / sqrt(v + eps),  w -= u         (Hinton 2012)
 *             centered:              v - mean(g)^2 in the place of v
 *             with momentum mu > 0:  m = mu m + u,  w -= m
 *   adagrad   a += g^2,  w -= eta g / sqrt(a + eps)                         (Duchi et al. 2011)
 *   adadelta  a += (1 - rho) (g^2 - a),  u = g sqrt(s + eps) / sqrt(a + eps)     (Zeiler 2012)
 *             s += (1 - rho) (u^2 - s),  w -= eta u
 *   adam      m += (1 - b1) (g - m),  s += (1 - b2) (g^2 - s)              (Kingma and Ba 2014,
 * with w -= eta sqrt(1 - b2^t) / (1 - b1^t)  m / (sqrt(s) + eps)     epsilon as in section 2)
 *             amsgrad: the largest s so far in the place of s                  (Reddi et al. 2018)
 *   adamax    u = max(b2 u, |g|),  w -= eta / (1 - b1^t)  m / (u + eps)        (ibid., section 7.1)
 *   adamw     adam with weight decay                                (Loshchilov and Hutter 2019)
 *
 * All: with weight decay lambda the weights are first multiplied by 1 - lambda eta.
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

static void sgd_step(const double *param, double updates, nb_descent d, int32_t n, const float *g,
                     float *const *slot, float *w) {
    (void)updates;
    d.rate = (float)param[RATE];
    d.momentum = (float)param[MOMENTUM];
    d.nesterov = (int)param[NESTEROV];
    if (d.momentum == 0)
        nb_k->sgd(n, &d, g, w);
    else
        nb_k->momentum(n, &d, g, slot[0], w);
}

static const nb_optimizer sgd = {
    .name = "sgd",
    .formula = "w \\leftarrow w - \\eta g",
    .n_params = 3,
    .params = sgd_params,
    .n_slots = 1,
    .slot_switch = {MOMENTUM},
    .step = sgd_step,
};

enum { RHO = 1, RMS_MOMENTUM, RMS_EPSILON, CENTERED };
static const nb_param rmsprop_params[] = {
    [RATE] = LEARNING_RATE(0.001),
    [RHO] = {"rho", 0.9, 0, 1, false},
    [RMS_MOMENTUM] = {"momentum", 0, 0, 1, false},
    [RMS_EPSILON] = {"epsilon", 1e-7, 0, 1, false},
    [CENTERED] = {"centered", 0, 0, 1, true},
};

static void rmsprop_step(const double *param, double updates, nb_descent d, int32_t n,
                         const float *g, float *const *slot, float *w) {
    (void)updates;
    d.rate = (float)param[RATE];
    d.rest2 = (float)(1 - param[RHO]);
    d.momentum = (float)param[RMS_MOMENTUM];
    d.epsilon = (float)param[RMS_EPSILON];
    nb_k->rmsprop(n, &d, g, slot[0], slot[1], slot[2], w);
}

static const nb_optimizer rmsprop = {
    .name = "rmsprop",
    .formula = "w \\leftarrow w - \\eta\\,\\frac{g}{\\sqrt{v+\\epsilon}}",
    .n_params = 5,
    .params = rmsprop_params,
    .n_slots = 3,
    .slot_switch = {0, CENTERED, RMS_MOMENTUM},
    .step = rmsprop_step,
};

enum { ACCUMULATOR = 1, ADAGRAD_EPSILON };
static const nb_param adagrad_params[] = {
    [RATE] = LEARNING_RATE(0.001),
    [ACCUMULATOR] = {"initialAccumulatorValue", 0.1, 0, 1e6, false},
    [ADAGRAD_EPSILON] = {"epsilon", 1e-7, 0, 1, false},
};

static void adagrad_step(const double *param, double updates, nb_descent d, int32_t n,
                         const float *g, float *const *slot, float *w) {
    if (updates == 1)
        for (int32_t i = 0; i < n; i++) slot[0][i] = (float)param[ACCUMULATOR];
    d.rate = (float)param[RATE];
    d.epsilon = (float)param[ADAGRAD_EPSILON];
    nb_k->adagrad(n, &d, g, slot[0], w);
}

static const nb_optimizer adagrad = {
    .name = "adagrad",
    .formula = "w \\leftarrow w - \\eta\\,\\frac{g}{\\sqrt{a+\\epsilon}}",
    .n_params = 3,
    .params = adagrad_params,
    .n_slots = 1,
    .step = adagrad_step,
};

enum { DELTA_EPSILON = 2 };
static const nb_param adadelta_params[] = {
    [RATE] = LEARNING_RATE(0.001),
    [RHO] = {"rho", 0.95, 0, 1, false},
    [DELTA_EPSILON] = {"epsilon", 1e-7, 0, 1, false},
};

static void adadelta_step(const double *param, double updates, nb_descent d, int32_t n,
                          const float *g, float *const *slot, float *w) {
    (void)updates;
    d.rate = (float)param[RATE];
    d.rest2 = (float)(1 - param[RHO]);
    d.epsilon = (float)param[DELTA_EPSILON];
    nb_k->adadelta(n, &d, g, slot[0], slot[1], w);
}

static const nb_optimizer adadelta = {
    .name = "adadelta",
    .formula = "w \\leftarrow w - \\eta\\,g\\sqrt{\\frac{s+\\epsilon}{a+\\epsilon}}",
    .n_params = 3,
    .params = adadelta_params,
    .n_slots = 2,
    .step = adadelta_step,
};

enum { BETA1 = 1, BETA2, EPSILON, AMSGRAD };
static const nb_param adam_params[] = {
    [RATE] = LEARNING_RATE(0.001),
    [BETA1] = {"beta1", 0.9, 0, 0.999999, false},
    [BETA2] = {"beta2", 0.999, 0, 0.9999999, false},
    [EPSILON] = {"epsilon", 1e-7, 0, 1, false},
    [AMSGRAD] = {"amsgrad", 0, 0, 1, true},
};

/* x^n by repeated squaring: IEEE products only, so the same bits everywhere (pow differs). */
static double whole_power(double x, double n) {
    double result = 1;
    for (uint64_t k = (uint64_t)n; k; k >>= 1, x *= x)
        if (k & 1) result *= x;
    return result;
}

/* The rests are taken of doubles: of a float 0.999, 1 - beta2 would be wrong in the fifth digit. */
static nb_descent adam_numbers(const double *param, double updates, nb_descent d) {
    d.rate = (float)(param[RATE] / (1 - whole_power(param[BETA1], updates)));
    d.rest1 = (float)(1 - param[BETA1]);
    d.rest2 = (float)(1 - param[BETA2]);
    d.epsilon = (float)param[EPSILON];
    return d;
}

static void adam_step(const double *param, double updates, nb_descent d, int32_t n, const float *g,
                      float *const *slot, float *w) {
    d = adam_numbers(param, updates, d);
    d.rate = (float)(param[RATE] * (sqrt(1 - whole_power(param[BETA2], updates)) /
                                    (1 - whole_power(param[BETA1], updates))));
    nb_k->adam(n, &d, g, slot[0], slot[1], slot[2], w);
}

#define ADAM_FORMULA                                                                               \
    "w \\leftarrow w - \\eta\\,\\frac{\\sqrt{1-\\beta_2^t}}{1-\\beta_1^t}\\,"                      \
    "\\frac{m}{\\sqrt{s}+\\epsilon}"

static const nb_optimizer adam = {
    .name = "adam",
    .formula = ADAM_FORMULA,
    .n_params = 5,
    .params = adam_params,
    .n_slots = 3,
    .slot_switch = {0, 0, AMSGRAD},
    .step = adam_step,
};

static const nb_optimizer adamw = {
    .name = "adamw",
    .formula = ADAM_FORMULA " - \\eta\\lambda w",
    .n_params = 5,
    .params = adam_params,
    .n_slots = 3,
    .slot_switch = {0, 0, AMSGRAD},
    .weight_decay = 0.004,
    .step = adam_step,
};

static void adamax_step(const double *param, double updates, nb_descent d, int32_t n,
                        const float *g, float *const *slot, float *w) {
    d = adam_numbers(param, updates, d);
    nb_k->adamax(n, &d, g, slot[0], slot[1], w);
}

static const nb_optimizer adamax = {
    .name = "adamax",
    .formula = "w \\leftarrow w - \\frac{\\eta}{1-\\beta_1^t}\\,\\frac{m}{u+\\epsilon}",
    .n_params = 4,
    .params = adam_params,
    .n_slots = 2,
    .step = adamax_step,
};

const nb_optimizer *const nb_optimizers[] = {&sgd,   &adam,   &rmsprop, &adagrad,
                                             &adamw, &adamax, &adadelta};

/* ---- The catalogue ---- */

static const nb_param common_params[NB_COMMON_PARAMS] = {
    [NB_WEIGHT_DECAY] = {"weightDecay", 0, 0, 1, false},
    [NB_CLIP_NORM] = {"clipnorm", 0, 0, 1e30, false},
    [NB_CLIP_VALUE] = {"clipvalue", 0, 0, 1e30, false},
    [NB_GLOBAL_CLIP_NORM] = {"globalClipnorm", 0, 0, 1e30, false},
};

int32_t nb_setting_count(const nb_optimizer *o) { return o->n_params + NB_COMMON_PARAMS; }

nb_param nb_setting(const nb_optimizer *o, int32_t i) {
    if (i < o->n_params) return o->params[i];
    nb_param p = common_params[i - o->n_params];
    if (i == o->n_params + NB_WEIGHT_DECAY) p.initial = o->weight_decay;
    return p;
}

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
int32_t nb_optimizer_param_count(int32_t i) { return at(i) ? nb_setting_count(at(i)) : -1; }

static bool has_param(int32_t i, int32_t param) {
    return at(i) && param >= 0 && param < nb_setting_count(at(i));
}

const char *nb_optimizer_param_name(int32_t i, int32_t param) {
    return has_param(i, param) ? nb_setting(at(i), param).name : NULL;
}

double nb_optimizer_param_bound(int32_t i, int32_t param, int32_t which) {
    if (!has_param(i, param) || which < 0 || which > 2) return -1;
    const nb_param p = nb_setting(at(i), param);
    return which == 0 ? p.initial : which == 1 ? p.low : p.high;
}
