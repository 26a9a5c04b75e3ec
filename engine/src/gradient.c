/* gradient.c - reverse-mode differentiation that adds nodes.
 *
 * With y's gradient dy given, the nodes are visited from y backward; a node's gradient is then
 * complete, since all its users come after it. Each operator's `derive` adds the nodes of
 * dx_i = dy * d node / d input i, and what arrives at one node from several users is added up:
 *
 *     dx = sum over users u of x:  du * d u / d x          (the chain rule)
 *
 * Only nodes between y and the xs are visited. The result consists of ordinary nodes, so it can
 * be differentiated again.
 */
#include "nodes.h"

/* depends[i]: node i is one of the xs or is computed from one. */
static void mark_dependents(const nb_graph *g, nb_id y, int32_t n, const nb_id *xs, bool *depends) {
    for (int32_t i = 0; i < n; i++) depends[xs[i]] = true;
    for (nb_id id = 0; id <= y; id++) {
        const nb_node *node = g->nodes[id];
        for (int32_t i = 0; i < node->n_in && !depends[id]; i++)
            if (!(node->op->shape_only >> i & 1)) depends[id] = depends[node->in[i]];
    }
}

/* Adds what node `id` passes on to the gradients of its inputs. */
static nb_status pass_on(nb_graph *g, nb_id id, const bool *depends, nb_id *grad) {
    const nb_node *node = g->nodes[id];
    if (!node->op->derive) return nb_fail(NB_DERIVE, "%s cannot be differentiated", node->op->name);
    nb_id dx[NB_MAX_INPUTS];
    for (int32_t i = 0; i < node->n_in; i++) dx[i] = depends[node->in[i]] ? NB_NONE : NB_UNWANTED;
    node->op->derive(g, id, grad[id], dx);
    for (int32_t i = 0; i < node->n_in; i++) {
        const nb_id in = node->in[i];
        if (dx[i] == NB_NONE || !depends[in]) continue;
        if (dx[i] < 0) return dx[i];
        grad[in] = grad[in] == NB_NONE ? dx[i] : nb_binary(g, &nb_op_add, grad[in], dx[i]);
        if (grad[in] < 0) return grad[in];
    }
    return NB_OK;
}

/* Names d loss / d node after the node, where the caller has not named it otherwise. */
static void name_gradients(nb_graph *g, nb_id y, nb_id first_new, const nb_id *grad) {
    for (nb_id id = y; id >= 0; id--)
        if (grad[id] >= first_new)
            nb_name_automatically(g, grad[id], "d(%.50s)", g->nodes[id]->name);
}

static nb_status walk(nb_graph *g, nb_id y, nb_id dy, int32_t n, const nb_id *xs, nb_id *dxs,
                      bool *depends, nb_id *grad) {
    const nb_id first_new = g->n_nodes;
    for (nb_id id = 0; id <= y; id++) grad[id] = NB_NONE;
    mark_dependents(g, y, n, xs, depends);
    if (dy == NB_NONE) dy = nb_scalar(g, 1);
    if (nb_shape_of(g, dy)->rank < nb_shape_of(g, y)->rank)
        dy = nb_binary(g, &nb_op_broadcast_like, dy, y);
    grad[y] = dy;
    if (grad[y] < 0) return grad[y];
    for (nb_id id = y; id >= 0; id--) {
        if (!depends[id] || grad[id] == NB_NONE || !g->nodes[id]->op) continue;
        const nb_status status = pass_on(g, id, depends, grad);
        if (status) return status;
    }
    for (int32_t i = 0; i < n; i++) {
        dxs[i] = xs[i] <= y ? grad[xs[i]] : NB_NONE;
        if (dxs[i] == NB_NONE) dxs[i] = nb_unary(g, &nb_op_zeros_like, xs[i]);
        if (dxs[i] < 0) return dxs[i];
    }
    name_gradients(g, y, first_new, grad);
    return NB_OK;
}

nb_status nb_gradient_map(nb_graph *g, nb_id y, nb_id dy, int32_t n, const nb_id *xs, nb_id *dxs,
                          nb_id *map, int32_t n_map) {
    nb_status status = nb_check_nodes(g, "gradient", 1, &y);
    if (!status) status = nb_check_nodes(g, "gradient", n, xs);
    if (!status && dy != NB_NONE) status = nb_check_nodes(g, "gradient", 1, &dy);
    if (status) return status;
    if (dy != NB_NONE && !nb_same_shape(nb_shape_of(g, dy), nb_shape_of(g, y)))
        return nb_fail(NB_SHAPE, "gradient: dy has shape %s, y has %s",
                       nb_shape_text(nb_shape_of(g, dy)), nb_shape_text(nb_shape_of(g, y)));
    const size_t count = (size_t)g->n_nodes;
    bool *depends = nb_take(count * sizeof *depends);
    nb_id *grad = nb_take(count * sizeof *grad);
    const nb_graph_mark mark = nb_graph_mark_now(g);
    status = depends && grad ? walk(g, y, dy, n, xs, dxs, depends, grad) : NB_MEMORY;
    if (status)
        nb_graph_rewind(g, mark);
    else
        for (int32_t id = 0; id < n_map; id++) map[id] = id <= y ? grad[id] : NB_NONE;
    nb_give(depends);
    nb_give(grad);
    return status;
}

nb_status nb_gradient(nb_graph *g, nb_id y, nb_id dy, int32_t n, const nb_id *xs, nb_id *dxs) {
    return nb_gradient_map(g, y, dy, n, xs, dxs, NULL, 0);
}
