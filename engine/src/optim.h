/* optim.h - an optimizer: one function over flat vectors, its parameters and how many vectors of
 * state (slots) it keeps; and the parameters that all of them have.
 */
#ifndef NB_OPTIM_H
#define NB_OPTIM_H
#include "graph.h"
#include "kernels/descent.h"

enum { NB_MAX_SLOTS = 3 };

/* What every optimizer has after its own parameters; 0: off. */
enum { NB_WEIGHT_DECAY, NB_CLIP_NORM, NB_CLIP_VALUE, NB_GLOBAL_CLIP_NORM, NB_COMMON_PARAMS };
enum { NB_MAX_OWN_PARAMS = 5, NB_MAX_SETTINGS = NB_MAX_OWN_PARAMS + NB_COMMON_PARAMS };

typedef struct nb_optimizer {
    const char *name;
    const char *formula; /* TeX */
    int32_t n_params;
    const nb_param *params; /* its own; the first is the learning rate */
    int32_t n_slots;
    int32_t slot_switch[NB_MAX_SLOTS]; /* the parameter without which the slot is not needed; 0:
                                          always */
    double weight_decay;               /* its initial value */
    /* Updates n weights w by their gradient g; `updates` counts this one: 1, 2, ... d has scale and
     * keep. A slot that is not needed is NULL. */
    void (*step)(const double *param, double updates, nb_descent d, int32_t n, const float *g,
                 float *const *slot, float *w);
} nb_optimizer;

extern const nb_optimizer *const nb_optimizers[];

int32_t nb_setting_count(const nb_optimizer *o);
nb_param nb_setting(const nb_optimizer *o, int32_t i); /* 0 <= i < the count */

#endif
