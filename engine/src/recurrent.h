/* recurrent.h - recurrent layers: what their operators share.
 *
 * A layer with u units reads x [B, T, inputs] step by step and keeps a state h [B, u], an LSTM also
 * c [B, u]. Its kernel W [inputs, g u], its recurrent kernel U [u, g u] and its bias have the
 * columns of g gates, in Keras' order (simple_rnn 1; lstm 4: i f c o; gru 3: z r h).
 *
 * Four operators share the work:
 *
 *   recurrent         R, the record: the layer's output, then what the gradient wants of each step
 *   lstm, gru, ...    y [B, T, u]: the head of R under its shape (nothing runs), and the derivative
 *   recurrent_back    D [B, T, d u]: the gradient of the gates' sums at each step
 *   recurrent_before  [B, T, u]: the state before each step
 *
 * so that dx = D W^T, dW = x^T D, dU = before^T D and db = sum D are ordinary nodes, each one
 * product over all rows, and those that nobody wants are not computed. d = g but for gru, which has
 * four.
 *
 * Within `recurrent` sequences lie side by side, in lanes: every gate is a plane [u][lanes]. So all
 * gates are one product, activations are runs of memory without ends, and a chunk of at most
 * NB_MAX_LANES sequences goes through all its steps while it is in the cache.
 */
#ifndef NB_RECURRENT_H
#define NB_RECURRENT_H
#include "activation.h"

enum { NB_MAX_LANES = 64 };

typedef enum nb_cell_kind { NB_SIMPLE_RNN, NB_LSTM, NB_GRU, NB_N_CELLS } nb_cell_kind;

/* backwards: steps are taken from the last to the first; y is in the order of the steps, D and
 * recurrent_before are in the order of x. cell_row: y has a row more, with lstm's last c. record:
 * 0 keeps only the output. */
enum {
    NB_CELL,
    NB_RNN_ACTIVATION,
    NB_RNN_ALPHA,
    NB_GATE_ACTIVATION,
    NB_GATE_ALPHA,
    NB_BACKWARDS,
    NB_CELL_ROW,
    NB_RECORD,
    NB_N_RECURRENT_PARAMS
};

/* The parameters of an operator for cells `low` to `high`. */
#define NB_RECURRENT_PARAMS(lowest, highest, last)                                                 \
    {                                                                                              \
        {"cell", .initial = lowest, .low = lowest, .high = highest, .whole = true},                \
            {"activation", .initial = NB_TANH, .low = 0, .high = last, .whole = true},             \
            {"alpha", .initial = 1, .low = 0, .high = 1000},                                       \
            {"recurrent_activation", .initial = NB_SIGMOID, .low = 0, .high = last,                \
             .whole = true},                                                                       \
            {"recurrent_alpha", .initial = 1, .low = 0, .high = 1000},                             \
            {"backwards", .initial = 0, .low = 0, .high = 1, .whole = true},                       \
            {"cell_row", .initial = 0, .low = 0, .high = 1, .whole = true}, {                      \
            "record", .initial = 1, .low = 0, .high = 1, .whole = true                             \
        }                                                                                          \
    }

/* The inputs, after the record where there is one: h, and lstm's c, may be left out together. */
enum { NB_X, NB_W, NB_U, NB_B, NB_H0, NB_C0 };

/* A layer on arrays of known sizes. */
typedef struct nb_recurrence {
    const struct nb_cell *cell;
    int32_t batch, steps, inputs, units;
    int32_t width; /* columns of the kernels */
    int32_t lanes; /* sequences side by side, a multiple of 4 */
    int32_t chunks;
    int32_t rows; /* of y for one sequence: the steps, and lstm's c */
    int32_t states;
    bool reset_after, backwards, record; /* reset_after: of gru */
    nb_activation f, gate;
    float f_alpha, gate_alpha;
} nb_recurrence;

/* One step of a chunk. */
typedef struct nb_cell_step {
    const float *w, *u, *b; /* kernel; recurrent kernel (back: transposed); bias */
    float *x, *h;           /* [inputs][lanes], followed by [units][lanes]; h is replaced */
    const float *c;         /* lstm: c before the step */
    float *planes;          /* [cell->planes units][lanes]: what back wants to know of the step */
    float *spare;           /* [units][lanes] */
    float *dh, *dc;         /* back: gradients after the step, replaced by those before it */
    float *dz;              /* back: [cell->back units][lanes] */
} nb_cell_step;

/* A kind of cell. In `back`, h and c are the states before the step. */
typedef struct nb_cell {
    int32_t gates, planes, back; /* of u rows each: in the kernels, in the record, in D */
    void (*forward)(const nb_recurrence *r, const nb_cell_step *s);
    void (*backward)(const nb_recurrence *r, const nb_cell_step *s);
} nb_cell;

extern const nb_cell nb_cells[NB_N_CELLS];

/* Where lstm's c lies among its planes, and gru's h. */
enum { NB_LSTM_C = 4, NB_GRU_H = 4 };

/* Checks inputs `first` + NB_X ..., of which `extra` more follow; fills in r as far as the shapes
 * are known (all of it when they are concrete). */
nb_status nb_read_recurrence(const nb_call *call, int32_t first, int32_t extra, nb_recurrence *r);
bool nb_recurrence_is_concrete(const nb_recurrence *r);
/* The record's shape: rows of u values. Refuses what is too large. */
nb_status nb_record_shape(const nb_call *call, const nb_recurrence *r, nb_shape *shape);
nb_shape nb_sequence_shape(const nb_recurrence *r); /* y's */
/* Floats of the record before the steps of a chunk. */
int64_t nb_record_at(const nb_recurrence *r, int32_t chunk);

/* `shape` and `derive` of lstm, gru and simple_rnn. */
nb_status nb_sequence_of_record(nb_call *call);
void nb_derive_recurrent(nb_graph *g, nb_id node, nb_id dy, nb_id *dx);

#endif
