/* plan.h - a function compiled for concrete shapes: what runs, in which order, and where in one
 * block of memory every value lies.
 */
#ifndef NB_PLAN_H
#define NB_PLAN_H
#include "nodes.h"

/* What is to be planned. Leaves' places: inputs get one in the plan's block; weights and constants
 * have theirs. Pinned nodes are written to the place given,
 * or copied to the weight given at the end. */
typedef struct nb_goal {
    nb_graph *g;
    int32_t n_in, n_out, n_pins;
    const nb_id *in, *out;
    const nb_pin *pins;
    bool keep; /* every value gets a place of its own and stays readable */
} nb_goal;

typedef struct nb_copy {
    float *to;
    const float *from;
    int64_t n;
} nb_copy;

/* How a call goes from band to band (banding.h). */
typedef struct nb_stride {
    nb_bands how;
    const float **in; /* where the first band is */
    float *out;
    int32_t *in_row; /* floats of a row; 0 where only one band has room, or all is read each time */
    int32_t out_row;
} nb_stride;

typedef struct nb_plan {
    int32_t *dims; /* of all inputs, as asked for */
    int32_t n_dims;
    int32_t n_nodes; /* of the graph when the plan was made */
    nb_shape *shape; /* [n_nodes], of those needed */
    float **value;   /* [n_nodes], NULL where there is nothing to read */
    nb_call *calls;  /* what runs, in order */
    int32_t n_calls;
    int32_t first_banded, n_banded; /* of the calls */
    int32_t batch, band;            /* rows of all bands, and of one */
    nb_stride *strides;             /* [n_banded] */
    nb_copy *copies;                /* then these: pinned values that were computed elsewhere */
    int32_t n_copies;
    float *block; /* inputs, intermediate values, scratch */
    int64_t block_bytes;
    nb_arena arena; /* everything above but the block */
} nb_plan;

nb_status nb_plan_new(const nb_goal *goal, const int32_t *dims, int32_t n_dims, nb_plan **plan);
void nb_plan_free(nb_plan *p);
void nb_plan_run(const nb_plan *p);

#endif
