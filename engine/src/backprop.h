/* backprop.h - what `derive` functions of operators share. */
#ifndef NB_BACKPROP_H
#define NB_BACKPROP_H
#include "graph.h"

/* `derive` of operators that are constant wherever they are smooth: every gradient is zero. */
void nb_derive_zero(nb_graph *g, nb_id node, nb_id dy, nb_id *dx);

/* d has the shape of `node`, an operator that broadcasts its inputs: d summed down to the shape
 * of input i. It is d itself where no run can give the two another shape. */
nb_id nb_sum_to_input(nb_graph *g, nb_id d, nb_id node, int32_t i);

/* sum(x) over the last axis, which stays with size 1: the inner products of softmax's rows. */
nb_id nb_sum_last(nb_graph *g, nb_id x);

/* The number of rows of x: of everything but its last axis. */
nb_id nb_row_count(nb_graph *g, nb_id x);

#endif
