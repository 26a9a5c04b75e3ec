/* normal.c - mean and variance of a matrix' columns or rows; see normal.h. */
#include "normal.h"
#include "checks.h"

const nb_param nb_normal_params[NB_N_NORMAL_PARAMS] = {
    [NB_BY_ROW] = {"by_row", .initial = 0, .low = 0, .high = 1, .whole = true},
    [NB_EPSILON] = {"epsilon", .initial = 1e-3, .low = 0, .high = 1e6},
};

static bool by_row(const nb_call *call) { return call->param[NB_BY_ROW] != 0; }

nb_status nb_check_normal(const nb_call *call, nb_shape *m) {
    const nb_shape *x = &call->in_shape[0];
    const nb_status status = nb_check_rank(call, 0, "x", 2, 2);
    if (status) return status;
    const int32_t group = by_row(call) ? 1 : 0;
    if (x->dim[group] == 0)
        return nb_refuse(call, NB_SHAPE, "%s has nothing to average along axis %d",
                         nb_shape_text(x), group);
    *m = (nb_shape){.rank = 2, .dim = {2, x->dim[1 - group]}};
    return NB_OK;
}

nb_status nb_check_moments(const nb_call *call) {
    const nb_shape *m = &call->in_shape[1];
    nb_shape want;
    const nb_status status = nb_check_normal(call, &want);
    if (status) return status;
    if (m->rank == 2 && nb_fits(m->dim[0], 2) && nb_fits(m->dim[1], want.dim[1])) return NB_OK;
    return nb_refuse(call, NB_SHAPE, "the moments of %s are %s, not %s",
                     nb_shape_text(&call->in_shape[0]), nb_shape_text(&want), nb_shape_text(m));
}

int32_t nb_group_count(const nb_call *call) {
    const nb_shape *x = &call->in_shape[0];
    return nb_concrete(x) ? x->dim[by_row(call) ? 0 : 1] : 0;
}

nb_id nb_moment_of(nb_graph *g, nb_id v, nb_id node, int32_t which) {
    const double place[NB_MAX_PARAMS] = {0, which, 1};
    const nb_id row = nb_build(g, &nb_op_slice, 1, &v, place);
    return nb_params_of(g, node)[NB_BY_ROW] != 0 ? nb_unary(g, &nb_op_transpose, row) : row;
}

nb_id nb_group_mean(nb_graph *g, nb_id v, nb_id node) {
    const double axes[] = {nb_params_of(g, node)[NB_BY_ROW] != 0 ? 2 : 1, 1};
    return nb_build(g, &nb_op_mean, 1, &v, axes);
}
