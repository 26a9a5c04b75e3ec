/* ops.c - the table of operators, made from ops.def, and what the outside may ask of it. */
#include "graph.h"
#include "sections.h"
#include <string.h>

const nb_op *const nb_ops[] = {
#define NB_OP(name) &nb_op_##name,
#include "ops.def"
#undef NB_OP
    NULL,
};

int32_t nb_op_count(void) { return sizeof nb_ops / sizeof *nb_ops - 1; }

int32_t nb_op_find(const char *name) {
    for (int32_t i = 0; i < nb_op_count(); i++)
        if (strcmp(nb_ops[i]->name, name) == 0) return i;
    return nb_fail(NB_PARAM, "there is no operator '%.64s'", name);
}

static const nb_op *op_at(int32_t i) { return i >= 0 && i < nb_op_count() ? nb_ops[i] : NULL; }

static const nb_param *param_at(int32_t i, int32_t param) {
    const nb_op *op = op_at(i);
    return op && param >= 0 && param < op->n_params ? &op->params[param] : NULL;
}

const char *nb_op_name(int32_t op) { return op_at(op) ? op_at(op)->name : NULL; }
const char *nb_op_formula(int32_t op) { return op_at(op) ? op_at(op)->formula : NULL; }
int32_t nb_op_min_inputs(int32_t op) { return op_at(op) ? op_at(op)->min_inputs : -1; }
int32_t nb_op_max_inputs(int32_t op) { return op_at(op) ? op_at(op)->max_inputs : -1; }
int32_t nb_op_param_count(int32_t op) { return op_at(op) ? op_at(op)->n_params : -1; }

const char *nb_op_param_name(int32_t op, int32_t param) {
    const nb_param *p = param_at(op, param);
    return p ? p->name : NULL;
}

double nb_op_param_bound(int32_t op, int32_t param, int32_t which) {
    const nb_param *p = param_at(op, param);
    if (!p || which < 0 || which > 2) return -1;
    return which == 0 ? p->initial : which == 1 ? p->low : p->high;
}
