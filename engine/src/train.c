/* train.c - a training step: forward, backward, update; and many of them on resident data.
 *
 * The gradient nodes are computed straight into one flat vector laid out as the weights are, so
 * the optimizer is one pass over it. Weights that are not trained leave gaps: the vector is
 * passed in stretches between the gaps; weight by weight, where each gradient is clipped by itself.
 *
 * A table of which a batch takes rows (embedding) is a stretch of its own, with a mark at each row
 * that has a gradient: only these are cleared, and where the optimizer keeps no state and no decay
 * moves the others, only these are updated. The others' update would subtract zeros: equal bits.
 */
#include "data.h"
#include "kernels.h"
#include "marks.h"
#include "nodes.h"
#include "optim.h"
#include <math.h>
#include <string.h>

typedef struct stretch {
    int32_t offset, size;
    int32_t rows;   /* of a table, else 0 */
    uint8_t *marks; /* [rows] 1: has a gradient */
} stretch;

struct nb_trainer {
    nb_graph *g;
    nb_function *function;
    const nb_optimizer *optimizer;
    double param[NB_MAX_SETTINGS];
    double updates;
    double *rates; /* of the next updates */
    int32_t n_rates, rates_cap, rate_at;
    int32_t n_in, n_out, n_weights, n_stretches, n_map;
    int32_t n_flat;                       /* floats of all weights when it was made */
    nb_id *in, *out, *map;                /* map[node]: the node of its gradient */
    nb_pin *pins;                         /* [n_weights] */
    stretch *each;                        /* [n_weights] by offset */
    stretch *stretches;                   /* the same, neighbours joined */
    float *gradient, *slot[NB_MAX_SLOTS]; /* flat, as long as the weights */
    nb_arena arena;
    nb_trainer *next; /* of the same graph */
};

/* ---- Making one ---- */

static nb_status check(nb_graph *g, int32_t n_out, const nb_id *out, int32_t n_weights,
                       const nb_id *weights, int32_t optimizer) {
    if (!nb_optimizer_name(optimizer))
        return nb_fail(NB_PARAM, "there is no optimizer number %d", optimizer);
    if (n_out < 1) return nb_fail(NB_PARAM, "trainer: there is no loss among the outputs");
    nb_status status = nb_check_nodes(g, "trainer", n_out, out);
    if (!status) status = nb_check_nodes(g, "trainer", n_weights, weights);
    if (status) return status;
    for (int32_t i = 0; i < n_out; i++)
        if (nb_shape_of(g, out[i])->rank != 0)
            return nb_fail(NB_SHAPE,
                           "trainer: %s has shape %s; a loss or metric is one number, of "
                           "shape []",
                           nb_node_name(g, out[i]), nb_shape_text(nb_shape_of(g, out[i])));
    for (int32_t i = 0; i < n_weights; i++)
        if (!nb_weight_values(g, weights[i]))
            return nb_fail(NB_PARAM, "trainer: '%s' is not a weight", nb_node_name(g, weights[i]));
    return NB_OK;
}

/* Sorts the weights by offset and joins neighbours. */
static void find_stretches(nb_trainer *t, const nb_id *weights) {
    for (int32_t i = 0; i < t->n_weights; i++) {
        const nb_node *w = t->g->nodes[weights[i]];
        const stretch s = {.offset = w->offset,
                           .size = (int32_t)nb_size(&w->shape),
                           .rows = t->pins[i].marks ? w->shape.dim[0] : 0,
                           .marks = t->pins[i].marks};
        int32_t at = t->n_stretches++;
        for (; at > 0 && t->each[at - 1].offset > s.offset; at--) t->each[at] = t->each[at - 1];
        t->each[at] = s;
    }
    if (t->n_weights) memcpy(t->stretches, t->each, (size_t)t->n_weights * sizeof *t->stretches);
    int32_t joined = 0;
    for (int32_t i = 1; i < t->n_stretches; i++) {
        stretch *last = &t->stretches[joined];
        const stretch *s = &t->stretches[i];
        if (last->offset + last->size == s->offset && !last->rows && !s->rows)
            last->size += s->size;
        else
            t->stretches[++joined] = *s;
    }
    if (t->n_stretches) t->n_stretches = joined + 1;
}

static bool make_slot(nb_trainer *t, int32_t i) {
    if (!t->slot[i]) t->slot[i] = nb_take((size_t)t->n_flat * sizeof(float));
    return t->slot[i] != NULL;
}

static bool needs_slot(const nb_trainer *t, int32_t i) {
    const int32_t param = t->optimizer->slot_switch[i];
    return param == 0 || t->param[param] != 0;
}

static bool take_lists(nb_trainer *t, const nb_id *in, const nb_id *out) {
    t->in = nb_arena_take(&t->arena, (size_t)t->n_in * sizeof *in);
    t->out = nb_arena_take(&t->arena, (size_t)t->n_out * sizeof *out);
    t->map = nb_arena_take(&t->arena, (size_t)t->n_map * sizeof *t->map);
    t->pins = nb_arena_take(&t->arena, (size_t)t->n_weights * sizeof *t->pins);
    t->each = nb_arena_take(&t->arena, (size_t)t->n_weights * sizeof *t->each);
    t->stretches = nb_arena_take(&t->arena, (size_t)t->n_weights * sizeof *t->stretches);
    bool ok = t->in && t->out && t->map && t->pins && t->each && t->stretches;
    ok = ok && (t->gradient = nb_take((size_t)t->n_flat * sizeof(float)));
    for (int32_t i = 0; i < t->optimizer->n_slots; i++)
        if (t->optimizer->slot_switch[i] == 0) ok = ok && make_slot(t, i);
    if (!ok) return false;
    if (t->n_in) memcpy(t->in, in, (size_t)t->n_in * sizeof *in);
    memcpy(t->out, out, (size_t)t->n_out * sizeof *out);
    return true;
}

/* Room for the marks of a weight whose gradient is that of its rows; NULL: it has none. */
static nb_status make_marks(nb_trainer *t, nb_id weight, nb_pin *pin) {
    const nb_op *op = t->g->nodes[pin->node]->op;
    if (op != &nb_op_scatter_add || nb_input_of(t->g, pin->node, 2) != weight) return NB_OK;
    pin->marks = nb_arena_take(&t->arena, (size_t)nb_shape_of(t->g, weight)->dim[0]);
    return pin->marks ? NB_OK : NB_MEMORY;
}

static nb_status differentiate(nb_trainer *t, const nb_id *weights) {
    nb_id *dw = nb_take((size_t)t->n_weights * sizeof *dw);
    if (!dw) return NB_MEMORY;
    nb_status status =
        nb_gradient_map(t->g, t->out[0], NB_NONE, t->n_weights, weights, dw, t->map, t->n_map);
    for (int32_t i = 0; i < t->n_weights && !status; i++) {
        t->pins[i] =
            (nb_pin){.node = dw[i], .place = t->gradient + t->g->nodes[weights[i]]->offset};
        t->map[weights[i]] = dw[i];
        status = make_marks(t, weights[i], &t->pins[i]);
    }
    nb_give(dw);
    if (status == NB_OK) find_stretches(t, weights);
    return status;
}

nb_status nb_trainer_keep(nb_trainer *t, int32_t keep) {
    nb_function_keep(t->function, keep != 0);
    return NB_OK;
}

nb_trainer *nb_trainer_new(nb_graph *g, int32_t n_in, const nb_id *in, int32_t n_out,
                           const nb_id *out, int32_t n_weights, const nb_id *weights,
                           int32_t optimizer) {
    if (nb_check_nodes(g, "trainer", n_in, in)) return NULL;
    if (check(g, n_out, out, n_weights, weights, optimizer)) return NULL;
    const nb_graph_mark mark = nb_graph_mark_now(g);
    nb_trainer *t = nb_take(sizeof *t);
    if (!t) return NULL;
    nb_count_object(+1);
    t->g = g;
    t->next = g->trainers;
    g->trainers = t;
    t->optimizer = nb_optimizers[optimizer];
    t->n_in = n_in;
    t->n_out = n_out;
    t->n_weights = n_weights;
    t->n_map = g->n_nodes;
    t->n_flat = g->n_weights;
    for (int32_t i = 0; i < nb_setting_count(t->optimizer); i++)
        t->param[i] = nb_setting(t->optimizer, i).initial;
    if (take_lists(t, in, out) && differentiate(t, weights) == NB_OK &&
        (t->function = nb_function_pinned(g, n_in, in, n_out, out, n_weights, t->pins, 0)))
        return t;
    nb_trainer_free(t);
    nb_graph_rewind(g, mark);
    return NULL;
}

void nb_trainer_free(nb_trainer *t) {
    if (!t) return;
    nb_trainer **link = &t->g->trainers;
    while (*link != t) link = &(*link)->next;
    *link = t->next;
    nb_function_free(t->function);
    nb_give(t->gradient);
    nb_give(t->rates);
    for (int32_t i = 0; i < NB_MAX_SLOTS; i++) nb_give(t->slot[i]);
    nb_arena_free(&t->arena);
    nb_give(t);
    nb_count_object(-1);
}

/* ---- Asking and setting ---- */

nb_function *nb_trainer_function(nb_trainer *t) { return t->function; }

static bool has_setting(const nb_trainer *t, int32_t param) {
    return param >= 0 && param < nb_setting_count(t->optimizer);
}

static nb_status check_setting(const nb_trainer *t, int32_t param, double value) {
    const nb_optimizer *o = t->optimizer;
    if (!has_setting(t, param))
        return nb_fail(NB_PARAM, "%s has no parameter number %d", o->name, param);
    const nb_param p = nb_setting(o, param);
    if (value >= p.low && value <= p.high) return NB_OK;
    return nb_fail(NB_PARAM, "%s: %s is %g, not between %g and %g", o->name, p.name, value, p.low,
                   p.high);
}

/* A slot that only this parameter needs is made now, so that no run takes memory. */
nb_status nb_trainer_set(nb_trainer *t, int32_t param, double value) {
    const nb_status status = check_setting(t, param, value);
    if (status) return status;
    for (int32_t i = 0; i < t->optimizer->n_slots && param && value != 0; i++)
        if (t->optimizer->slot_switch[i] == param && !make_slot(t, i)) return NB_MEMORY;
    t->param[param] = value;
    return NB_OK;
}

nb_status nb_trainer_rates(nb_trainer *t, int32_t n, const double *rates) {
    for (int32_t i = 0; i < n; i++) {
        const nb_status status = check_setting(t, 0, rates[i]);
        if (status) return status;
    }
    if (n > t->rates_cap) {
        double *more = nb_take((size_t)n * sizeof *more);
        if (!more) return NB_MEMORY;
        nb_give(t->rates);
        t->rates = more;
        t->rates_cap = n;
    }
    if (n > 0) memcpy(t->rates, rates, (size_t)n * sizeof *rates);
    t->n_rates = n;
    t->rate_at = 0;
    return NB_OK;
}

double nb_trainer_get(const nb_trainer *t, int32_t param) {
    return has_setting(t, param) ? t->param[param] : -1;
}

nb_id nb_trainer_gradient(const nb_trainer *t, nb_id node) {
    return node >= 0 && node < t->n_map ? t->map[node] : NB_NONE;
}

float *nb_trainer_slot(nb_trainer *t, int32_t slot) {
    for (int32_t i = 0; i < t->optimizer->n_slots && slot >= 0; i++)
        if (needs_slot(t, i) && slot-- == 0) return t->slot[i];
    return NULL;
}

double nb_trainer_updates(const nb_trainer *t) { return t->updates; }
void nb_trainer_set_updates(nb_trainer *t, double updates) { t->updates = updates; }

/* ---- Stepping ---- */

/* What shrinks a gradient of this norm to `most`, as Keras computes it. */
static float shrink(double square, double most) {
    const double norm = sqrt(square);
    return (float)(norm <= most ? 1 : most / norm);
}

static void clip_values(const nb_trainer *t, float most) {
    const float least = -most;
    for (int32_t i = 0; i < t->n_stretches; i++) {
        const int32_t n = t->stretches[i].size;
        float *g = t->gradient + t->stretches[i].offset;
        nb_k->minimum(n, g, 1, &most, 0, g);
        nb_k->maximum(n, g, 1, &least, 0, g);
    }
}

static double square_norm(const nb_trainer *t, const stretch *s) {
    return (double)nb_k->square_sum(s->size, t->gradient + s->offset);
}

/* The optimizer on a part of the flat vectors. */
static void descend_part(nb_trainer *t, int32_t offset, int32_t size, nb_descent d) {
    const nb_optimizer *o = t->optimizer;
    float *slot[NB_MAX_SLOTS] = {NULL};
    for (int32_t i = 0; i < o->n_slots; i++)
        if (needs_slot(t, i)) slot[i] = t->slot[i] + offset;
    o->step(t->param, t->updates, d, size, t->gradient + offset, slot, t->g->weights + offset);
}

/* Without state and decay, a weight whose gradient is zero stays. */
static bool zeros_rest(const nb_trainer *t, nb_descent d) {
    bool rest = d.keep == 1;
    for (int32_t i = 0; i < t->optimizer->n_slots; i++) rest = rest && !needs_slot(t, i);
    return rest;
}

static void descend(nb_trainer *t, const stretch *s, nb_descent d) {
    if (!s->rows || !zeros_rest(t, d)) {
        descend_part(t, s->offset, s->size, d);
        return;
    }
    const int32_t n = s->rows, row = s->size / n;
    for (int32_t i = nb_next_mark(s->marks, n, 0); i < n; i = nb_next_mark(s->marks, n, i + 1))
        descend_part(t, s->offset + i * row, row, d);
}

static void update(nb_trainer *t) {
    const double *common = t->param + t->optimizer->n_params;
    t->updates++;
    if (t->rate_at < t->n_rates) t->param[0] = t->rates[t->rate_at++];
    nb_descent d = {.scale = 1, .keep = (float)(1 - common[NB_WEIGHT_DECAY] * t->param[0])};
    if (common[NB_CLIP_NORM] > 0) {
        for (int32_t i = 0; i < t->n_weights; i++) {
            d.scale = shrink(square_norm(t, &t->each[i]), common[NB_CLIP_NORM]);
            descend(t, &t->each[i], d);
        }
        return;
    }
    if (common[NB_GLOBAL_CLIP_NORM] > 0) {
        double square = 0;
        for (int32_t i = 0; i < t->n_weights; i++) square += square_norm(t, &t->each[i]);
        d.scale = shrink(square, common[NB_GLOBAL_CLIP_NORM]);
    } else if (common[NB_CLIP_VALUE] > 0)
        clip_values(t, (float)common[NB_CLIP_VALUE]);
    for (int32_t i = 0; i < t->n_stretches; i++) descend(t, &t->stretches[i], d);
}

nb_status nb_train_step(nb_trainer *t) {
    const nb_status status = nb_run(t->function);
    if (status == NB_OK) update(t);
    return status;
}

/* Sets the function's shapes for a batch of n rows of the data. */
static nb_status shape_for(nb_trainer *t, const nb_data *d, int32_t n) {
    int32_t dims[NB_MAX_ARRAYS * NB_MAX_RANK], at = 0;
    for (int32_t i = 0; i < d->n_arrays; i++) {
        const nb_shape *declared = nb_shape_of(t->g, t->in[i]);
        if (declared->rank != d->row[i].rank + 1)
            return nb_fail(
                NB_SHAPE, "data: rows of array %d have shape %s, but '%s' was declared %s", i,
                nb_shape_text(&d->row[i]), nb_node_name(t->g, t->in[i]), nb_shape_text(declared));
        dims[at++] = n;
        for (int32_t k = 0; k < d->row[i].rank; k++) dims[at++] = d->row[i].dim[k];
    }
    return nb_function_shape(t->function, dims);
}

static void next_epoch(nb_data *d, uint32_t *rng) {
    d->position = 0;
    if (rng) nb_rng_shuffle(rng, d->n_rows, d->order);
}

nb_status nb_train(nb_trainer *t, nb_data *d, int32_t batch, int32_t steps, uint32_t *rng,
                   float *results) {
    if (batch < 1) return nb_fail(NB_PARAM, "train: a batch of %d rows", batch);
    if (d->n_arrays != t->n_in)
        return nb_fail(NB_PARAM, "train: the data has %d arrays, the trainer %d inputs",
                       d->n_arrays, t->n_in);
    for (int32_t s = 0; s < steps; s++) {
        if (d->position >= d->n_rows) next_epoch(d, rng);
        const int32_t left = d->n_rows - d->position, n = batch < left ? batch : left;
        nb_status status = nb_data_check(d, n);
        if (!status) status = shape_for(t, d, n);
        if (status) return status;
        for (int32_t i = 0; i < d->n_arrays; i++)
            nb_data_gather(d, i, n, nb_function_input(t->function, i));
        if ((status = nb_train_step(t))) return status;
        d->position += n;
        for (int32_t i = 0; i < t->n_out && results; i++)
            *results++ = *nb_function_value(t->function, t->out[i]);
        if (results) *results++ = (float)n;
    }
    return NB_OK;
}
