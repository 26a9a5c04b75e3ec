/* conv2d_back_input - the gradient of a convolution y = x * k with respect to its image.
 *
 *   dx[n, p, q, c] = sum_{a, b, o} dy[n, i, j, o] k[a, b, c, o]
 *                    over the taps with i sh + a dh - top = p and j sw + b dw - left = q
 *
 * It is linear in dy and in k. For u, the gradient with respect to dx:
 *
 *   d(dy) = u * k, d(k) = conv2d_back_kernel(u, dy)
 *
 * shapes: dy as conv2d gives it, k, x of which only the shape is used -> dx as x
 */
#include "../checks.h"
#include "../convolution.h"
#include "../kernels.h"

enum { DY, K, X, N_INPUTS };

static nb_conv sizes_of(const nb_call *call) {
    return nb_conv_of(call->param, &call->in_shape[X], &call->in_shape[K], &call->in_shape[DY]);
}

static nb_status back_input_shape(nb_call *call) {
    const nb_shape *x = &call->in_shape[X], *k = &call->in_shape[K], *dy = &call->in_shape[DY];
    const nb_status status = nb_conv_check_output(call, call->param, x, k, dy);
    call->out_shape = *x;
    if (status) return status;
    return nb_conv_finish(call, call->param, x, k, dy, nb_conv_back_input_scratch);
}

static void back_input_run(nb_call *call) {
    const nb_conv c = sizes_of(call);
    nb_k->conv_back_input(&c, call->in[DY], call->in[K], call->out, call->scratch);
}

static nb_bands back_input_bands(const nb_call *call) {
    return nb_conv_bands(call, 1u << DY | 1u << X);
}

static void back_input_derive(nb_graph *g, nb_id node, nb_id u, nb_id *dx) {
    const nb_id dy = nb_input_of(g, node, DY), k = nb_input_of(g, node, K);
    const double *own = nb_params_of(g, node);
    dx[DY] = nb_conv_linear(g, u, k, own);
    dx[K] = nb_build(g, &nb_op_conv2d_back_kernel, 3, (const nb_id[]){u, dy, k}, own);
}

const nb_op nb_op_conv2d_back_input = {
    .name = "conv2d_back_input",
    .formula = "\\partial_x \\langle dy, x * k \\rangle",
    .min_inputs = N_INPUTS,
    .max_inputs = N_INPUTS,
    .n_params = NB_N_CONV_PARAMS,
    .params = nb_conv_params + NB_N_ACTIVATION_PARAMS,
    .shape = back_input_shape,
    .run = back_input_run,
    .derive = back_input_derive,
    .bands = back_input_bands,
    .shape_only = 1u << X,
};
