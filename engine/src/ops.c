/* ops.c - the table of operators, made from ops.def. NULL ends it. */
#include "graph.h"

const nb_op *const nb_ops[] = {
#define NB_OP(name) &nb_op_##name,
#include "ops.def"
#undef NB_OP
    NULL,
};
