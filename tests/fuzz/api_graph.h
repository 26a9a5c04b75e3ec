/* api_graph.h - api_fuzz.c's first half: what is held between calls, the promises that are checked,
 * and the calls that build a graph. */
#ifndef API_GRAPH_H
#define API_GRAPH_H
#include "program.h"
#include <stdbool.h>
#include <stdlib.h>

enum { GRAPHS = 2, HELD = 4, MOST_NODES = 600, MOST_BYTES = 1 << 18, MOST_WEIGHTS = 1 << 15 };

typedef struct held_function {
    nb_function *f;
    nb_id out;
    bool assigns;
    int32_t n_in, rank[8];
    nb_id in[8];
} held_function;

typedef struct held_trainer {
    nb_trainer *t;
    int32_t n_in, n_out, rank[8], n_slot_values, optimizer;
    nb_id in[8];
} held_trainer;

typedef struct held_graph {
    nb_graph *g;
    held_function functions[HELD];
    held_trainer trainers[HELD];
} held_graph;

typedef struct held_data {
    nb_data *d;
    int32_t n_rows, n_arrays, row_size[8];
} held_data;

static held_graph graphs[GRAPHS];
static held_data data[HELD];
static uint32_t rng[4];

/* The function that ran last, where its graph's stream stood before, and what it gave. */
static held_function *last;
static nb_graph *last_graph;
static uint32_t last_random[4], last_result;

#define PROMISE(condition)                                                                         \
    if (!(condition)) abort()

/* ---- What a failed call must leave as it is ---- */

typedef struct picture {
    int32_t nodes, weights, objects;
    uint32_t hash;
} picture;

static picture picture_of(nb_graph *g) {
    picture p = {nb_node_count(g), nb_weight_total(g), nb_live_objects(), 0};
    const int32_t n = p.weights < 256 ? p.weights : 256;
    for (nb_id id = 0; id < p.nodes; id++)
        if (nb_weight_values(g, id)) {
            p.hash = hash_of(nb_weight_values(g, id), (size_t)n * sizeof(float), 1);
            break;
        }
    return p;
}

static uint32_t result_of(const held_function *h) {
    const float *value = nb_function_value(h->f, h->out);
    const int32_t *dims = nb_function_dims(h->f, h->out);
    PROMISE(value && dims);
    size_t n = 1;
    for (int32_t i = 0; i < nb_node_rank(last_graph, h->out); i++) n *= (size_t)dims[i];
    return hash_of(value, n * sizeof(float), 7);
}

static void check_failed(nb_graph *g, picture before, nb_status status) {
    PROMISE(status < 0 && status >= NB_DERIVE);
    PROMISE(strlen(nb_error()) > 8 && strlen(nb_error()) < 512);
    const picture now = picture_of(g);
    PROMISE(!memcmp(&now, &before, sizeof now));
    if (!last) return;
    memcpy(nb_graph_random(last_graph), last_random, sizeof last_random);
    PROMISE(nb_run(last->f) == NB_OK && result_of(last) == last_result);
}

/* ---- Building ---- */

static int32_t some_dims(program *p, int32_t *dims) {
    const int32_t rank = a_byte(p) < 0xf8 ? below(p, 6) : an_index(p, 9);
    for (int32_t i = 0; i < rank && i < 8; i++) dims[i] = a_size(p);
    return rank;
}

static nb_id some_node(program *p, nb_graph *g) {
    const int32_t n = nb_node_count(g), back = an_index(p, n < 64 ? n : 64);
    return back >= 0 && back < n ? n - 1 - back : back;
}

/* Of 64 values, if the array has no more. */
static bool is_small(int32_t rank, const int32_t *dims) {
    int64_t size = 1;
    for (int32_t i = 0; i < rank && i < 8; i++) {
        if (dims[i] > 64) return false;
        size *= dims[i] > 0 ? dims[i] : 1;
    }
    return size <= 64;
}

static void add_leaf(program *p, nb_graph *g) {
    int32_t dims[8] = {0};
    char name[96];
    float values[64];
    const int kind = below(p, 3);
    const int32_t rank = some_dims(p, dims);
    for (int i = 0; i < 64; i++) values[i] = i < 4 ? a_float(p) : (float)(i % 7 - 3);
    const picture before = picture_of(g);
    nb_id id;
    if (kind == 0)
        id = nb_input(g, a_name(p, name), rank, dims);
    else if (kind == 1)
        id = nb_weight(g, a_name(p, name), rank, dims);
    else if (is_small(rank, dims))
        id = nb_constant(g, rank, dims, values);
    else
        return;
    if (id < 0)
        check_failed(g, before, id);
    else if (kind == 1)
        last = NULL; /* plans may be forgotten */
}

/* The operator whose name's hash comes next after a word. */
static int32_t some_op(program *p) {
    const uint32_t word = a_word(p) & 0xffff;
    int32_t best = 0;
    uint32_t nearest = UINT32_MAX;
    for (int32_t op = 0; op < nb_op_count(); op++) {
        const char *name = nb_op_name(op);
        const uint32_t way = (hash_of(name, strlen(name), 2166136261u) - word) & 0xffff;
        if (way < nearest) nearest = way, best = op;
    }
    return best;
}

static void apply(program *p, nb_graph *g) {
    const int32_t op = some_op(p), least = nb_op_min_inputs(op), most = nb_op_max_inputs(op);
    int32_t n_in = least + (most > least ? below(p, most - least < 4 ? most - least + 1 : 4) : 0);
    nb_id in[NB_MAX_INPUTS + 2];
    double params[NB_MAX_PARAMS];
    const uint8_t how = a_byte(p);
    if (how >= 0xf8) n_in = (int32_t[]){-1, 0, 65, INT32_MIN, INT32_MAX, 64, 1, 2}[how % 8];
    for (int32_t i = 0; i < NB_MAX_INPUTS + 2; i++) in[i] = i < 8 ? some_node(p, g) : in[i % 8];
    for (int32_t i = 0; i < nb_op_param_count(op); i++)
        params[i] = a_param(p, nb_op_param_bound(op, i, 0), nb_op_param_bound(op, i, 1),
                            nb_op_param_bound(op, i, 2));
    const picture before = picture_of(g);
    const nb_id id = nb_apply(g, how == 0xf7 ? -1 : op, n_in, in, how % 4 ? params : NULL);
    if (id < 0) check_failed(g, before, id);
    PROMISE(id < nb_node_count(g));
}

static void differentiate(program *p, nb_graph *g) {
    nb_id xs[4], dxs[4];
    const int32_t n = 1 + below(p, 4);
    const nb_id y = some_node(p, g), dy = a_byte(p) < 0xc0 ? NB_NONE : some_node(p, g);
    for (int32_t i = 0; i < n; i++) xs[i] = some_node(p, g);
    const picture before = picture_of(g);
    const nb_status status = nb_gradient(g, y, dy, n, xs, dxs);
    if (status) check_failed(g, before, status);
    for (int32_t i = 0; i < n && !status; i++)
        PROMISE(dxs[i] >= 0 && dxs[i] < nb_node_count(g) && nb_node_rank(g, dxs[i]) <= NB_MAX_RANK);
}

static void ask(program *p, nb_graph *g) {
    char name[96];
    const nb_id id = some_node(p, g);
    const int32_t i = an_index(p, 8), rank = nb_node_rank(g, id);
    const picture before = picture_of(g);
    if (below(p, 2)) {
        const nb_status status = nb_set_name(g, id, a_name(p, name));
        if (status) check_failed(g, before, status);
    }
    (void)nb_find(g, a_name(p, name)), (void)nb_node_op(g, id), (void)nb_node_input(g, id, i);
    (void)nb_node_param(g, id, i), (void)nb_op_param_name(id, i), (void)nb_op_formula(i);
    (void)nb_optimizer_name(i), (void)nb_optimizer_param_name(i, id);
    PROMISE((nb_node_name(g, id) == NULL) == (rank < 0) && nb_node_input_count(g, id) <= 64);
    for (int32_t d = 0; d < rank; d++) PROMISE(nb_node_dims(g, id)[d] >= NB_OPEN);
}

#endif
