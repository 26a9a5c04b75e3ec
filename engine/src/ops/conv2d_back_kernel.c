/* conv2d_back_kernel - the gradient of a convolution y = x * k with respect to its kernel.
 *
 *   dk[a, b, c, o] = sum_{n, i, j} x[n, i sh + a dh - top, j sw + b dw - left, c] dy[n, i, j, o]
 *
 * It is linear in x and in dy. For u, the gradient with respect to dk:
 *
 *   d(x) = conv2d_back_input(dy, u), d(dy) = x * u
 *
 * shapes: x, dy as conv2d gives it, k of which only the shape is used -> dk as k
 */
#include "../checks.h"
#include "../convolution.h"
#include "../kernels.h"

enum { X, DY, K, N_INPUTS };

static nb_conv sizes_of(const nb_call *call) {
    return nb_conv_of(call->param, &call->in_shape[X], &call->in_shape[K], &call->in_shape[DY]);
}

static nb_status back_kernel_shape(nb_call *call) {
    const nb_shape *x = &call->in_shape[X], *k = &call->in_shape[K], *dy = &call->in_shape[DY];
    const nb_status status = nb_conv_check_output(call, call->param, x, k, dy);
    call->out_shape = *k;
    if (status) return status;
    return nb_conv_finish(call, call->param, x, k, dy, nb_conv_back_kernel_scratch);
}

static void back_kernel_run(nb_call *call) {
    const nb_band *band = &call->band;
    const nb_conv c = sizes_of(call);
    const int32_t end = band->first + band->rows;
    const int32_t part = (band->first > 0 ? NB_GOES_ON : 0) | (end < band->of ? NB_LEAVES : 0);
    nb_k->conv_back_kernel(&c, part, call->in[X], call->in[DY], call->out, call->scratch);
}

static nb_bands back_kernel_bands(const nb_call *call) {
    (void)call;
    return (nb_bands){.inputs = 1u << X | 1u << DY, .sums = true};
}

static void back_kernel_derive(nb_graph *g, nb_id node, nb_id u, nb_id *dx) {
    const nb_id x = nb_input_of(g, node, X), dy = nb_input_of(g, node, DY);
    const double *own = nb_params_of(g, node);
    dx[X] = nb_build(g, &nb_op_conv2d_back_input, 3, (const nb_id[]){dy, u, x}, own);
    dx[DY] = nb_conv_linear(g, x, u, own);
}

const nb_op nb_op_conv2d_back_kernel = {
    .name = "conv2d_back_kernel",
    .formula = "\\partial_k \\langle dy, x * k \\rangle",
    .min_inputs = N_INPUTS,
    .max_inputs = N_INPUTS,
    .n_params = NB_N_CONV_PARAMS,
    .params = nb_conv_params + NB_N_ACTIVATION_PARAMS,
    .shape = back_kernel_shape,
    .run = back_kernel_run,
    .derive = back_kernel_derive,
    .bands = back_kernel_bands,
    .shape_only = 1u << K,
};
