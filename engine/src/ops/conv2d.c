/* conv2d - a convolutional layer in two dimensions or one: a kernel moved over an image, a bias and
 * an activation in one operator.
 *
 *   z[n, i, j, o] = b[o] + sum_{a, b, c} x[n, i sh + a dh - top, j sw + b dw - left, c] k[a, b, c,
 * o] y = f(z)                              zeros beside the image; padding: see convolution.h
 *
 *   dz = dy f'(z), from y
 *   dx = conv2d_back_input(dz, k), dk = conv2d_back_kernel(x, dz)
 *   db = sum of dz over n, i, j
 *
 * shapes: x [n, h, w, ci], k [kh, kw, ci, co], b [co] or left out -> y [n, oh, ow, co]
 *         x [n, w, ci], k [kw, ci, co], b as above -> y [n, ow, co]; stride_h, dilation_h unused
 * This is what Keras calls a convolution: the kernel is not turned around.
 */
#include "../checks.h"
#include "../convolution.h"
#include "../kernels.h"

static const double *own_params(const nb_call *call) {
    return call->param + NB_N_ACTIVATION_PARAMS;
}

static nb_conv sizes_of(const nb_call *call) {
    return nb_conv_of(own_params(call), &call->in_shape[0], &call->in_shape[1], &call->out_shape);
}

static nb_status conv2d_shape(nb_call *call) {
    const nb_shape *x = &call->in_shape[0], *k = &call->in_shape[1];
    nb_status status = nb_conv_shape(call, own_params(call), x, k, &call->out_shape);
    if (!status && call->n_in == 3) status = nb_conv_check_bias(call, 2, k->dim[k->rank - 1]);
    if (status) return status;
    return nb_conv_finish(call, own_params(call), x, k, &call->out_shape, nb_conv_scratch);
}

static nb_bands conv2d_bands(const nb_call *call) { return nb_conv_bands(call, 1); }

static void conv2d_run(nb_call *call) {
    const nb_conv c = sizes_of(call);
    nb_k->conv(&c, call->in[0], call->in[1], call->n_in == 3 ? call->in[2] : NULL, call->out,
               call->scratch);
    const nb_activation f = (nb_activation)call->param[NB_ACTIVATION];
    nb_activate(f, (float)call->param[NB_ALPHA], (int32_t)nb_size(&call->out_shape), call->out);
}

static void conv2d_derive(nb_graph *g, nb_id node, nb_id dy, nb_id *dx) {
    const nb_id x = nb_input_of(g, node, 0), k = nb_input_of(g, node, 1);
    const double *param = nb_params_of(g, node), *own = param + NB_N_ACTIVATION_PARAMS;
    const nb_activation f = (nb_activation)param[NB_ACTIVATION];
    const nb_id dz = nb_derive_image_activation(g, f, param[NB_ALPHA], node, dy);
    dx[0] = nb_build(g, &nb_op_conv2d_back_input, 3, (const nb_id[]){dz, k, x}, own);
    dx[1] = nb_build(g, &nb_op_conv2d_back_kernel, 3, (const nb_id[]){x, dz, k}, own);
    if (nb_node_input_count(g, node) == 3)
        dx[2] = nb_binary(g, &nb_op_sum_like, dz, nb_input_of(g, node, 2));
}

const nb_op nb_op_conv2d = {
    .name = "conv2d",
    .formula = "f(x * k + b)",
    .min_inputs = 2,
    .max_inputs = 3,
    .n_params = NB_N_CONV_LAYER_PARAMS,
    .params = nb_conv_params,
    .shape = conv2d_shape,
    .run = conv2d_run,
    .derive = conv2d_derive,
    .bands = conv2d_bands,
};
