/* standardize_back - the gradient of y = standardize(x, m) with m = moments(x), through both.
 *
 *   dx = s (dy - <dy> - y <dy y>),  s = 1 / sqrt(variance + epsilon),  <.> the mean of a group
 *
 * The map dy -> dx is symmetric, so for u, the gradient with respect to dx:
 *
 *   d(dy) = standardize_back(u)
 *   d(x)  = -s^2 y K - s standardize_back(u <dy y> + dy <u y>),  K = <u dy> - <u><dy> - <u y><dy y>
 *
 * where the first part comes from s, the second from y. None is given to m.
 * shapes: x [rows, cols], m as moments gives it, dy as x -> dx as x
 */
#include "../checks.h"
#include "../kernels.h"
#include "../normal.h"

enum { X, M, DY, N_INPUTS };

static nb_status standardize_back_shape(nb_call *call) {
    nb_status status = nb_check_moments(call);
    if (!status) status = nb_check_alike(call, X, "x", DY, "dy");
    if (status) return status;
    call->scratch_size = 3 * (int64_t)nb_group_count(call) + call->in_shape[X].dim[1];
    return nb_shape_like_first(call);
}

static void standardize_back_run(nb_call *call) {
    const int32_t *size = call->in_shape[X].dim;
    nb_k->standardize_back(size[0], size[1], call->param[NB_BY_ROW] != 0,
                           (float)call->param[NB_EPSILON], call->in[X], call->in[M], call->in[DY],
                           call->out, call->scratch);
}

static nb_id mul(nb_graph *g, nb_id a, nb_id b) { return nb_binary(g, &nb_op_mul, a, b); }
static nb_id add(nb_graph *g, nb_id a, nb_id b) { return nb_binary(g, &nb_op_add, a, b); }
static nb_id sub(nb_graph *g, nb_id a, nb_id b) { return nb_binary(g, &nb_op_sub, a, b); }

static void standardize_back_derive(nb_graph *g, nb_id node, nb_id u, nb_id *dx) {
    const double *param = nb_params_of(g, node);
    const nb_id x = nb_input_of(g, node, X), m = nb_input_of(g, node, M);
    const nb_id dy = nb_input_of(g, node, DY);
    const nb_id y = nb_build(g, &nb_op_standardize, 2, (const nb_id[]){x, m}, param);
    const nb_id dy_y = nb_group_mean(g, mul(g, dy, y), node);
    const nb_id u_y = nb_group_mean(g, mul(g, u, y), node);
    const nb_id means = mul(g, nb_group_mean(g, u, node), nb_group_mean(g, dy, node));
    const nb_id u_dy = nb_group_mean(g, mul(g, u, dy), node);
    const nb_id k = sub(g, sub(g, u_dy, means), mul(g, u_y, dy_y));
    const nb_id square = add(g, nb_moment_of(g, m, node, 1), nb_scalar(g, param[NB_EPSILON]));
    const nb_id from_s = nb_binary(g, &nb_op_div, mul(g, y, k), square);
    const nb_id through_y[] = {x, m, add(g, mul(g, u, dy_y), mul(g, dy, u_y))};
    const nb_id back = nb_build(g, &nb_op_standardize_back, N_INPUTS, through_y, param);
    const nb_id from_y = nb_binary(g, &nb_op_div, back, nb_unary(g, &nb_op_sqrt, square));
    const nb_id again[] = {x, m, u};
    dx[X] = nb_unary(g, &nb_op_neg, add(g, from_s, from_y));
    dx[DY] = nb_build(g, &nb_op_standardize_back, N_INPUTS, again, param);
}

const nb_op nb_op_standardize_back = {
    .name = "standardize_back",
    .formula =
        "(dy - \\langle dy \\rangle - y \\langle dy\\,y \\rangle) / \\sqrt{\\sigma^2 + \\epsilon}",
    .min_inputs = N_INPUTS,
    .max_inputs = N_INPUTS,
    .n_params = NB_N_NORMAL_PARAMS,
    .params = nb_normal_params,
    .shape = standardize_back_shape,
    .run = standardize_back_run,
    .derive = standardize_back_derive,
};
