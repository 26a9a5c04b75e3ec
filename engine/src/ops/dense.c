/* dense - a fully connected layer: a linear map, a bias and an activation in one operator.
 *
 *   z = x w + b
 *   y = f(z)
 *
 *   dz = dy f'(z), from y
 *   dx = dz w^T
 *   dw = x^T dz         summed over all leading axes of x
 *   db = sum of dz      over all leading axes of x
 *
 * shapes: x [.., i] of rank 2 or more, w [i, o], b [o] or left out -> y [.., o]
 * The product's sums start at the bias; the activation then works in place.
 */
#include "../activation.h"
#include "../bands.h"
#include "../checks.h"
#include "../kernels.h"

static int32_t last_size(const nb_shape *s) { return s->dim[s->rank - 1]; }

static nb_status check_sizes(const nb_call *call) {
    const nb_shape *x = &call->in_shape[0], *w = &call->in_shape[1], *b = &call->in_shape[2];
    if (!nb_fits(last_size(x), w->dim[0]))
        return nb_refuse(call, NB_SHAPE, "input %s has %d features, the kernel %s expects %d",
                         nb_shape_text(x), last_size(x), nb_shape_text(w), w->dim[0]);
    if (call->n_in == 3 && !nb_fits(b->dim[0], w->dim[1]))
        return nb_refuse(call, NB_SHAPE, "the bias has %d values, the kernel %s needs %d",
                         b->dim[0], nb_shape_text(w), w->dim[1]);
    return NB_OK;
}

static nb_status dense_shape(nb_call *call) {
    const nb_shape *x = &call->in_shape[0], *w = &call->in_shape[1];
    nb_status status = nb_check_rank(call, 0, "input", 2, NB_MAX_RANK);
    if (!status) status = nb_check_rank(call, 1, "kernel", 2, 2);
    if (!status && call->n_in == 3) status = nb_check_rank(call, 2, "bias", 1, 1);
    if (!status) status = check_sizes(call);
    if (status) return status;
    call->out_shape = *x;
    call->out_shape.dim[x->rank - 1] = w->dim[1];
    if (!nb_concrete(x) || !nb_concrete(w)) return NB_OK;
    nb_shape rows = *x;
    rows.rank--;
    call->scratch_size = nb_matmul_scratch((int32_t)nb_size(&rows), w->dim[1], w->dim[0]);
    return NB_OK;
}

static nb_bands dense_bands(const nb_call *call) { return nb_bands_of_products(call, 1, false); }

static void dense_run(nb_call *call) {
    const nb_shape *w = &call->in_shape[1];
    nb_shape leading = call->out_shape;
    leading.rank--;
    const int32_t rows = (int32_t)nb_size(&leading), inputs = w->dim[0], outputs = w->dim[1];
    const float *bias = call->n_in == 3 ? call->in[2] : NULL;
    nb_k->matmul(rows, outputs, inputs, call->in[0], inputs, 1, call->in[1], outputs, 1, bias,
                 call->out, call->scratch);
    const nb_activation f = (nb_activation)call->param[NB_ACTIVATION];
    const float alpha = (float)call->param[NB_ALPHA];
    nb_activate(f, alpha, rows * outputs, call->out);
}

static void dense_derive(nb_graph *g, nb_id node, nb_id dy, nb_id *dx) {
    const nb_id x = nb_input_of(g, node, 0), w = nb_input_of(g, node, 1);
    const double *param = nb_params_of(g, node);
    const nb_activation f = (nb_activation)param[NB_ACTIVATION];
    const nb_id dz = nb_derive_activation(g, f, param[NB_ALPHA], node, dy);
    const double times_transposed[] = {0, 1, 0};
    const double transposed_times[] = {1, 0, nb_shape_of(g, x)->rank > 2};
    dx[0] = nb_build(g, &nb_op_matmul, 2, (const nb_id[]){dz, w}, times_transposed);
    dx[1] = nb_build(g, &nb_op_matmul, 2, (const nb_id[]){x, dz}, transposed_times);
    if (nb_node_input_count(g, node) == 3)
        dx[2] = nb_binary(g, &nb_op_sum_like, dz, nb_input_of(g, node, 2));
}

const nb_op nb_op_dense = {
    .name = "dense",
    .formula = "f(x w + b)",
    .min_inputs = 2,
    .max_inputs = 3,
    .n_params = NB_N_ACTIVATION_PARAMS,
    .params = nb_activation_params,
    .shape = dense_shape,
    .run = dense_run,
    .derive = dense_derive,
    .bands = dense_bands,
};
