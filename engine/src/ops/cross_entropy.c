/* cross_entropy - of target rows with softmax of logits, the mean over the rows.
 *
 *   l = -(1/rows) sum_rows sum_j t[j] ln p[j],  p = softmax(z)
 *   dz = dl (p sum_j t[j] - t) / rows
 *   dt = -dl ln p / rows
 *
 * Target rows need not sum to 1, nor be positive: a policy gradient weighs them with its return,
 * and its gradient is p sum t - t, not p - t. A zero target adds nothing, even where ln p = -inf.
 *
 * shapes: z and t equal, [.., classes] of rank 1 or more -> l of rank 0; NaN for no rows
 */
#include "../backprop.h"
#include "../checks.h"
#include "../kernels.h"
#include "../strips.h"

static nb_status cross_entropy_shape(nb_call *call) {
    nb_status status = nb_check_rank(call, 0, "logits", 1, NB_MAX_RANK);
    if (!status) status = nb_check_alike(call, 0, "the logits", 1, "the target");
    if (status) return status;
    call->out_shape = (nb_shape){0};
    if (nb_concrete(&call->in_shape[0])) call->scratch_size = nb_rows_of(&call->in_shape[0]).rows;
    return NB_OK;
}

static void cross_entropy_run(nb_call *call) {
    const nb_matrix z = nb_rows_of(&call->in_shape[0]);
    nb_k->cross_entropy(z.rows, z.cols, call->in[0], call->in[1], call->scratch);
    nb_k->sum(1, z.rows, 1, call->scratch, call->out);
    call->out[0] /= (float)z.rows;
}

static void cross_entropy_derive(nb_graph *g, nb_id node, nb_id dl, nb_id *dx) {
    const nb_id z = nb_input_of(g, node, 0), t = nb_input_of(g, node, 1);
    const nb_id per_row = nb_binary(g, &nb_op_div, dl, nb_row_count(g, z));
    const nb_id log_p = nb_unary(g, &nb_op_log_softmax, z);
    dx[0] = nb_build(g, &nb_op_cross_entropy_back, 3, (const nb_id[]){z, t, dl}, NULL);
    dx[1] = nb_binary(g, &nb_op_mul, log_p, nb_unary(g, &nb_op_neg, per_row));
}

const nb_op nb_op_cross_entropy = {
    .name = "cross_entropy",
    .formula = "-\\sum_j t_j \\ln \\frac{e^{z_j}}{\\sum_l e^{z_l}}",
    .min_inputs = 2,
    .max_inputs = 2,
    .shape = cross_entropy_shape,
    .run = cross_entropy_run,
    .derive = cross_entropy_derive,
};
