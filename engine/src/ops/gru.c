/* gru - the gated recurrent unit (Cho et al. 2014), as the head of its record (recurrent.h).
 * Nothing runs.
 *
 *   z r = s(x_t W + h_{t-1} U + b)              s sigmoid, f tanh at first; Keras' order: z r h
 *   g   = f(x_t W + r * (h_{t-1} U + b_1) + b_0)      reset after, as Keras and cuDNN: b [2, 3 u]
 *   g   = f(x_t W + (r * h_{t-1}) U + b)              reset before: b [3 u]
 *   h_t = z * h_{t-1} + (1 - z) * g             y_t = h_t
 *
 *   dz = dh_t * (h_{t-1} - g) * s',  dg = dh_t * (1 - z) * f',  dr = dg * (h_{t-1} U + b_1) * s'
 *   dh_{t-1} = dy_{t-1} + dh_t * z + (dz, dr, dg * r) U^T;      dx, dW, dU, db as of simple_rnn
 *
 * shapes: R, x [B, T, i], W [i, 3 u], U [u, 3 u], b, h_0 [B, u] or none -> y [B, T, u]
 */
#include "../recurrent.h"

static const nb_param params[] =
    NB_RECURRENT_PARAMS(NB_GRU, NB_GRU, NB_N_ACTIVATIONS - 1, "record");

const nb_op nb_op_gru = {
    .name = "gru",
    .formula = "h_t = z_t h_{t-1} + (1 - z_t) g_t",
    .min_inputs = 5,
    .max_inputs = 6,
    .n_params = NB_N_RECURRENT_PARAMS,
    .params = params,
    .shape = nb_sequence_of_record,
    .derive = nb_derive_recurrent,
    .shape_only = ~UINT64_C(1),
    .view = true,
};
