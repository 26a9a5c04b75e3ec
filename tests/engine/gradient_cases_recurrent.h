/* gradient_cases_recurrent.h - recurrent layers for gradient_cases.h: one of each kind, every
 * option, one step and one sequence, more sequences than stand side by side.
 */
#ifndef GRADIENT_CASES_RECURRENT_H
#define GRADIENT_CASES_RECURRENT_H
#include "recurrent.h"

static nb_id recurrent(nb_graph *g, const nb_op *op, const nb_id *in, int32_t states,
                       const double *params) {
    nb_id all[NB_C0 + 2];
    for (int32_t i = 0; i < NB_H0 + states; i++) all[i + 1] = in[i];
    all[0] = nb_build(g, &nb_op_recurrent, NB_H0 + states, in, params);
    return nb_build(g, op, NB_H0 + states + 1, all, params);
}

/* NAME: op, states, activation, alpha, recurrent activation, alpha, backwards, cell row, record */
#define RECURRENT(name, kind, op, states, ...)                                                     \
    static nb_id name(nb_graph *g, const nb_id *in) {                                              \
        return recurrent(g, &nb_op_##op, in, states, (const double[]){kind, __VA_ARGS__});         \
    }

enum { LINE = NB_LINEAR, SIG = NB_SIGMOID, TANH = NB_TANH };
RECURRENT(rnn_plain, NB_SIMPLE_RNN, simple_rnn, 0, TANH, 1, SIG, 1, 0, 0, 1)
RECURRENT(rnn_from, NB_SIMPLE_RNN, simple_rnn, 1, NB_ELU, 2, SIG, 1, 1, 0, 1)
RECURRENT(lstm_plain, NB_LSTM, lstm, 0, TANH, 1, SIG, 1, 0, 0, 1)
RECURRENT(lstm_values_only, NB_LSTM, lstm, 0, TANH, 1, SIG, 1, 0, 0, 0)
RECURRENT(lstm_from, NB_LSTM, lstm, 2, TANH, 1, SIG, 1, 0, 1, 1)
RECURRENT(lstm_backwards, NB_LSTM, lstm, 2, LINE, 1, NB_SOFTPLUS, 1, 1, 1, 1)
RECURRENT(gru_plain, NB_GRU, gru, 0, TANH, 1, SIG, 1, 0, 0, 1)
RECURRENT(gru_from, NB_GRU, gru, 1, TANH, 1, SIG, 1, 0, 0, 1)
RECURRENT(gru_backwards, NB_GRU, gru, 1, NB_SOFTPLUS, 1, TANH, 1, 1, 0, 0)

/* A second layer on the first, of which only the last step is used. */
static nb_id two_layers(nb_graph *g, const nb_id *in) {
    const nb_id below = lstm_plain(g, in), u = in[2], again[] = {below, u, u, in[3]};
    const nb_id y = lstm_plain(g, again);
    return nb_build(g, &nb_op_slice, 1, &y, (const double[]){1, -1, 1});
}

#define RECURRENT_CASES                                                                            \
    {"simple_rnn", rnn_plain, .order = 1, .in = {{"?3,?4,2"}, {"2,3"}, {"3,3"}, {"3"}}},           \
        {"simple_rnn", rnn_from, .order = 1,                                                       \
         .in = {{"?1,?3,1"}, {"1,1"}, {"1,1"}, {"1"}, {"1,1"}}},                                   \
        {"lstm", lstm_plain, .order = 1, .in = {{"?3,?4,2"}, {"2,12"}, {"3,12"}, {"12"}}},         \
        {"lstm", lstm_plain, .order = 1, .in = {{"?1,?1,1"}, {"1,4"}, {"1,4"}, {"4"}}},            \
        {"lstm", lstm_plain, .order = 1, .in = {{"?67,?1,1"}, {"1,4"}, {"1,4"}, {"4"}}},           \
        {"lstm", lstm_values_only, .order = 1, .in = {{"?2,?2,2"}, {"2,8"}, {"2,8"}, {"8"}}},      \
        {"lstm", lstm_from, .order = 1,                                                            \
         .in = {{"?2,?3,2"}, {"2,8"}, {"2,8"}, {"8"}, {"?2,2"}, {"?2,2"}}},                        \
        {"lstm", lstm_backwards, .order = 1,                                                       \
         .in = {{"?5,?2,1"}, {"1,8"}, {"2,8"}, {"8"}, {"5,2"}, {"?5,2"}}},                         \
        {"gru", gru_plain, .order = 1, .in = {{"?3,?4,2"}, {"2,9"}, {"3,9"}, {"9"}}},              \
        {"gru", gru_plain, .order = 1, .in = {{"?3,?4,2"}, {"2,9"}, {"3,9"}, {"2,9"}}},            \
        {"gru", gru_from, .order = 1, .in = {{"?5,?3,1"}, {"1,6"}, {"2,6"}, {"2,6"}, {"?5,2"}}},   \
        {"gru", gru_from, .order = 1, .in = {{"?1,?1,1"}, {"1,3"}, {"1,3"}, {"3"}, {"?1,1"}}},     \
        {"gru", gru_backwards, .order = 1,                                                         \
         .in = {{"?2,?3,2"}, {"2,6"}, {"2,6"}, {"6"}, {"?2,2"}}},                                  \
        {"gru", gru_backwards, .order = 1,                                                         \
         .in = {{"?2,?3,2"}, {"2,6"}, {"2,6"}, {"2,6"}, {"?2,2"}}},                                \
        {"two layers", two_layers, .order = 1, .in = {{"?3,?3,2"}, {"2,8"}, {"2,8"}, {"8"}}},

#endif
