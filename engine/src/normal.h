/* normal.h - what the operators share that look at mean and variance of a matrix' columns or rows.
 *
 * x [rows, cols]; a group is a column, or a row if `by_row`. m, its moments, is [2, groups]: means,
 * then variances (mean squared deviations, divided by n).
 */
#ifndef NB_NORMAL_H
#define NB_NORMAL_H
#include "graph.h"

enum { NB_BY_ROW, NB_EPSILON, NB_N_NORMAL_PARAMS };
/* moments has only the first. */
extern const nb_param nb_normal_params[NB_N_NORMAL_PARAMS];

/* NB_OK when input 0 is a matrix whose groups are not empty; m gets the moments' shape. */
nb_status nb_check_normal(const nb_call *call, nb_shape *m);
/* The same, and input 1 may be its moments. */
nb_status nb_check_moments(const nb_call *call);
/* Groups, once sizes are known; 0 before. */
int32_t nb_group_count(const nb_call *call);

/* Row `which` of v [2, groups], as one number for each group of `node`, to broadcast. */
nb_id nb_moment_of(nb_graph *g, nb_id v, nb_id node, int32_t which);
/* The mean of each group of v, a matrix like node's, to broadcast. */
nb_id nb_group_mean(nb_graph *g, nb_id v, nb_id node);

#endif
