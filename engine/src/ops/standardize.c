/* standardize - every column, or (by_row) every row, with mean 0 and variance 1: what batch and
 * layer normalisation do.
 *
 *   y = (x - mean) / sqrt(variance + epsilon)
 *
 * m is moments(x); the gradient is the whole one, through m too, and none is given to m:
 *
 *   dx = (dy - <dy> - y <dy y>) / sqrt(variance + epsilon)          (standardize_back)
 *
 * shapes: x [rows, cols], m as moments gives it -> y as x
 */
#include "../kernels.h"
#include "../normal.h"

enum { X, M, N_INPUTS };

static nb_status standardize_shape(nb_call *call) {
    const nb_status status = nb_check_moments(call);
    call->scratch_size = status ? 0 : nb_group_count(call);
    return status ? status : nb_shape_like_first(call);
}

static void standardize_run(nb_call *call) {
    const int32_t *size = call->in_shape[X].dim;
    nb_k->standardize(size[0], size[1], call->param[NB_BY_ROW] != 0, (float)call->param[NB_EPSILON],
                      call->in[X], call->in[M], call->out, call->scratch);
}

static void standardize_derive(nb_graph *g, nb_id node, nb_id dy, nb_id *dx) {
    const nb_id in[] = {nb_input_of(g, node, X), nb_input_of(g, node, M), dy};
    dx[X] = nb_build(g, &nb_op_standardize_back, 3, in, nb_params_of(g, node));
}

const nb_op nb_op_standardize = {
    .name = "standardize",
    .formula = "\\frac{x - \\mu}{\\sqrt{\\sigma^2 + \\epsilon}}",
    .min_inputs = N_INPUTS,
    .max_inputs = N_INPUTS,
    .n_params = NB_N_NORMAL_PARAMS,
    .params = nb_normal_params,
    .shape = standardize_shape,
    .run = standardize_run,
    .derive = standardize_derive,
};
