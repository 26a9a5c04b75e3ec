/* mse_back - the gradient of the mean squared error with respect to its first input.
 *
 *   dy = dl (2/n) (y - t)
 *
 * For u, the gradient with respect to dy:
 *
 *   d(y) = u dl 2/n, d(t) = -d(y)
 *   d(dl) = (2/n) sum u (y - t)
 *
 * shapes: y and t equal, dl of rank 0 -> dy as they
 */
#include "../bands.h"
#include "../checks.h"
#include "../kernels.h"

enum { Y, T, DL, N_INPUTS };

static nb_status mse_back_shape(nb_call *call) {
    nb_status status = nb_check_alike(call, Y, "the output", T, "the target");
    if (!status) status = nb_check_rank(call, DL, "dl", 0, 0);
    return status ? status : nb_shape_like_first(call);
}

static void mse_back_run(nb_call *call) {
    const int32_t n = (int32_t)nb_size(&call->out_shape);
    const float scale = call->in[DL][0] * (2 / (float)nb_whole_batch(call, n));
    nb_k->square_error_back(n, scale, call->in[Y], call->in[T], call->out);
}

static void mse_back_derive(nb_graph *g, nb_id node, nb_id u, nb_id *dx) {
    const nb_id y = nb_input_of(g, node, Y), t = nb_input_of(g, node, T);
    const nb_id two_over_n = nb_binary(g, &nb_op_div, nb_scalar(g, 2), nb_unary(g, &nb_op_size, y));
    const nb_id scale = nb_binary(g, &nb_op_mul, nb_input_of(g, node, DL), two_over_n);
    const nb_id at_one[] = {y, t, nb_scalar(g, 1)};
    const nb_id unit = nb_build(g, &nb_op_mse_back, N_INPUTS, at_one, NULL);
    dx[Y] = nb_binary(g, &nb_op_mul, u, scale);
    dx[T] = nb_unary(g, &nb_op_neg, dx[Y]);
    dx[DL] = nb_unary(g, &nb_op_sum, nb_binary(g, &nb_op_mul, u, unit));
}

const nb_op nb_op_mse_back = {
    .name = "mse_back",
    .formula = "\\frac{2}{n} (y - t) \\, dl",
    .min_inputs = N_INPUTS,
    .max_inputs = N_INPUTS,
    .shape = mse_back_shape,
    .run = mse_back_run,
    .derive = mse_back_derive,
    .bands = nb_bands_alike,
    .in_place = 1u << Y | 1u << T,
};
