/* conv2d_transpose - a convolution run backward, from small images to large ones, with a bias and
 * an activation: every pixel of x paints the kernel, times its value, into y.
 *
 *   z = b + conv2d_back_input(x, k)       as if x were the gradient of an output
 *   y = f(z)
 *
 *   dz = dy f'(z), from y
 *   dx = dz * k, dk = conv2d_back_kernel(dz, x)
 *   db = sum of dz over n and the pixels
 *
 * shapes: x [n, h, w, i], k [kh, kw, o, i], b [o] or left out -> y [n, H, W, o], where valid
 * padding gives H = (h - 1) sh + max(r, sh) for a kernel that reaches over r, and same H = h sh x
 * [n, w, i], k [kw, o, i] -> y [n, W, o]
 */
#include "../broadcast.h"
#include "../checks.h"
#include "../convolution.h"
#include "../kernels.h"

static const double *own_params(const nb_call *call) {
    return call->param + NB_N_ACTIVATION_PARAMS;
}

static nb_conv sizes_of(const nb_call *call) {
    return nb_conv_of(own_params(call), &call->out_shape, &call->in_shape[1], &call->in_shape[0]);
}

static nb_status transpose_shape(nb_call *call) {
    const nb_shape *x = &call->in_shape[0], *k = &call->in_shape[1];
    nb_status status = nb_conv_transposed_shape(call, own_params(call), x, k, &call->out_shape);
    if (!status && call->n_in == 3) status = nb_conv_check_bias(call, 2, k->dim[k->rank - 2]);
    if (status) return status;
    return nb_conv_finish(call, own_params(call), &call->out_shape, k, x,
                          nb_conv_back_input_scratch);
}

static void add_bias(nb_call *call) {
    nb_shape shapes[] = {call->out_shape, call->in_shape[2]};
    const float *in[] = {call->out, call->in[2]};
    nb_call sum = {.in_shape = shapes, .in = in, .out_shape = call->out_shape, .out = call->out};
    nb_broadcast_run(&sum, nb_k->add);
}

static void transpose_run(nb_call *call) {
    const nb_conv c = sizes_of(call);
    nb_k->conv_back_input(&c, call->in[0], call->in[1], call->out, call->scratch);
    if (call->n_in == 3) add_bias(call);
    const nb_activation f = (nb_activation)call->param[NB_ACTIVATION];
    nb_activate(f, (float)call->param[NB_ALPHA], (int32_t)nb_size(&call->out_shape), call->out);
}

static void transpose_derive(nb_graph *g, nb_id node, nb_id dy, nb_id *dx) {
    const nb_id x = nb_input_of(g, node, 0), k = nb_input_of(g, node, 1);
    const double *param = nb_params_of(g, node), *own = param + NB_N_ACTIVATION_PARAMS;
    const nb_activation f = (nb_activation)param[NB_ACTIVATION];
    const nb_id dz = nb_derive_activation(g, f, param[NB_ALPHA], node, dy);
    dx[0] = nb_conv_linear(g, dz, k, own);
    dx[1] = nb_build(g, &nb_op_conv2d_back_kernel, 3, (const nb_id[]){dz, x, k}, own);
    if (nb_node_input_count(g, node) == 3)
        dx[2] = nb_binary(g, &nb_op_sum_like, dz, nb_input_of(g, node, 2));
}

const nb_op nb_op_conv2d_transpose = {
    .name = "conv2d_transpose",
    .formula = "f(x *^T k + b)",
    .min_inputs = 2,
    .max_inputs = 3,
    .n_params = NB_N_CONV_LAYER_PARAMS,
    .params = nb_conv_params,
    .shape = transpose_shape,
    .run = transpose_run,
    .derive = transpose_derive,
};
