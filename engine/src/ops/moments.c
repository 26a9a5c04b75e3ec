/* moments - mean and variance of each column of a matrix, or (by_row) of each row.
 *
 *   mean = sum x / n,   variance = sum (x - mean)^2 / n
 *   dx = (dmean + 2 (x - mean) dvariance) / n
 *
 * shapes: x [rows, cols] -> [2, cols], or [2, rows]: the means first
 */
#include "../kernels.h"
#include "../normal.h"

static nb_status moments_shape(nb_call *call) {
    call->scratch_size = call->in_shape[0].dim[1]; /* a row */
    return nb_check_normal(call, &call->out_shape);
}

static void moments_run(nb_call *call) {
    const int32_t *size = call->in_shape[0].dim;
    nb_k->moments(size[0], size[1], call->param[NB_BY_ROW] != 0, call->in[0], call->out,
                  call->scratch);
}

static void moments_derive(nb_graph *g, nb_id node, nb_id dy, nb_id *dx) {
    const nb_id x = nb_input_of(g, node, 0);
    const nb_id centred = nb_binary(g, &nb_op_sub, x, nb_moment_of(g, node, node, 0));
    const nb_id twice = nb_scale(g, nb_moment_of(g, dy, node, 1), 2);
    const nb_id by_variance = nb_binary(g, &nb_op_mul, centred, twice);
    const nb_id total = nb_binary(g, &nb_op_add, nb_moment_of(g, dy, node, 0), by_variance);
    const double group = nb_params_of(g, node)[NB_BY_ROW] != 0 ? 2 : 1;
    const nb_id n = nb_build(g, &nb_op_size, 1, &x, &group);
    dx[0] = nb_binary(g, &nb_op_div, total, n);
}

const nb_op nb_op_moments = {
    .name = "moments",
    .formula = "\\langle x \\rangle, \\langle (x - \\langle x \\rangle)^2 \\rangle",
    .min_inputs = 1,
    .max_inputs = 1,
    .n_params = NB_EPSILON,
    .params = nb_normal_params,
    .shape = moments_shape,
    .run = moments_run,
    .derive = moments_derive,
};
