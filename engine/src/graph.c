/* graph.c - building a graph: leaves, applied operators, names.
 *
 * Each node is checked and its shape inferred when it is added, open sizes staying open. An
 * operator applied again to the same inputs with the same parameters gives the node that is
 * already there, so that differentiating or compiling twice does not make a graph grow.
 */
#include "nodes.h"
#include "sentence.h"
#include <string.h>

nb_graph *nb_graph_new(void) {
    nb_graph *g = nb_take(sizeof *g);
    if (!g) return NULL;
    nb_rng_seed(g->rng, 0, 0);
    nb_count_object(+1);
    return g;
}

void nb_graph_free(nb_graph *g) {
    if (!g) return;
    while (g->trainers) nb_trainer_free(g->trainers);
    while (g->functions) nb_function_free(g->functions);
    nb_arena_free(&g->arena);
    nb_give(g->nodes);
    nb_give(g->weights);
    nb_give(g);
    nb_count_object(-1);
}

void nb_graph_seed(nb_graph *g, uint32_t seed) { nb_rng_seed(g->rng, seed, 0); }

uint32_t *nb_graph_random(nb_graph *g) { return g->rng; }

/* ---- Checks ---- */

bool nb_is_node(const nb_graph *g, nb_id id) { return id >= 0 && id < g->n_nodes; }

nb_status nb_check_nodes(const nb_graph *g, const char *who, int32_t n, const nb_id *ids) {
    if (n < 0) return nb_fail(NB_PARAM, "%s: %d nodes", who, n);
    for (int32_t i = 0; i < n; i++)
        if (!nb_is_node(g, ids[i]))
            return nb_fail(NB_PARAM, "%s: %d is not a node of this graph, which has %d", who,
                           ids[i], g->n_nodes);
    return NB_OK;
}

static nb_status check_size(const char *who, const nb_shape *shape) {
    if (!nb_is_too_large(shape)) return NB_OK;
    return nb_fail(NB_MEMORY, "'%s' has shape %s: too many values", who, nb_shape_text(shape));
}

static nb_status check_shape(const char *who, int32_t rank, const int32_t *dims, bool may_be_open) {
    if (rank < 0 || rank > NB_MAX_RANK)
        return nb_fail(NB_SHAPE, "%s: rank %d is not between 0 and %d", who, rank, NB_MAX_RANK);
    for (int32_t i = 0; i < rank; i++)
        if (dims[i] < 0 && !(may_be_open && dims[i] == NB_OPEN))
            return nb_fail(NB_SHAPE, "%s: size %d of axis %d is below zero", who, dims[i], i);
    nb_shape shape = {.rank = rank};
    for (int32_t i = 0; i < rank; i++) shape.dim[i] = dims[i];
    return check_size(who, &shape);
}

static nb_status check_params(const nb_op *op, const double *params) {
    for (int32_t i = 0; i < op->n_params; i++) {
        const nb_param *p = &op->params[i];
        if (!(params[i] >= p->low && params[i] <= p->high))
            return nb_fail(NB_PARAM, "%s: %s is %g, not between %g and %g", op->name, p->name,
                           params[i], p->low, p->high);
        if (p->whole && params[i] != (double)(int64_t)params[i])
            return nb_fail(NB_PARAM, "%s: %s is %g, not a whole number", op->name, p->name,
                           params[i]);
    }
    return NB_OK;
}

/* ---- Adding a node ---- */

static const char *copy_text(nb_graph *g, const char *text) {
    size_t length = strlen(text);
    if (length >= NB_MAX_NAME) length = NB_MAX_NAME - 1;
    char *copy = nb_arena_take(&g->arena, length + 1);
    if (copy) memcpy(copy, text, length);
    return copy;
}

static bool room_for_a_node(nb_graph *g) {
    if (g->n_nodes < g->nodes_cap) return true;
    const int32_t cap = g->nodes_cap ? 2 * g->nodes_cap : 64;
    nb_node **nodes = nb_take((size_t)cap * sizeof *nodes);
    if (!nodes) return false;
    if (g->n_nodes) memcpy(nodes, g->nodes, (size_t)g->n_nodes * sizeof *nodes);
    nb_give(g->nodes);
    g->nodes = nodes;
    g->nodes_cap = cap;
    return true;
}

static nb_id add_node(nb_graph *g, nb_node filled) {
    if (!room_for_a_node(g)) return NB_MEMORY;
    nb_node *node = nb_arena_take(&g->arena, sizeof *node);
    if (!node) return NB_MEMORY;
    *node = filled;
    node->id = g->n_nodes;
    node->next_alike = g->bucket[node->hash % NB_BUCKETS];
    g->bucket[node->hash % NB_BUCKETS] = node;
    g->nodes[g->n_nodes++] = node;
    return node->id;
}

static nb_id add_leaf(nb_graph *g, int32_t leaf, const char *name, int32_t rank,
                      const int32_t *dims, bool may_be_open) {
    const nb_status status = check_shape(name, rank, dims, may_be_open);
    if (status) return status;
    nb_node node = {.leaf = leaf, .shape.rank = rank, .named = true, .name = copy_text(g, name)};
    if (!node.name) return NB_MEMORY;
    for (int32_t i = 0; i < rank; i++) node.shape.dim[i] = dims[i];
    return add_node(g, node);
}

nb_id nb_input(nb_graph *g, const char *name, int32_t rank, const int32_t *dims) {
    return add_leaf(g, NB_IS_INPUT, name, rank, dims, true);
}

/* FNV-1a */
static uint32_t hash_bytes(uint32_t hash, const void *bytes, size_t n) {
    for (const unsigned char *b = bytes; n--; b++) hash = (hash ^ *b) * 16777619u;
    return hash;
}

nb_id nb_constant(nb_graph *g, int32_t rank, const int32_t *dims, const float *values) {
    nb_status status = check_shape("constant", rank, dims, false);
    if (status) return status;
    nb_node node = {.leaf = NB_IS_CONSTANT, .shape.rank = rank, .name = "constant"};
    for (int32_t i = 0; i < rank; i++) node.shape.dim[i] = dims[i];
    const size_t bytes = (size_t)nb_size(&node.shape) * sizeof(float);
    node.hash = hash_bytes(2166136261u, values, bytes);
    for (nb_node *n = g->bucket[node.hash % NB_BUCKETS]; n; n = n->next_alike)
        if (n->leaf == NB_IS_CONSTANT && n->hash == node.hash &&
            nb_same_shape(&n->shape, &node.shape) && !memcmp(n->values, values, bytes))
            return n->id;
    node.values = nb_arena_take(&g->arena, bytes);
    if (!node.values) return NB_MEMORY;
    memcpy(node.values, values, bytes);
    return add_node(g, node);
}

/* ---- Weights: one flat vector that grows; plans hold pointers into it and are forgotten then ----
 */

enum { MOST_WEIGHTS = INT32_MAX / 8 }; /* 1 GiB */

static bool room_for_weights(nb_graph *g, int64_t more) {
    if (more > MOST_WEIGHTS - g->n_weights) {
        nb_fail(NB_MEMORY, "%.0f weights are more than a graph can hold",
                g->n_weights + (double)more);
        return false;
    }
    const int64_t need = g->n_weights + more;
    if (g->weights && need <= g->weights_cap)
        return true; /* weights of no values are somewhere, too */
    int64_t cap = 2 * (int64_t)g->weights_cap;
    if (cap < need || cap > MOST_WEIGHTS) cap = need;
    float *weights = nb_take((size_t)cap * sizeof *weights);
    if (!weights) return false;
    if (g->n_weights) memcpy(weights, g->weights, (size_t)g->n_weights * sizeof *weights);
    nb_give(g->weights);
    g->weights = weights;
    g->weights_cap = (int32_t)cap;
    for (nb_function *f = g->functions; f; f = nb_function_next(f)) nb_function_forget_plans(f);
    return true;
}

nb_id nb_weight(nb_graph *g, const char *name, int32_t rank, const int32_t *dims) {
    nb_status status = check_shape(name, rank, dims, false);
    if (status) return status;
    nb_shape shape = {.rank = rank};
    for (int32_t i = 0; i < rank; i++) shape.dim[i] = dims[i];
    const int64_t size = nb_size(&shape);
    if (!room_for_weights(g, size)) return NB_MEMORY;
    const nb_id id = add_leaf(g, NB_IS_WEIGHT, name, rank, dims, false);
    if (id < 0) return id;
    g->nodes[id]->offset = g->n_weights;
    g->n_weights += (int32_t)size;
    return id;
}

float *nb_weight_values(nb_graph *g, nb_id weight) {
    if (!nb_is_node(g, weight) || g->nodes[weight]->op || g->nodes[weight]->leaf != NB_IS_WEIGHT)
        return NULL;
    return g->weights + g->nodes[weight]->offset;
}

int32_t nb_weight_total(const nb_graph *g) { return g->n_weights; }

/* ---- Applying operators ---- */

static uint32_t hash_of(const nb_op *op, int32_t n_in, const nb_id *in, const double *params) {
    uint32_t hash = hash_bytes(2166136261u, &op, sizeof op);
    hash = hash_bytes(hash, in, (size_t)n_in * sizeof *in);
    return hash_bytes(hash, params, (size_t)op->n_params * sizeof *params);
}

static nb_id find_alike(const nb_graph *g, const nb_node *node) {
    for (nb_node *n = g->bucket[node->hash % NB_BUCKETS]; n; n = n->next_alike)
        if (n->op == node->op && n->n_in == node->n_in &&
            !memcmp(n->in, node->in, (size_t)n->n_in * sizeof *n->in) &&
            !memcmp(n->param, node->param, sizeof n->param))
            return n->id;
    return NB_NONE;
}

static nb_status infer_shape(const nb_graph *g, nb_node *node) {
    nb_shape in_shape[NB_MAX_INPUTS];
    nb_call call = {.op = node->op,
                    .name = node->op->name,
                    .param = node->param,
                    .n_in = node->n_in,
                    .in_shape = in_shape};
    for (int32_t i = 0; i < node->n_in; i++) in_shape[i] = g->nodes[node->in[i]]->shape;
    const nb_status status = node->op->shape(&call);
    node->shape = call.out_shape;
    return status ? status : check_size(node->op->name, &node->shape);
}

nb_id nb_build(nb_graph *g, const nb_op *op, int32_t n_in, const nb_id *in, const double *params) {
    for (int32_t i = 0; i < n_in; i++)
        if (in[i] < 0 && in[i] >= NB_DERIVE) return in[i]; /* an earlier failure travels */
    nb_status status = nb_check_nodes(g, op->name, n_in, in);
    if (status) return status;
    if (n_in < op->min_inputs || n_in > op->max_inputs)
        return nb_fail(NB_PARAM, "%s: takes %d to %d inputs, not %d", op->name, op->min_inputs,
                       op->max_inputs, n_in);
    nb_node node = {.op = op, .n_in = n_in};
    for (int32_t i = 0; i < op->n_params; i++)
        node.param[i] = (params ? params[i] : op->params[i].initial) + 0.0; /* no -0 */
    if ((status = check_params(op, node.param))) return status;
    nb_id copy[NB_MAX_INPUTS];
    node.in = memcpy(copy, in, (size_t)n_in * sizeof *in);
    node.hash = hash_of(op, n_in, in, node.param);
    const nb_id alike = op->random ? NB_NONE : find_alike(g, &node);
    if (alike != NB_NONE) return alike;
    if ((status = infer_shape(g, &node))) return status;
    if (!(node.in = nb_arena_take(&g->arena, (size_t)n_in * sizeof *in))) return NB_MEMORY;
    memcpy(node.in, in, (size_t)n_in * sizeof *in);
    node.name = op->name;
    return add_node(g, node);
}

nb_id nb_apply(nb_graph *g, int32_t op, int32_t n_in, const nb_id *in, const double *params) {
    if (op < 0 || op >= nb_op_count())
        return nb_fail(NB_PARAM, "there is no operator number %d", op);
    if (n_in > NB_MAX_INPUTS || n_in < 0)
        return nb_fail(NB_PARAM, "%s: %d inputs; at most %d are possible", nb_ops[op]->name, n_in,
                       NB_MAX_INPUTS);
    return nb_build(g, nb_ops[op], n_in, in, params);
}

nb_id nb_unary(nb_graph *g, const nb_op *op, nb_id a) { return nb_build(g, op, 1, &a, NULL); }

nb_id nb_binary(nb_graph *g, const nb_op *op, nb_id a, nb_id b) {
    return nb_build(g, op, 2, (nb_id[]){a, b}, NULL);
}

nb_id nb_scalar(nb_graph *g, double value) {
    return nb_constant(g, 0, NULL, (float[]){(float)value});
}

nb_id nb_scale(nb_graph *g, nb_id a, double factor) {
    return nb_binary(g, &nb_op_mul, a, nb_scalar(g, factor));
}

nb_graph_mark nb_graph_mark_now(const nb_graph *g) {
    return (nb_graph_mark){nb_arena_mark(&g->arena), g->n_nodes};
}

void nb_graph_rewind(nb_graph *g, nb_graph_mark mark) {
    while (g->n_nodes > mark.n_nodes) { /* the newest is the first of its bucket */
        nb_node *node = g->nodes[--g->n_nodes];
        g->bucket[node->hash % NB_BUCKETS] = node->next_alike;
    }
    nb_arena_rewind(&g->arena, mark.arena);
}

/* ---- Asking ---- */

int32_t nb_node_count(const nb_graph *g) { return g->n_nodes; }

nb_status nb_set_name(nb_graph *g, nb_id node, const char *name) {
    if (nb_check_nodes(g, "set_name", 1, &node)) return NB_PARAM;
    const char *copy = copy_text(g, name);
    if (!copy) return NB_MEMORY;
    g->nodes[node]->name = copy;
    g->nodes[node]->named = true;
    return NB_OK;
}

void nb_name_automatically(nb_graph *g, nb_id node, const char *format, ...) {
    char name[NB_MAX_NAME];
    va_list args;
    va_start(args, format);
    nb_format(name, sizeof name, format, args);
    va_end(args);
    if (!g->nodes[node]->named && nb_set_name(g, node, name) == NB_OK)
        g->nodes[node]->named = false;
}

const char *nb_node_name(const nb_graph *g, nb_id node) {
    return nb_is_node(g, node) ? g->nodes[node]->name : NULL;
}

nb_id nb_find(const nb_graph *g, const char *name) {
    for (nb_id i = 0; i < g->n_nodes; i++)
        if (!strcmp(g->nodes[i]->name, name)) return i;
    return NB_NONE;
}

int32_t nb_node_op(const nb_graph *g, nb_id node) {
    if (!nb_is_node(g, node)) return NB_PARAM;
    if (!g->nodes[node]->op) return g->nodes[node]->leaf;
    return nb_op_find(g->nodes[node]->op->name);
}

int32_t nb_node_input_count(const nb_graph *g, nb_id node) {
    return nb_is_node(g, node) ? g->nodes[node]->n_in : 0;
}

nb_id nb_node_input(const nb_graph *g, nb_id node, int32_t i) {
    return nb_is_node(g, node) && i >= 0 && i < g->nodes[node]->n_in ? g->nodes[node]->in[i]
                                                                     : NB_NONE;
}

double nb_node_param(const nb_graph *g, nb_id node, int32_t i) {
    return nb_is_node(g, node) && i >= 0 && i < NB_MAX_PARAMS ? g->nodes[node]->param[i] : 0;
}

int32_t nb_node_rank(const nb_graph *g, nb_id node) {
    return nb_is_node(g, node) ? g->nodes[node]->shape.rank : NB_PARAM;
}

const int32_t *nb_node_dims(const nb_graph *g, nb_id node) {
    return nb_is_node(g, node) ? g->nodes[node]->shape.dim : NULL;
}

const nb_shape *nb_shape_of(const nb_graph *g, nb_id node) {
    static const nb_shape none = {0}; /* so that a chain of derivatives can go on after a failure */
    return nb_is_node(g, node) ? &g->nodes[node]->shape : &none;
}

nb_id nb_input_of(const nb_graph *g, nb_id node, int32_t i) { return nb_node_input(g, node, i); }

const double *nb_params_of(const nb_graph *g, nb_id node) { return g->nodes[node]->param; }
