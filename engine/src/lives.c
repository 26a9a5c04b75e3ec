/* lives.c - when each value of a plan is in memory, and in whose storage.
 *
 * A value lives from the call that writes it to the last call that reads it; a view and a result
 * written in place live on in the storage of their input. What is used only by calls that take the
 * batch in bands has room for one band; what else they read or write lives through all bands. An
 * output, an input and (in keep mode) everything lives to the end and is never overwritten.
 */
#include "planning.h"

static bool is_leaf(const nb_planning *w, nb_id id) { return !w->g->nodes[id]->op; }

static bool is_sum_of_bands(const nb_planning *w, nb_id id) {
    return nb_is_banded(w, id) && w->bands.how[id].sums;
}

static void pin_or_keep(nb_planning *w) {
    const nb_goal *goal = w->goal;
    for (int32_t i = 0; i < goal->n_out; i++) {
        w->stores[w->home[goal->out[i]]].last_use = NB_FOREVER;
        w->stores[w->home[goal->out[i]]].whole = true;
    }
    for (int32_t i = 0; i < goal->n_pins; i++) {
        const nb_id id = goal->pins[i].node;
        nb_storage *s = &w->stores[w->home[id]];
        s->last_use = NB_FOREVER;
        s->whole = true;
        if (w->home[id] == id && !is_leaf(w, id) && !s->place) s->place = goal->pins[i].place;
    }
}

/* What is read whole in each band lives through all of them. */
static void read(nb_planning *w, const nb_node *node, int32_t i) {
    nb_storage *s = &w->stores[w->home[node->in[i]]];
    const bool whole = nb_is_banded(w, node->id) && !node->op->view && !nb_by_bands(w, node->id, i);
    const int32_t time = whole ? w->close : w->at[node->id];
    if (s->last_use < time) s->last_use = time;
    if (!nb_is_banded(w, node->id)) s->whole = true;
}

/* Views have no storage of their own; leaves have theirs from the start and to the end. */
void nb_find_lives(nb_planning *w) {
    nb_plan *p = w->plan;
    for (int32_t now = 0; now < p->n_nodes + 2; now++) {
        const nb_id id = nb_node_at(w, now);
        if (id == NB_NONE) continue;
        const nb_node *node = w->g->nodes[id];
        w->home[id] = node->op && node->op->view ? w->home[node->in[0]] : id;
        nb_storage *s = &w->stores[id];
        const int64_t size = nb_size(&p->shape[id]); /* nothing, too, is somewhere of its own */
        *s = (nb_storage){.size = size > 0 ? size : 1, .last_use = now};
        s->whole = !nb_is_banded(w, id) || is_sum_of_bands(w, id);
        if (is_leaf(w, id) || w->goal->keep) s->last_use = NB_FOREVER;
        if (is_leaf(w, id) && node->leaf == NB_IS_WEIGHT) s->place = w->g->weights + node->offset;
        if (is_leaf(w, id) && node->leaf == NB_IS_CONSTANT) s->place = node->values;
        for (int32_t i = 0; i < node->n_in; i++)
            if (w->need[node->in[i]] == NB_NEED_VALUE && !(node->op->shape_only >> i & 1))
                read(w, node, i);
    }
    pin_or_keep(w);
}

/* ---- Places ---- */

/* The input whose storage the node may take over: it dies here, has the same shape, and no other
 * input reads that storage under another shape. */
static nb_id dying_input(const nb_planning *w, const nb_node *node) {
    const nb_shape *shape = w->plan->shape;
    for (int32_t i = 0; i < node->n_in; i++) {
        const nb_id home = w->home[node->in[i]];
        const nb_storage *s = &w->stores[home];
        bool free = node->op->in_place >> i & 1 && !is_leaf(w, home) && !s->place &&
                    s->last_use == w->at[node->id] && (s->whole || !w->stores[node->id].whole) &&
                    nb_same_shape(&shape[node->in[i]], &shape[node->id]);
        for (int32_t j = 0; j < node->n_in && free; j++)
            if (!(node->op->shape_only >> j & 1) && w->home[node->in[j]] == home)
                free = nb_same_shape(&shape[node->in[j]], &shape[node->id]);
        if (free) return home;
    }
    return NB_NONE;
}

/* Whoever lived in `taken` has moved out: the node lives on in its storage. */
static void take_over(nb_planning *w, nb_id taken, nb_id id) {
    w->stores[taken].last_use = w->stores[id].last_use;
    w->home[id] = taken;
}

/* Lives through all bands what lives in some. */
static void stretch(const nb_planning *w, nb_place *p) {
    if (p->from > w->open && p->from < w->close) p->from = w->open;
    if (p->to > w->open && p->to < w->close) p->to = w->close;
}

static void find_place(nb_planning *w, nb_id id) {
    const nb_node *node = w->g->nodes[id];
    const int32_t n = w->plan->n_nodes, now = w->at[id];
    nb_place *scratch = &w->places[n + id];
    *scratch = (nb_place){.size = w->scratch[id], .from = now, .to = now};
    if (is_sum_of_bands(w, id)) stretch(w, scratch);
    if (w->stores[id].place) return;
    const nb_id taken = node->op && !node->op->view ? dying_input(w, node) : NB_NONE;
    if (node->op && node->op->view)
        w->home[id] = w->home[node->in[0]];
    else if (taken != NB_NONE)
        take_over(w, taken, id);
    else /* inputs are written before anything runs */
        w->places[id] = (nb_place){.size = w->stores[id].size, .from = node->op ? now : -1};
}

void nb_find_places(nb_planning *w) {
    const int32_t n = w->plan->n_nodes;
    for (int32_t now = 0; now < n + 2; now++)
        if (nb_node_at(w, now) != NB_NONE) find_place(w, w->order[now]);
    for (nb_id id = 0; id < n; id++) {
        nb_place *p = &w->places[id];
        p->to = w->stores[id].last_use;
        if (w->stores[id].whole)
            stretch(w, p);
        else if (w->bands.of)
            p->size = p->size / w->bands.of * w->bands.rows;
    }
    w->top = nb_give_places(w->places, 2 * n, w->space);
}
