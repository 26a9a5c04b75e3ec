/* graph.h - what operators, the planner and the differentiator know of each other.
 *
 * An operator is described by one nb_op; the graph calls through it and knows no operator by
 * name. A node is an operator applied to earlier nodes, so the order of the nodes is already
 * an order in which they can run.
 */
#ifndef NB_GRAPH_H
#define NB_GRAPH_H
#include "../nb.h"
#include <stdbool.h>
#include <stddef.h>

typedef struct nb_op nb_op;

typedef struct nb_shape {
    int32_t rank;
    int32_t dim[NB_MAX_RANK]; /* NB_OPEN where it is left open; the unused ones are 0 */
} nb_shape;

/* A named number with its range; whole: only whole numbers are taken. */
typedef struct nb_param {
    const char *name;
    double initial, low, high;
    bool whole;
} nb_param;

/* Some neighbouring rows (along axis 0) of a batch. `of`: all its rows; 0: this is no part. */
typedef struct nb_band {
    int32_t first, rows, of;
} nb_band;

/* One application of an operator. `shape` fills in out_shape and scratch; `run` finds everything
 * filled. Pointers in `in` are valid but for inputs of which only the shape is used. */
typedef struct nb_call {
    const nb_op *op;
    const char *name; /* of the node, for sentences */
    const double *param;
    int32_t n_in;
    nb_shape *in_shape; /* [n_in] */
    const float **in;   /* [n_in] */
    nb_shape out_shape;
    float *out;
    uint8_t *marks; /* [rows of out]: 1 where a row is not zero since the last run. NULL: unknown */
    int64_t scratch_size; /* floats of working space that `run` wants */
    float *scratch;
    uint32_t *rng;
    nb_band band; /* what the shapes are those of, when it runs */
} nb_call;

enum { NB_UNWANTED = NB_NONE - 1 };

/* How `run` may be given a batch band by band (bands.h). */
typedef struct nb_bands {
    uint64_t inputs; /* bit i: input i comes in bands, the others whole; 0: it is not possible */
    bool sums;       /* the output is a sum over rows, one after the other, and goes on from band to
                        band in `out` or `scratch`; else row r of it is made of row r of the inputs */
    int64_t least;   /* rows of a band that pays for what is done again for each; 0: any */
} nb_bands;

struct nb_op {
    const char *name;
    const char *formula; /* TeX, as a lesson writes it */
    int32_t min_inputs, max_inputs;
    int32_t n_params;
    const nb_param *params;

    /* Checks the inputs' shapes and sets call->out_shape (and call->scratch_size). Sizes may be
     * NB_OPEN; they are all concrete when a plan is made. */
    nb_status (*shape)(nb_call *call);
    /* Computes call->out. May not allocate and cannot fail. */
    void (*run)(nb_call *call);
    /* Adds nodes: dx[i] = dy * d node / d input i, or leaves dx[i] at NB_NONE where the gradient is
     * zero. Where it is NB_UNWANTED it need not be added. NULL: cannot be differentiated. */
    void (*derive)(nb_graph *g, nb_id node, nb_id dy, nb_id *dx);

    nb_bands (*bands)(const nb_call *call); /* for these concrete shapes. NULL: in none */
    uint64_t shape_only; /* bit i: of input i only the shape is used, never the values */
    uint64_t in_place;   /* bit i: the output may overwrite input i if the shapes are equal */
    bool view;           /* the output is input 0 under another shape: nothing runs */
    bool random;         /* draws random numbers: never merged with an equal node */
};

extern const nb_op *const nb_ops[];

/* ---- Building, for `derive` ------------------------------------------------------------------
 * Ids below zero (an earlier failure) go in and come out again, so a chain needs one check at
 * its end, which nb_gradient makes. */

nb_id nb_build(nb_graph *g, const nb_op *op, int32_t n_in, const nb_id *in, const double *params);
nb_id nb_unary(nb_graph *g, const nb_op *op, nb_id a);
nb_id nb_binary(nb_graph *g, const nb_op *op, nb_id a, nb_id b);
nb_id nb_scalar(nb_graph *g, double value); /* a constant of rank 0 */
nb_id nb_scale(nb_graph *g, nb_id a, double factor);

const nb_shape *nb_shape_of(const nb_graph *g, nb_id node);
nb_id nb_input_of(const nb_graph *g, nb_id node, int32_t i);
const double *nb_params_of(const nb_graph *g, nb_id node);

/* ---- Shapes ---- */

/* The product of the sizes, which are concrete; 1 for rank 0; at most 2^53. */
int64_t nb_size(const nb_shape *s);
/* More values than an array may have, an open size or 0 counted as 1: no node is. So the product of
 * any known sizes of a node's shape is an int32_t. */
bool nb_is_too_large(const nb_shape *s);
bool nb_fits(int32_t a, int32_t b);                       /* equal, or one of them open */
bool nb_same_shape(const nb_shape *a, const nb_shape *b); /* equal to the last size */
nb_status nb_broadcast(const nb_shape *a, const nb_shape *b, nb_shape *out); /* NumPy's rule */
/* "[?,3,4]" in a ring of static buffers: good for the few shapes of one sentence. */
const char *nb_shape_text(const nb_shape *s);

/* Leaves a sentence for nb_error() and returns the status. */
nb_status nb_fail(nb_status status, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Most elementwise operators: the output has input 0's shape. */
nb_status nb_shape_like_first(nb_call *call);

/* ---- Operators that other operators' derivatives are made of ---- */
#define NB_OP(name) extern const nb_op nb_op_##name;
#include "ops.def"
#undef NB_OP

#endif
