/* fading_test.c - what an optimizer remembers of a weight whose gradient is zero for ever, as
 * behind a dead unit, fades to zero. It does not stay a denormal number, which would make each
 * update slow.
 */
#include "check.h"
#include "nb.h"
#include <string.h>

static int32_t setting(const char *optimizer, const char *name) {
    const int32_t o = nb_optimizer_find(optimizer);
    int32_t i = 0;
    while (i < nb_optimizer_param_count(o) && strcmp(nb_optimizer_param_name(o, i), name)) i++;
    return i;
}

/* Three gradients, then 2997 zeros. */
static void test_memory_fades(const char *optimizer, const char *with, double value) {
    nb_graph *g = nb_graph_new();
    const nb_id c = nb_input(g, "c", 0, NULL), w = nb_weight(g, "w", 0, NULL);
    const nb_id loss = nb_apply(g, nb_op_find("mul"), 2, (nb_id[]){c, w}, NULL);
    nb_trainer *t = nb_trainer_new(g, 1, &c, 1, &loss, 1, &w, nb_optimizer_find(optimizer));
    CHECK(nb_trainer_set(t, setting(optimizer, with), value) == NB_OK);
    nb_function *f = nb_trainer_function(t);
    CHECK(nb_function_shape(f, NULL) == NB_OK);
    int32_t denormal = 0;
    for (int step = 0; step < 3000; step++) {
        nb_function_input(f, 0)[0] = step < 3 ? -0.01F : 0;
        CHECK(nb_train_step(t) == NB_OK);
        for (int32_t i = 0; nb_trainer_slot(t, i); i++)
            denormal += fpclassify(nb_trainer_slot(t, i)[0]) == FP_SUBNORMAL;
    }
    CHECK_SAY(denormal == 0, "%s: denormal in %d updates", optimizer, denormal);
    for (int32_t i = 0; nb_trainer_slot(t, i); i++)
        CHECK_SAY(nb_trainer_slot(t, i)[0] == 0, "%s: slot %d is %g", optimizer, i,
                  (double)nb_trainer_slot(t, i)[0]);
    CHECK(isfinite(nb_weight_values(g, w)[0]) && nb_weight_values(g, w)[0] > 0);
    nb_graph_free(g);
}

int main(void) {
    test_memory_fades("sgd", "momentum", 0.9);
    test_memory_fades("adam", "beta2", 0.9);
    test_memory_fades("adamax", "beta2", 0.9);
    test_memory_fades("rmsprop", "momentum", 0.5);
    test_memory_fades("adadelta", "rho", 0.9);
    return check_done();
}
