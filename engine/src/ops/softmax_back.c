/* softmax_back - the gradient of y = softmax(x), from y.
 *
 *   dx = y (dy - s),  s = sum_l dy[.., l] y[.., l]
 *
 * For u, the gradient with respect to dx (the map dy -> dx is symmetric):
 *
 *   d(dy) = y (u - sum_l u y)
 *   d(y)  = u (dy - s) - dy sum_l u y
 *
 * shapes: y and dy equal, of rank 1 or more, dx as they
 */
#include "../backprop.h"
#include "../bands.h"
#include "../checks.h"
#include "../kernels.h"
#include "../strips.h"

static nb_status softmax_back_shape(nb_call *call) {
    nb_status status = nb_check_rank(call, 0, "y", 1, NB_MAX_RANK);
    if (!status) status = nb_check_alike(call, 0, "y", 1, "dy");
    return status ? status : nb_shape_like_first(call);
}

static void softmax_back_run(nb_call *call) {
    const nb_matrix y = nb_rows_of(&call->in_shape[0]);
    nb_k->softmax_back(y.rows, y.cols, call->in[0], call->in[1], call->out);
}

static void softmax_back_derive(nb_graph *g, nb_id node, nb_id u, nb_id *dx) {
    const nb_id y = nb_input_of(g, node, 0), dy = nb_input_of(g, node, 1);
    const nb_id s = nb_sum_last(g, nb_binary(g, &nb_op_mul, dy, y));
    const nb_id uy = nb_sum_last(g, nb_binary(g, &nb_op_mul, u, y));
    const nb_id first = nb_binary(g, &nb_op_mul, u, nb_binary(g, &nb_op_sub, dy, s));
    dx[0] = nb_binary(g, &nb_op_sub, first, nb_binary(g, &nb_op_mul, dy, uy));
    dx[1] = nb_binary(g, &nb_op_softmax_back, y, u);
}

const nb_op nb_op_softmax_back = {
    .name = "softmax_back",
    .formula = "y_j (dy_j - \\sum_l dy_l \\, y_l)",
    .min_inputs = 2,
    .max_inputs = 2,
    .shape = softmax_back_shape,
    .run = softmax_back_run,
    .derive = softmax_back_derive,
    .bands = nb_bands_of_vectors,
};
