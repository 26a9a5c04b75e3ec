/* plan.c - from a graph and concrete shapes to a list of calls and one block of memory.
 *
 *   1. need      backward from the outputs: whose value, whose shape is needed at all
 *   2. shapes    forward: every operator infers its output's shape again, now without open sizes
 *   3. life      a value lives from the call that writes it to the last call that reads it; a view
 *                and a result written in place live on in the storage of their input
 *   4. places    of each storage, and of each call's scratch, in one block: places.h
 *   5. calls     the pointers are filled in
 *
 * An output, an input and (in keep mode) everything lives to the end and is never overwritten.
 */
#include "places.h"
#include "plan.h"
#include <string.h>

enum { NEED_NOTHING, NEED_SHAPE, NEED_VALUE };

/* A stretch of memory and the time in which it is taken. */
typedef struct storage {
    float *place; /* given from outside (weights, constants, pins), or NULL: in the block */
    int64_t size;
    nb_id last_use;
} storage;

typedef struct work {
    const nb_goal *goal;
    nb_graph *g;
    nb_plan *plan;
    uint8_t *need;    /* [n_nodes] NEED_... */
    nb_id *home;      /* [n_nodes] the node whose storage this one's value is in */
    storage *stores;  /* [n_nodes], of home nodes */
    nb_place *places; /* [2 n_nodes] in the block: of the homes, then of their calls' scratch */
    int32_t *space;   /* [4 n_nodes] */
    int64_t top;      /* floats of the block */
} work;

static const nb_id FOREVER = INT32_MAX;

/* ---- 1. need ---- */

static void want(work *w, nb_id id, uint8_t what) {
    if (w->need[id] < what) w->need[id] = what;
}

static void find_needs(work *w) {
    const nb_goal *goal = w->goal;
    for (int32_t i = 0; i < goal->n_out; i++) want(w, goal->out[i], NEED_VALUE);
    for (int32_t i = 0; i < goal->n_pins; i++) want(w, goal->pins[i].node, NEED_VALUE);
    for (nb_id id = w->plan->n_nodes - 1; id >= 0; id--) {
        const nb_node *node = w->g->nodes[id];
        if (w->need[id] == NEED_NOTHING) continue;
        for (int32_t i = 0; i < node->n_in; i++) {
            const bool value = w->need[id] == NEED_VALUE && !(node->op->shape_only >> i & 1);
            want(w, node->in[i], value ? NEED_VALUE : NEED_SHAPE);
        }
    }
}

/* ---- 2. shapes ---- */

static nb_status take_input_shapes(work *w) {
    const int32_t *dims = w->plan->dims;
    for (int32_t i = 0; i < w->goal->n_in; i++) {
        const nb_id id = w->goal->in[i];
        const nb_shape *declared = &w->g->nodes[id]->shape;
        nb_shape *shape = &w->plan->shape[id];
        *shape = (nb_shape){.rank = declared->rank};
        for (int32_t d = 0; d < declared->rank; d++) shape->dim[d] = *dims++;
        for (int32_t d = 0; d < declared->rank; d++)
            if (shape->dim[d] < 0 || !nb_fits(shape->dim[d], declared->dim[d]))
                return nb_fail(NB_SHAPE, "input '%s' has shape %s, but was declared %s",
                               w->g->nodes[id]->name, nb_shape_text(shape),
                               nb_shape_text(declared));
    }
    return NB_OK;
}

static bool is_given(const work *w, nb_id id) {
    for (int32_t i = 0; i < w->goal->n_in; i++)
        if (w->goal->in[i] == id) return true;
    return false;
}

static nb_status infer(work *w, const nb_node *node) {
    nb_shape in_shape[NB_MAX_INPUTS];
    nb_call call = {.op = node->op,
                    .name = node->name,
                    .param = node->param,
                    .n_in = node->n_in,
                    .in_shape = in_shape};
    for (int32_t i = 0; i < node->n_in; i++) in_shape[i] = w->plan->shape[node->in[i]];
    const nb_status status = node->op->shape(&call);
    if (status) return status;
    w->plan->shape[node->id] = call.out_shape;
    const int64_t scratch = call.scratch_size < INT32_MAX ? call.scratch_size : INT32_MAX;
    if (w->need[node->id] == NEED_VALUE && !node->op->view && scratch > 0)
        w->places[w->plan->n_nodes + node->id] =
            (nb_place){.size = scratch, .from = node->id, .to = node->id};
    return NB_OK;
}

static nb_status find_shapes(work *w) {
    nb_status status = take_input_shapes(w);
    for (nb_id id = 0; id < w->plan->n_nodes && !status; id++) {
        const nb_node *node = w->g->nodes[id];
        if (w->need[id] == NEED_NOTHING) continue;
        if (node->op)
            status = infer(w, node);
        else if (node->leaf != NB_IS_INPUT)
            w->plan->shape[id] = node->shape;
        else if (!is_given(w, id))
            status = nb_fail(NB_STATE,
                             "the output depends on input '%s', which is not among the "
                             "function's inputs",
                             node->name);
        if (!status && nb_is_too_large(&w->plan->shape[id]))
            status = nb_fail(NB_MEMORY, "'%s' has shape %s: too many values", node->name,
                             nb_shape_text(&w->plan->shape[id]));
    }
    return status;
}

/* ---- 3. life ---- */

static bool is_leaf(const work *w, nb_id id) { return !w->g->nodes[id]->op; }

static void pin_or_keep(work *w) {
    const nb_goal *goal = w->goal;
    for (int32_t i = 0; i < goal->n_out; i++) w->stores[w->home[goal->out[i]]].last_use = FOREVER;
    for (int32_t i = 0; i < goal->n_pins; i++) {
        const nb_id id = goal->pins[i].node;
        storage *s = &w->stores[w->home[id]];
        s->last_use = FOREVER;
        if (w->home[id] == id && !is_leaf(w, id) && !s->place) s->place = goal->pins[i].place;
    }
}

/* Views have no storage of their own; leaves have theirs from the start and to the end. */
static void find_lives(work *w) {
    nb_plan *p = w->plan;
    for (nb_id id = 0; id < p->n_nodes; id++) {
        const nb_node *node = w->g->nodes[id];
        if (w->need[id] != NEED_VALUE) continue;
        w->home[id] = node->op && node->op->view ? w->home[node->in[0]] : id;
        storage *s = &w->stores[id];
        const int64_t size = nb_size(&p->shape[id]); /* nothing, too, is somewhere of its own */
        *s = (storage){.size = size > 0 ? size : 1, .last_use = id};
        if (is_leaf(w, id) || w->goal->keep) s->last_use = FOREVER;
        if (is_leaf(w, id) && node->leaf == NB_IS_WEIGHT) s->place = w->g->weights + node->offset;
        if (is_leaf(w, id) && node->leaf == NB_IS_CONSTANT) s->place = node->values;
        for (int32_t i = 0; i < node->n_in; i++) {
            if (w->need[node->in[i]] != NEED_VALUE || node->op->shape_only >> i & 1) continue;
            storage *in = &w->stores[w->home[node->in[i]]];
            if (in->last_use < id) in->last_use = id;
        }
    }
    pin_or_keep(w);
}

/* ---- 4. places ---- */

/* The input whose storage the node may take over: it dies here, has the same shape, and no other
 * input reads that storage under another shape. */
static nb_id dying_input(const work *w, const nb_node *node) {
    const nb_shape *shape = w->plan->shape;
    for (int32_t i = 0; i < node->n_in; i++) {
        const nb_id home = w->home[node->in[i]];
        bool free = node->op->in_place >> i & 1 && !is_leaf(w, home) && !w->stores[home].place &&
                    w->stores[home].last_use == node->id &&
                    nb_same_shape(&shape[node->in[i]], &shape[node->id]);
        for (int32_t j = 0; j < node->n_in && free; j++)
            if (!(node->op->shape_only >> j & 1) && w->home[node->in[j]] == home)
                free = nb_same_shape(&shape[node->in[j]], &shape[node->id]);
        if (free) return home;
    }
    return NB_NONE;
}

/* Whoever lived in `taken` has moved out: the node lives on in its storage. */
static void take_over(work *w, nb_id taken, nb_id id) {
    w->stores[taken].last_use = w->stores[id].last_use;
    w->home[id] = taken;
}

static void find_places(work *w) {
    const int32_t n = w->plan->n_nodes;
    for (nb_id id = 0; id < n; id++) {
        const nb_node *node = w->g->nodes[id];
        if (w->need[id] != NEED_VALUE || w->stores[id].place) continue;
        const nb_id taken = node->op && !node->op->view ? dying_input(w, node) : NB_NONE;
        if (node->op && node->op->view)
            w->home[id] = w->home[node->in[0]];
        else if (taken != NB_NONE)
            take_over(w, taken, id);
        else /* inputs are written before anything runs */
            w->places[id] = (nb_place){.size = w->stores[id].size, .from = node->op ? id : -1};
    }
    for (nb_id id = 0; id < n; id++) w->places[id].to = w->stores[id].last_use;
    w->top = nb_give_places(w->places, 2 * n, w->space);
}

/* ---- 5. calls ---- */

static float *place_of(const work *w, nb_id id) {
    const storage *s = &w->stores[w->home[id]];
    return s->place ? s->place : w->plan->block + w->places[w->home[id]].offset;
}

/* The marks of the rows of a pinned node that is computed straight into its place. */
static uint8_t *marks_of(const work *w, nb_id id) {
    for (int32_t i = 0; i < w->goal->n_pins; i++) {
        const nb_pin *pin = &w->goal->pins[i];
        if (pin->node == id && pin->place == w->plan->value[id]) return pin->marks;
    }
    return NULL;
}

static nb_status fill_call(work *w, const nb_node *node) {
    nb_plan *p = w->plan;
    nb_call *call = &p->calls[p->n_calls++];
    *call = (nb_call){.op = node->op,
                      .name = node->name,
                      .param = node->param,
                      .n_in = node->n_in,
                      .rng = w->g->rng,
                      .scratch = p->block + w->places[p->n_nodes + node->id].offset,
                      .out = p->value[node->id],
                      .marks = marks_of(w, node->id)};
    call->in_shape = nb_arena_take(&p->arena, (size_t)node->n_in * sizeof *call->in_shape);
    call->in = nb_arena_take(&p->arena, (size_t)node->n_in * sizeof *call->in);
    if (!call->in_shape || !call->in) return NB_MEMORY;
    for (int32_t i = 0; i < node->n_in; i++) {
        call->in_shape[i] = p->shape[node->in[i]];
        call->in[i] = p->value[node->in[i]];
    }
    return node->op->shape(call);
}

static nb_status fill_calls(work *w) {
    nb_plan *p = w->plan;
    p->block_bytes = w->top * (int64_t)sizeof(float);
    if (p->block_bytes > INT32_MAX)
        return nb_fail(NB_MEMORY, "these shapes need %.0f bytes; use smaller batches",
                       (double)p->block_bytes);
    if (!(p->block = nb_take((size_t)p->block_bytes))) return NB_MEMORY;
    for (nb_id id = 0; id < p->n_nodes; id++) {
        const nb_node *node = w->g->nodes[id];
        if (w->need[id] != NEED_VALUE) continue;
        p->value[id] = place_of(w, id);
        if (!node->op || node->op->view) continue;
        const nb_status status = fill_call(w, node);
        if (status) return status;
    }
    return NB_OK;
}

/* What is computed elsewhere than where it is wanted. */
static nb_status fill_copies(work *w) {
    nb_plan *p = w->plan;
    for (int32_t i = 0; i < w->goal->n_pins; i++) {
        const nb_pin *pin = &w->goal->pins[i];
        const nb_shape *shape = &p->shape[pin->node];
        float *place = pin->place;
        if (!place) {
            const nb_node *weight = w->g->nodes[pin->weight];
            if (!nb_same_shape(shape, &weight->shape))
                return nb_fail(NB_SHAPE, "assign: '%s' has shape %s, the weight '%s' has %s",
                               w->g->nodes[pin->node]->name, nb_shape_text(shape), weight->name,
                               nb_shape_text(&weight->shape));
            place = w->g->weights + weight->offset;
        }
        if (p->value[pin->node] != place)
            p->copies[p->n_copies++] = (nb_copy){place, p->value[pin->node], nb_size(shape)};
    }
    return NB_OK;
}

/* Values that were overwritten by later ones, or belong to nobody's outputs, are not for reading.
 */
static void hide_overwritten(work *w) {
    for (nb_id id = 0; id < w->plan->n_nodes; id++)
        if (w->need[id] != NEED_VALUE || w->stores[w->home[id]].last_use != FOREVER)
            w->plan->value[id] = NULL;
    for (nb_id id = 0; id < w->plan->n_nodes; id++) /* a home that a later node has taken over */
        for (nb_id later = id + 1; w->plan->value[id] && later < w->plan->n_nodes; later++)
            if (w->plan->value[later] == w->plan->value[id] && w->g->nodes[later]->op &&
                !w->g->nodes[later]->op->view && w->stores[later].size > 0)
                w->plan->value[id] = NULL;
}

/* ---- The plan ---- */

static bool take_tables(work *w, nb_arena *temporary) {
    nb_plan *p = w->plan;
    const size_t n = (size_t)p->n_nodes;
    p->shape = nb_arena_take(&p->arena, n * sizeof *p->shape);
    p->value = nb_arena_take(&p->arena, n * sizeof *p->value);
    p->calls = nb_arena_take(&p->arena, n * sizeof *p->calls);
    p->copies = nb_arena_take(&p->arena, (size_t)w->goal->n_pins * sizeof *p->copies);
    p->dims = nb_arena_take(&p->arena, (size_t)p->n_dims * sizeof *p->dims);
    w->need = nb_arena_take(temporary, n);
    w->home = nb_arena_take(temporary, n * sizeof *w->home);
    w->stores = nb_arena_take(temporary, n * sizeof *w->stores);
    w->places = nb_arena_take(temporary, 2 * n * sizeof *w->places);
    w->space = nb_arena_take(temporary, 4 * n * sizeof *w->space);
    return p->shape && p->value && p->calls && p->copies && p->dims && w->need && w->home &&
           w->stores && w->places && w->space;
}

static nb_status make(work *w, const int32_t *dims, nb_arena *temporary) {
    if (!take_tables(w, temporary)) return NB_MEMORY;
    if (w->plan->n_dims) memcpy(w->plan->dims, dims, (size_t)w->plan->n_dims * sizeof *dims);
    for (int32_t i = 0; i < w->goal->n_in; i++) want(w, w->goal->in[i], NEED_VALUE);
    find_needs(w);
    nb_status status = find_shapes(w);
    if (status) return status;
    find_lives(w);
    find_places(w);
    status = fill_calls(w);
    if (!status) status = fill_copies(w);
    if (!status) hide_overwritten(w);
    return status;
}

nb_status nb_plan_new(const nb_goal *goal, const int32_t *dims, int32_t n_dims, nb_plan **plan) {
    nb_plan *p = nb_take(sizeof *p);
    if (!p) return NB_MEMORY;
    p->n_nodes = goal->g->n_nodes;
    p->n_dims = n_dims;
    nb_arena temporary = {NULL};
    work w = {.goal = goal, .g = goal->g, .plan = p};
    const nb_status status = make(&w, dims, &temporary);
    nb_arena_free(&temporary);
    if (status == NB_OK)
        *plan = p;
    else
        nb_plan_free(p);
    return status;
}

void nb_plan_free(nb_plan *p) {
    if (!p) return;
    nb_arena_free(&p->arena);
    nb_give(p->block);
    nb_give(p);
}

void nb_plan_run(const nb_plan *p) {
    for (int32_t i = 0; i < p->n_calls; i++) p->calls[i].op->run(&p->calls[i]);
    for (int32_t i = 0; i < p->n_copies; i++)
        memcpy(p->copies[i].to, p->copies[i].from, (size_t)p->copies[i].n * sizeof(float));
}
