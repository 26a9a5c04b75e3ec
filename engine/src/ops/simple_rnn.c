/* simple_rnn - the simplest recurrent layer, as the head of its record (recurrent.h). Nothing runs.
 *
 *   h_t = f(x_t W + h_{t-1} U + b)              y_t = h_t
 *
 *   dz_t = (dy_t + dz_{t+1} U^T) f'(z_t),  dx_t = dz_t W^T,  dh_0 = dz_1 U^T
 *   dW = sum x_t^T dz_t,  dU = sum h_{t-1}^T dz_t,  db = sum dz_t       over sequences and steps
 *
 * shapes: R, x [B, T, i], W [i, u], U [u, u], b [u], h_0 [B, u] or none -> y [B, T, u]
 */
#include "../recurrent.h"

static const nb_param params[] =
    NB_RECURRENT_PARAMS(NB_SIMPLE_RNN, NB_SIMPLE_RNN, NB_N_ACTIVATIONS - 1, "record");

const nb_op nb_op_simple_rnn = {
    .name = "simple_rnn",
    .formula = "h_t = f(x_t W + h_{t-1} U + b)",
    .min_inputs = 5,
    .max_inputs = 6,
    .n_params = NB_N_RECURRENT_PARAMS,
    .params = params,
    .shape = nb_sequence_of_record,
    .derive = nb_derive_recurrent,
    .shape_only = ~UINT64_C(1),
    .view = true,
};
