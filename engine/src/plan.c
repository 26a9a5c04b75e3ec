/* plan.c - from a graph and concrete shapes to a list of calls and one block of memory.
 *
 *   1. need      backward from the outputs: whose value, whose shape is needed at all
 *   2. shapes    forward: every operator infers its output's shape again, now without open sizes
 *   3. order     that of the nodes, but for those that take a large batch in bands: banding.h
 *   4. lives     which values share a storage, and when it is taken: lives.c
 *   5. places    of each storage, and of each call's scratch, in one block: places.h
 *   6. calls     the pointers are filled in
 */
#include "planning.h"
#include <string.h>

/* ---- 1. need ---- */

static void want(nb_planning *w, nb_id id, uint8_t what) {
    if (w->need[id] < what) w->need[id] = what;
}

static void find_needs(nb_planning *w) {
    const nb_goal *goal = w->goal;
    for (int32_t i = 0; i < goal->n_out; i++) want(w, goal->out[i], NB_NEED_VALUE);
    for (int32_t i = 0; i < goal->n_pins; i++) want(w, goal->pins[i].node, NB_NEED_VALUE);
    for (nb_id id = w->plan->n_nodes - 1; id >= 0; id--) {
        const nb_node *node = w->g->nodes[id];
        if (w->need[id] == NB_NEED_NOTHING) continue;
        for (int32_t i = 0; i < node->n_in; i++) {
            const bool value = w->need[id] == NB_NEED_VALUE && !(node->op->shape_only >> i & 1);
            want(w, node->in[i], value ? NB_NEED_VALUE : NB_NEED_SHAPE);
        }
    }
}

/* ---- 2. shapes ---- */

static nb_status take_input_shapes(nb_planning *w) {
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

static bool is_given(const nb_planning *w, nb_id id) {
    for (int32_t i = 0; i < w->goal->n_in; i++)
        if (w->goal->in[i] == id) return true;
    return false;
}

/* The shape of a call's inputs and output, and its working space: of a band, where it takes bands.
 */
static nb_status ask(nb_planning *w, const nb_node *node, nb_call *call) {
    call->op = node->op;
    call->name = node->name;
    call->param = node->param;
    call->n_in = node->n_in;
    for (int32_t i = 0; i < node->n_in; i++) {
        call->in_shape[i] = w->plan->shape[node->in[i]];
        if (nb_by_bands(w, node->id, i)) call->in_shape[i].dim[0] = w->bands.rows;
    }
    const nb_status status = node->op->shape(call);
    const int64_t scratch = call->scratch_size < INT32_MAX ? call->scratch_size : INT32_MAX;
    w->scratch[node->id] = scratch > 0 ? scratch : 0;
    return status;
}

static nb_status infer(nb_planning *w, const nb_node *node) {
    nb_shape in_shape[NB_MAX_INPUTS];
    nb_call call = {.in_shape = in_shape};
    const nb_status status = ask(w, node, &call);
    if (status) return status;
    w->plan->shape[node->id] = call.out_shape;
    const bool runs = w->need[node->id] == NB_NEED_VALUE && !node->op->view;
    if (!runs) w->scratch[node->id] = 0;
    if (runs && node->op->bands && !w->goal->keep) w->bands.how[node->id] = node->op->bands(&call);
    return NB_OK;
}

static nb_status find_shapes(nb_planning *w) {
    nb_status status = take_input_shapes(w);
    for (nb_id id = 0; id < w->plan->n_nodes && !status; id++) {
        const nb_node *node = w->g->nodes[id];
        if (w->need[id] == NB_NEED_NOTHING) continue;
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

/* ---- 3. order ---- */

/* The rows of the first input that has any. */
static int32_t rows_of_batch(const nb_planning *w) {
    for (int32_t i = 0; i < w->goal->n_in; i++) {
        const nb_shape *s = &w->plan->shape[w->goal->in[i]];
        if (s->rank > 0) return s->dim[0];
    }
    return 0;
}

static nb_status find_order(nb_planning *w) {
    w->bands.of = rows_of_batch(w);
    nb_find_bands(&w->bands, w->g, w->plan->shape);
    int32_t now = 0;
    for (uint8_t part = NB_BEFORE; part <= NB_AFTER; part++) {
        if (part == NB_BANDED) w->order[w->open = now++] = NB_NONE;
        for (nb_id id = 0; id < w->plan->n_nodes; id++)
            if (w->bands.part[id] == part) w->order[w->at[id] = now++] = id;
        if (part == NB_BANDED) w->order[w->close = now++] = NB_NONE;
    }
    nb_status status = NB_OK;
    for (nb_id id = 0; id < w->plan->n_nodes && !status; id++) {
        nb_shape in_shape[NB_MAX_INPUTS];
        nb_call call = {.in_shape = in_shape};
        if (nb_is_banded(w, id) && !w->g->nodes[id]->op->view)
            status = ask(w, w->g->nodes[id], &call);
    }
    return status;
}

/* ---- 6. calls ---- */

static float *place_of(const nb_planning *w, nb_id id) {
    const nb_storage *s = &w->stores[w->home[id]];
    return s->place ? s->place : w->plan->block + w->places[w->home[id]].offset;
}

/* The marks of the rows of a pinned node that is computed straight into its place. */
static uint8_t *marks_of(const nb_planning *w, nb_id id) {
    for (int32_t i = 0; i < w->goal->n_pins; i++) {
        const nb_pin *pin = &w->goal->pins[i];
        if (pin->node == id && pin->place == w->plan->value[id]) return pin->marks;
    }
    return NULL;
}

static nb_status fill_call(nb_planning *w, const nb_node *node) {
    nb_plan *p = w->plan;
    nb_call *call = &p->calls[p->n_calls++];
    *call = (nb_call){.rng = w->g->rng,
                      .scratch = p->block + w->places[p->n_nodes + node->id].offset,
                      .out = p->value[node->id],
                      .marks = marks_of(w, node->id)};
    call->in_shape = nb_arena_take(&p->arena, (size_t)node->n_in * sizeof *call->in_shape);
    call->in = nb_arena_take(&p->arena, (size_t)node->n_in * sizeof *call->in);
    if (!call->in_shape || !call->in) return NB_MEMORY;
    for (int32_t i = 0; i < node->n_in; i++) call->in[i] = p->value[node->in[i]];
    return ask(w, node, call);
}

/* Floats from a row of the value to the next, if there is more than a band of it. */
static int32_t row_of(const nb_planning *w, nb_id id) {
    const bool whole = w->need[id] == NB_NEED_VALUE && w->stores[w->home[id]].whole;
    return whole ? (int32_t)(nb_size(&w->plan->shape[id]) / w->bands.of) : 0;
}

static nb_status fill_stride(nb_planning *w, const nb_node *node) {
    nb_plan *p = w->plan;
    nb_stride *s = &p->strides[p->n_banded++];
    *s = (nb_stride){.how = w->bands.how[node->id], .out = p->value[node->id]};
    if (!s->how.sums) s->out_row = row_of(w, node->id);
    s->in = nb_arena_take(&p->arena, (size_t)node->n_in * sizeof *s->in);
    s->in_row = nb_arena_take(&p->arena, (size_t)node->n_in * sizeof *s->in_row);
    if (!s->in || !s->in_row) return NB_MEMORY;
    for (int32_t i = 0; i < node->n_in; i++) {
        s->in[i] = p->value[node->in[i]];
        if (nb_by_bands(w, node->id, i)) s->in_row[i] = row_of(w, node->in[i]);
    }
    return NB_OK;
}

static nb_status fill(nb_planning *w, nb_id id) {
    const nb_node *node = w->g->nodes[id];
    w->plan->value[id] = place_of(w, id);
    if (!node->op || node->op->view) return NB_OK;
    if (nb_is_banded(w, id) && w->plan->n_banded == 0) w->plan->first_banded = w->plan->n_calls;
    const nb_status status = fill_call(w, node);
    return !status && nb_is_banded(w, id) ? fill_stride(w, node) : status;
}

static nb_status fill_calls(nb_planning *w) {
    nb_plan *p = w->plan;
    p->block_bytes = w->top * (int64_t)sizeof(float);
    if (p->block_bytes > INT32_MAX)
        return nb_fail(NB_MEMORY, "these shapes need %.0f bytes; use smaller batches",
                       (double)p->block_bytes);
    if (!(p->block = nb_take((size_t)p->block_bytes))) return NB_MEMORY;
    p->batch = w->bands.of;
    p->band = w->bands.rows;
    nb_status status = NB_OK;
    for (int32_t now = 0; now < p->n_nodes + 2 && !status; now++)
        if (nb_node_at(w, now) != NB_NONE) status = fill(w, w->order[now]);
    return status;
}

/* What is computed elsewhere than where it is wanted. */
static nb_status fill_copies(nb_planning *w) {
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
static void hide_overwritten(nb_planning *w) {
    for (nb_id id = 0; id < w->plan->n_nodes; id++)
        if (w->need[id] != NB_NEED_VALUE || w->stores[w->home[id]].last_use != NB_FOREVER)
            w->plan->value[id] = NULL;
    for (nb_id id = 0; id < w->plan->n_nodes; id++) /* a home that a later node has taken over */
        for (nb_id later = 0; w->plan->value[id] && later < w->plan->n_nodes; later++)
            if (w->at[later] > w->at[id] && w->plan->value[later] == w->plan->value[id] &&
                w->g->nodes[later]->op && !w->g->nodes[later]->op->view &&
                w->stores[later].size > 0)
                w->plan->value[id] = NULL;
}

/* ---- The plan ---- */

static bool take_tables(nb_planning *w, nb_arena *temporary) {
    nb_plan *p = w->plan;
    const size_t n = (size_t)p->n_nodes;
    p->shape = nb_arena_take(&p->arena, n * sizeof *p->shape);
    p->value = nb_arena_take(&p->arena, n * sizeof *p->value);
    p->calls = nb_arena_take(&p->arena, n * sizeof *p->calls);
    p->copies = nb_arena_take(&p->arena, (size_t)w->goal->n_pins * sizeof *p->copies);
    p->dims = nb_arena_take(&p->arena, (size_t)p->n_dims * sizeof *p->dims);
    p->strides = nb_arena_take(&p->arena, n * sizeof *p->strides);
    w->need = nb_arena_take(temporary, n);
    w->scratch = nb_arena_take(temporary, n * sizeof *w->scratch);
    w->bands.n_nodes = p->n_nodes;
    w->bands.part = nb_arena_take(temporary, n);
    w->bands.how = nb_arena_take(temporary, n * sizeof *w->bands.how);
    w->at = nb_arena_take(temporary, n * sizeof *w->at);
    w->order = nb_arena_take(temporary, (n + 2) * sizeof *w->order);
    w->home = nb_arena_take(temporary, n * sizeof *w->home);
    w->stores = nb_arena_take(temporary, n * sizeof *w->stores);
    w->places = nb_arena_take(temporary, 2 * n * sizeof *w->places);
    w->space = nb_arena_take(temporary, 4 * n * sizeof *w->space);
    return p->shape && p->value && p->calls && p->copies && p->dims && p->strides && w->need &&
           w->scratch && w->bands.part && w->bands.how && w->at && w->order && w->home &&
           w->stores && w->places && w->space;
}

static nb_status make(nb_planning *w, const int32_t *dims, nb_arena *temporary) {
    if (!take_tables(w, temporary)) return NB_MEMORY;
    if (w->plan->n_dims) memcpy(w->plan->dims, dims, (size_t)w->plan->n_dims * sizeof *dims);
    for (int32_t i = 0; i < w->goal->n_in; i++) want(w, w->goal->in[i], NB_NEED_VALUE);
    find_needs(w);
    nb_status status = find_shapes(w);
    if (!status) status = find_order(w);
    if (status) return status;
    nb_find_lives(w);
    nb_find_places(w);
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
    nb_planning w = {.goal = goal, .g = goal->g, .plan = p};
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
