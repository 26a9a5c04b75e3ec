/* softmax - a probability distribution from logits, along the last axis.
 *
 *   y[.., j] = e^x[.., j] / sum_l e^x[.., l]
 *   dx = y (dy - sum_l dy[.., l] y[.., l])
 *
 * shapes: x of rank 1 or more, y as x
 */
#include "../bands.h"
#include "../checks.h"
#include "../kernels.h"
#include "../strips.h"

static nb_status softmax_shape(nb_call *call) {
    const nb_status status = nb_check_rank(call, 0, "input", 1, NB_MAX_RANK);
    return status ? status : nb_shape_like_first(call);
}

static void softmax_run(nb_call *call) {
    const nb_matrix x = nb_rows_of(&call->in_shape[0]);
    nb_k->softmax(x.rows, x.cols, call->in[0], call->out);
}

static void softmax_derive(nb_graph *g, nb_id node, nb_id dy, nb_id *dx) {
    dx[0] = nb_binary(g, &nb_op_softmax_back, node, dy);
}

const nb_op nb_op_softmax = {
    .name = "softmax",
    .formula = "\\frac{e^{x_j}}{\\sum_l e^{x_l}}",
    .min_inputs = 1,
    .max_inputs = 1,
    .shape = softmax_shape,
    .run = softmax_run,
    .derive = softmax_derive,
    .bands = nb_bands_of_vectors,
};
