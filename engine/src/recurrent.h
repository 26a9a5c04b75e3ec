/* recurrent.h - recurrent layers: what their operators share.
 *
 * A layer with u units reads x [B, T, inputs] step by step and keeps a state h [B, u], an LSTM also
 * c [B, u]. Its kernel W [inputs, g u], its recurrent kernel U [u, g u] and its bias have the
 * columns of g gates, in Keras' order (simple_rnn 1; lstm 4: i f c o; gru 3: z r h).
 *
 * Three operators share the work:
 *
 *   recurrent         R, the record: the layer's output, then what the gradient wants of each step
 *   lstm, gru, ...    y [B, T, u]: the head of R under its shape (nothing runs), and the derivative
 *   recurrent_back    dW, dU, db, those of the initial states, and dx if wanted, in a row
 *
 * of which recurrent_part shows each. The gradients dz of the gates' sums, which would be larger
 * than all else, are used step by step and forgotten.
 *
 * Within `recurrent` sequences lie side by side, in lanes: every gate is a plane [u][lanes]. So all
 * gates are one product, activations are runs of memory without ends, and a chunk of NB_LANES
 * sequences, as many as a tile of the product is wide, goes through all its steps, each of which
 * fits the first cache. The last chunk has half as many if that is enough. Kernels are packed once,
 * in panels of five rows, as lanes_product reads them.
 */
#ifndef NB_RECURRENT_H
#define NB_RECURRENT_H
#include "activation.h"

enum { NB_LANES = 8 };

typedef enum nb_cell_kind { NB_SIMPLE_RNN, NB_LSTM, NB_GRU, NB_N_CELLS } nb_cell_kind;

/* backwards: steps are taken from the last to the first; y is in their order. cell_row: y has a row
 * more, with lstm's last c. record: 0 keeps only the output; recurrent_back has in its place
 * of_input: 0 leaves out dx. */
enum {
    NB_CELL,
    NB_RNN_ACTIVATION,
    NB_RNN_ALPHA,
    NB_GATE_ACTIVATION,
    NB_GATE_ALPHA,
    NB_BACKWARDS,
    NB_CELL_ROW,
    NB_RECORD,
    NB_OF_INPUT = NB_RECORD,
    NB_N_RECURRENT_PARAMS
};

/* The parameters of an operator for cells `lowest` to `highest`; `eighth` is its own. */
#define NB_RECURRENT_PARAMS(lowest, highest, last, eighth)                                         \
    {                                                                                              \
        {"cell", .initial = lowest, .low = lowest, .high = highest, .whole = true},                \
            {"activation", .initial = NB_TANH, .low = 0, .high = last, .whole = true},             \
            {"alpha", .initial = 1, .low = 0, .high = 1000},                                       \
            {"recurrent_activation", .initial = NB_SIGMOID, .low = 0, .high = last,                \
             .whole = true},                                                                       \
            {"recurrent_alpha", .initial = 1, .low = 0, .high = 1000},                             \
            {"backwards", .initial = 0, .low = 0, .high = 1, .whole = true},                       \
            {"cell_row", .initial = 0, .low = 0, .high = 1, .whole = true}, {                      \
            eighth, .initial = 1, .low = 0, .high = 1, .whole = true                               \
        }                                                                                          \
    }

/* The inputs, after the record where there is one: h, and lstm's c, may be left out together. */
enum { NB_X, NB_W, NB_U, NB_B, NB_H0, NB_C0 };

/* A layer on arrays of known sizes. */
typedef struct nb_recurrence {
    const struct nb_cell *cell;
    int32_t batch, steps, inputs, units;
    int32_t width; /* columns of the kernels */
    int32_t lanes; /* of a chunk: NB_LANES, or 4 */
    int32_t all_lanes, chunks;
    int32_t rows; /* of y for one sequence: the steps, and lstm's c */
    int32_t states;
    int32_t
        sums; /* of u rows each, whose gradients dz are: the gates, gru's g twice if reset after */
    int32_t above;                              /* back: rows of dx, 0 if it is not wanted */
    bool reset_after, inner, backwards, record; /* of gru: reset after, and before */
    nb_activation f, gate;
    float f_alpha, gate_alpha;
} nb_recurrence;

/* One step of a chunk. */
typedef struct nb_cell_step {
    /* In panels: forward both kernels, one above the other, of all gates, or of gru's first two and
     * of its last; back w and u transposed. */
    const float *w, *u;
    const float *b;      /* [width][lanes], then gru's second of its last gate */
    float *x, *h;        /* [inputs][lanes], followed by [units][lanes]; h is replaced */
    const float *c;      /* lstm: c before the step */
    float *planes;       /* [cell->planes units][lanes]: what back wants to know of the step */
    float *spare;        /* [units][lanes] */
    float *dx, *dh, *dc; /* back: zeros [above][lanes], then gradients after the step; replaced */
    float *dz;           /* back: [sums units][lanes] */
} nb_cell_step;

/* A kind of cell. In `back`, h and c are the states before the step. */
typedef struct nb_cell {
    int32_t gates, planes; /* of u rows each: in the kernels, in the record */
    void (*forward)(const nb_recurrence *r, const nb_cell_step *s);
    void (*backward)(const nb_recurrence *r, const nb_cell_step *s);
} nb_cell;

extern const nb_cell nb_cells[NB_N_CELLS];

/* Where lstm's c lies among its planes, and gru's r * h' and h. */
enum { NB_LSTM_C = 4, NB_GRU_INNER = 3, NB_GRU_H = 4 };

/* Checks inputs `first` + NB_X ..., of which `extra` more follow; fills in r as far as the shapes
 * are known (all of it when they are concrete). */
nb_status nb_read_recurrence(const nb_call *call, int32_t first, int32_t extra, nb_recurrence *r);
bool nb_recurrence_is_concrete(const nb_recurrence *r);
/* The record's shape: rows of u values. Refuses what is too large. */
nb_status nb_record_shape(const nb_call *call, const nb_recurrence *r, nb_shape *shape);
nb_shape nb_sequence_shape(const nb_recurrence *r); /* y's */
/* Floats of the record before the steps of a chunk. */
int64_t nb_record_at(const nb_recurrence *r, int32_t chunk);
/* Sets r->lanes for a chunk; how many sequences it has. */
int32_t nb_enter_chunk(nb_recurrence *r, int32_t chunk);

/* Rows of k steps in panels of five, and the floats that takes: element (i, l) of `from` is at
 * i lane + l step, one of which is 1; panels begin 5 panel_k floats apart. */
int64_t nb_panels_size(int32_t rows, int32_t k);
void nb_pack_panels(int32_t rows, int32_t k, const float *from, int32_t lane, int32_t step,
                    int32_t panel_k, float *to);

/* `shape` and `derive` of lstm, gru and simple_rnn. */
nb_status nb_sequence_of_record(nb_call *call);
void nb_derive_recurrent(nb_graph *g, nb_id node, nb_id dy, nb_id *dx);

#endif
