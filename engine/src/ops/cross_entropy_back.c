/* cross_entropy_back - the gradient of cross_entropy with respect to the logits.
 *
 *   dz = c (p sum_j t[j] - t),  p = softmax(z),  c = dl / rows
 *
 * For u, the gradient with respect to dz:
 *
 *   d(z)  = c (sum_j t[j]) p (u - sum_j u p)
 *   d(t)  = c (sum_j u p - u)
 *   d(dl) = sum u (p sum_j t[j] - t) / rows
 *
 * shapes: z and t equal, [.., classes]; dl of rank 0 -> dz as they
 */
#include "../backprop.h"
#include "../bands.h"
#include "../checks.h"
#include "../kernels.h"
#include "../strips.h"

enum { Z, T, DL, N_INPUTS };

static nb_status cross_entropy_back_shape(nb_call *call) {
    nb_status status = nb_check_rank(call, Z, "logits", 1, NB_MAX_RANK);
    if (!status) status = nb_check_alike(call, Z, "the logits", T, "the target");
    if (!status) status = nb_check_rank(call, DL, "dl", 0, 0);
    return status ? status : nb_shape_like_first(call);
}

static void cross_entropy_back_run(nb_call *call) {
    const nb_matrix z = nb_rows_of(&call->out_shape);
    const float c = call->in[DL][0] / (float)nb_whole_batch(call, z.rows);
    nb_k->cross_entropy_back(z.rows, z.cols, c, call->in[Z], call->in[T], call->out);
}

static void cross_entropy_back_derive(nb_graph *g, nb_id node, nb_id u, nb_id *dx) {
    const nb_id z = nb_input_of(g, node, Z), t = nb_input_of(g, node, T);
    const nb_id c = nb_binary(g, &nb_op_div, nb_input_of(g, node, DL), nb_row_count(g, z));
    const nb_id p = nb_unary(g, &nb_op_softmax, z);
    const nb_id through_p = nb_binary(g, &nb_op_softmax_back, p, u);
    const nb_id weight = nb_binary(g, &nb_op_mul, nb_sum_last(g, t), c);
    const nb_id mean_u = nb_sum_last(g, nb_binary(g, &nb_op_mul, u, p));
    const nb_id at_one[] = {z, t, nb_scalar(g, 1)};
    const nb_id unit = nb_build(g, &nb_op_cross_entropy_back, N_INPUTS, at_one, NULL);
    dx[Z] = nb_binary(g, &nb_op_mul, through_p, weight);
    dx[T] = nb_binary(g, &nb_op_mul, nb_binary(g, &nb_op_sub, mean_u, u), c);
    dx[DL] = nb_unary(g, &nb_op_sum, nb_binary(g, &nb_op_mul, u, unit));
}

const nb_op nb_op_cross_entropy_back = {
    .name = "cross_entropy_back",
    .formula = "(p_j \\sum_l t_l - t_j) \\, dl",
    .min_inputs = N_INPUTS,
    .max_inputs = N_INPUTS,
    .shape = cross_entropy_back_shape,
    .run = cross_entropy_back_run,
    .derive = cross_entropy_back_derive,
    .bands = nb_bands_of_vectors,
};
