/* nodes.h - the inside of a graph, for the files that build, differentiate, plan and train it.
 * Operators see graph.h only.
 */
#ifndef NB_NODES_H
#define NB_NODES_H
#include "arena.h"
#include "graph.h"

enum { NB_IS_INPUT = -1, NB_IS_WEIGHT = -2, NB_IS_CONSTANT = -3 }; /* as nb_node_op says */

typedef struct nb_node {
    const nb_op *op; /* NULL for a leaf */
    int32_t leaf;    /* NB_IS_..., when op is NULL */
    int32_t n_in;
    nb_id *in;
    double param[NB_MAX_PARAMS];
    nb_shape shape;
    const char *name;
    bool named;     /* by the caller, not by us */
    int32_t offset; /* a weight's place in the flat vector */
    float *values;  /* a constant's */
    uint32_t hash;
    struct nb_node *next_alike; /* the next in its bucket */
    nb_id id;
} nb_node;

enum { NB_BUCKETS = 256 };

struct nb_graph {
    nb_arena arena;
    nb_node **nodes;
    int32_t n_nodes, nodes_cap;
    float *weights; /* one flat vector */
    int32_t n_weights, weights_cap;
    nb_node *bucket[NB_BUCKETS]; /* equal nodes are found here; the newest first */
    uint32_t rng[4];
    nb_function *functions; /* everything that dies with the graph */
    nb_trainer *trainers;
};

bool nb_is_node(const nb_graph *g, nb_id id);
/* NB_OK if all are nodes; else a sentence that begins with `who`. */
nb_status nb_check_nodes(const nb_graph *g, const char *who, int32_t n, const nb_id *ids);
/* A name for a node that the caller has not named. */
void nb_name_automatically(nb_graph *g, nb_id node, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Gives up all nodes from `count` on. */
typedef struct nb_graph_mark {
    nb_mark arena;
    int32_t n_nodes;
} nb_graph_mark;
nb_graph_mark nb_graph_mark_now(const nb_graph *g);
void nb_graph_rewind(nb_graph *g, nb_graph_mark mark);

/* nb_gradient, which also tells every node's gradient: map[id] for id < n_map, or NB_NONE. */
nb_status nb_gradient_map(nb_graph *g, nb_id y, nb_id dy, int32_t n, const nb_id *xs, nb_id *dxs,
                          nb_id *map, int32_t n_map);

/* A function some of whose outputs are written to places outside its plan: computed straight into
 * `place`, or, where that is NULL, copied into a weight when everything has run. */
typedef struct nb_pin {
    nb_id node;
    float *place;
    nb_id weight;
    uint8_t *marks; /* see nb_call, or NULL */
} nb_pin;
nb_function *nb_function_pinned(nb_graph *g, int32_t n_in, const nb_id *in, int32_t n_out,
                                const nb_id *out, int32_t n_pins, const nb_pin *pins, int32_t keep);
void nb_function_forget_plans(nb_function *f);
void nb_function_keep(nb_function *f, bool keep);    /* its shapes are to be set again */
nb_function *nb_function_next(const nb_function *f); /* of the same graph */

#endif
