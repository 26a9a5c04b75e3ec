/* optim.h - an optimizer: one function over flat vectors, its parameters and how many vectors of
 * state (slots) it keeps.
 */
#ifndef NB_OPTIM_H
#define NB_OPTIM_H
#include "graph.h"

enum { NB_MAX_SLOTS = 3 };

typedef struct nb_optimizer {
    const char *name;
    const char *formula; /* TeX */
    int32_t n_params;
    const nb_param *params; /* the first is the learning rate */
    int32_t n_slots;
    /* Updates n weights w by their gradient g; `updates` counts this one: 1, 2, ... */
    void (*step)(const double *param, double updates, int32_t n, const float *g, float *const *slot,
                 float *w);
} nb_optimizer;

extern const nb_optimizer *const nb_optimizers[];

#endif
