/* mse - the mean squared error, over every element of every sample.
 *
 *   l = (1/n) sum (y - t)^2             NaN for n = 0
 *   dy = dl (2/n) (y - t), dt = -dy
 *
 * shapes: y and t equal (nothing is broadcast) -> l of rank 0
 */
#include "../checks.h"
#include "../kernels.h"

static nb_status mse_shape(nb_call *call) {
    call->out_shape = (nb_shape){0};
    return nb_check_alike(call, 0, "the output", 1, "the target");
}

static void mse_run(nb_call *call) {
    const int32_t n = (int32_t)nb_size(&call->in_shape[0]);
    call->out[0] = nb_k->square_error(n, call->in[0], call->in[1]) / (float)n;
}

static void mse_derive(nb_graph *g, nb_id node, nb_id dl, nb_id *dx) {
    const nb_id y = nb_input_of(g, node, 0), t = nb_input_of(g, node, 1);
    dx[0] = nb_build(g, &nb_op_mse_back, 3, (const nb_id[]){y, t, dl}, NULL);
    dx[1] = nb_unary(g, &nb_op_neg, dx[0]);
}

const nb_op nb_op_mse = {
    .name = "mse",
    .formula = "\\frac{1}{n} \\sum (y - t)^2",
    .min_inputs = 2,
    .max_inputs = 2,
    .shape = mse_shape,
    .run = mse_run,
    .derive = mse_derive,
};
