/* planning.h - a plan in the making: what plan.c and lives.c find out about the nodes.
 *
 * Time is counted in nodes that run. Calls that take the batch in bands are neighbours in time, and
 * there is a time before the first and one after the last of them.
 */
#ifndef NB_PLANNING_H
#define NB_PLANNING_H
#include "banding.h"
#include "places.h"
#include "plan.h"

enum { NB_NEED_NOTHING, NB_NEED_SHAPE, NB_NEED_VALUE };
enum { NB_FOREVER = INT32_MAX };

/* A stretch of memory and the time in which it is taken. */
typedef struct nb_storage {
    float *place; /* given from outside (weights, constants, pins), or NULL: in the block */
    int64_t size;
    int32_t last_use;
    bool whole; /* has room for more than one band */
} nb_storage;

typedef struct nb_planning {
    const nb_goal *goal;
    nb_graph *g;
    nb_plan *plan;
    uint8_t *need;    /* [n_nodes] NB_NEED_... */
    int64_t *scratch; /* [n_nodes] floats */
    nb_banding bands;
    int32_t open, close; /* the times before the first and after the last banded node */
    int32_t *at;         /* [n_nodes] time at which a node runs */
    nb_id *order;        /* [n_nodes + 2] who runs at a time, or NB_NONE */
    nb_id *home;         /* [n_nodes] the node whose storage this one's value is in */
    nb_storage *stores;  /* [n_nodes], of home nodes */
    nb_place *places;    /* [2 n_nodes] in the block: of the homes, then of their calls' scratch */
    int32_t *space;      /* [4 n_nodes] */
    int64_t top;         /* floats of the block */
} nb_planning;

static inline bool nb_is_banded(const nb_planning *w, nb_id id) {
    return w->bands.part[id] == NB_BANDED;
}

/* Input i of the node comes in bands. */
static inline bool nb_by_bands(const nb_planning *w, nb_id id, int32_t i) {
    return nb_is_banded(w, id) && w->bands.how[id].inputs >> i & 1;
}

/* The node that runs at a time and has a value, or NB_NONE. */
static inline nb_id nb_node_at(const nb_planning *w, int32_t time) {
    const nb_id id = w->order[time];
    return id != NB_NONE && w->need[id] == NB_NEED_VALUE ? id : NB_NONE;
}

/* Finds home and stores from the order; then places and top. */
void nb_find_lives(nb_planning *w);
void nb_find_places(nb_planning *w);

#endif
