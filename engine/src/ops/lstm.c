/* lstm - long short-term memory (Hochreiter and Schmidhuber 1997, with the forget gate of Gers
 * 2000), as the head of its record (recurrent.h). Nothing runs.
 *
 *   i f g o = s s f s (x_t W + h_{t-1} U + b)   s sigmoid, f tanh at first; Keras' order of columns
 *   c_t = f * c_{t-1} + i * g
 *   h_t = o * f(c_t)                            y_t = h_t
 *
 *   dc_t += dh_t * o * f'(c_t);  di f g o = (dc_t * (g, c_{t-1}, i), dh_t * f(c_t)) * s s f s'
 *   dc_{t-1} = dc_t * f,  dh_{t-1} = dy_{t-1} + dz_t U^T;  dx, dW, dU, db as those of simple_rnn
 *
 * shapes: R, x [B, T, i], W [i, 4 u], U [u, 4 u], b [4 u], h_0 and c_0 [B, u] or none
 * -> y [B, T, u]; with cell_row [B, T + 1, u], c_T being the last row.
 */
#include "../recurrent.h"

static const nb_param params[] =
    NB_RECURRENT_PARAMS(NB_LSTM, NB_LSTM, NB_N_ACTIVATIONS - 1, "record");

const nb_op nb_op_lstm = {
    .name = "lstm",
    .formula = "c_t = f_t c_{t-1} + i_t g_t, \\quad h_t = o_t \\tanh c_t",
    .min_inputs = 5,
    .max_inputs = 7,
    .n_params = NB_N_RECURRENT_PARAMS,
    .params = params,
    .shape = nb_sequence_of_record,
    .derive = nb_derive_recurrent,
    .shape_only = ~UINT64_C(1),
    .view = true,
};
