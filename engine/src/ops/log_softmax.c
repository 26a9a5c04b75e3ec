/* log_softmax - the logarithm of softmax along the last axis, without overflow.
 *
 *   y[.., j] = x[.., j] - ln sum_l e^x[.., l]
 *   dx = dy - e^y sum_l dy[.., l]
 *
 * shapes: x of rank 1 or more, y as x
 */
#include "../backprop.h"
#include "../bands.h"
#include "../checks.h"
#include "../kernels.h"
#include "../strips.h"

static nb_status log_softmax_shape(nb_call *call) {
    const nb_status status = nb_check_rank(call, 0, "input", 1, NB_MAX_RANK);
    return status ? status : nb_shape_like_first(call);
}

static void log_softmax_run(nb_call *call) {
    const nb_matrix x = nb_rows_of(&call->in_shape[0]);
    nb_k->log_softmax(x.rows, x.cols, call->in[0], call->out);
}

static void log_softmax_derive(nb_graph *g, nb_id node, nb_id dy, nb_id *dx) {
    const nb_id p = nb_unary(g, &nb_op_exp, node);
    dx[0] = nb_binary(g, &nb_op_sub, dy, nb_binary(g, &nb_op_mul, p, nb_sum_last(g, dy)));
}

const nb_op nb_op_log_softmax = {
    .name = "log_softmax",
    .formula = "x_j - \\ln \\sum_l e^{x_l}",
    .min_inputs = 1,
    .max_inputs = 1,
    .shape = log_softmax_shape,
    .run = log_softmax_run,
    .derive = log_softmax_derive,
    .bands = nb_bands_of_vectors,
};
