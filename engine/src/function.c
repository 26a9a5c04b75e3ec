/* function.c - outputs of a graph as something that runs, with a plan for each set of shapes.
 *
 * Setting shapes that were set before finds their plan; the ones used longest ago make room.
 */
#include "plan.h"
#include <string.h>

enum { MAX_PLANS = 8 };

struct nb_function {
    nb_goal goal;
    int32_t n_dims;            /* of all inputs together */
    nb_plan *plan;             /* the current one: plans[0], or NULL before any shapes are set */
    nb_plan *plans[MAX_PLANS]; /* the last used first */
    nb_arena arena;            /* the goal's lists */
    nb_function *next;         /* of the same graph */
};

static nb_status check_goal(nb_graph *g, int32_t n_in, const nb_id *in, int32_t n_out,
                            const nb_id *out) {
    nb_status status = nb_check_nodes(g, "function", n_in, in);
    if (!status) status = nb_check_nodes(g, "function", n_out, out);
    for (int32_t i = 0; i < n_in && !status; i++)
        if (g->nodes[in[i]]->op || g->nodes[in[i]]->leaf != NB_IS_INPUT)
            status = nb_fail(NB_PARAM, "function: '%s' is not an input", g->nodes[in[i]]->name);
    return status;
}

static const void *keep_copy(nb_arena *a, const void *from, size_t bytes) {
    void *copy = nb_arena_take(a, bytes);
    return copy && bytes ? memcpy(copy, from, bytes) : copy;
}

nb_function *nb_function_pinned(nb_graph *g, int32_t n_in, const nb_id *in, int32_t n_out,
                                const nb_id *out, int32_t n_pins, const nb_pin *pins,
                                int32_t keep) {
    if (check_goal(g, n_in, in, n_out, out)) return NULL;
    nb_function *f = nb_take(sizeof *f);
    if (!f) return NULL;
    f->goal = (nb_goal){.g = g, .n_in = n_in, .n_out = n_out, .n_pins = n_pins, .keep = keep != 0};
    f->goal.in = keep_copy(&f->arena, in, (size_t)n_in * sizeof *in);
    f->goal.out = keep_copy(&f->arena, out, (size_t)n_out * sizeof *out);
    f->goal.pins = keep_copy(&f->arena, pins, (size_t)n_pins * sizeof *pins);
    if (!f->goal.in || !f->goal.out || !f->goal.pins) {
        nb_arena_free(&f->arena);
        nb_give(f);
        return NULL;
    }
    for (int32_t i = 0; i < n_in; i++) f->n_dims += g->nodes[in[i]]->shape.rank;
    f->next = g->functions;
    g->functions = f;
    nb_count_object(+1);
    return f;
}

nb_function *nb_function_new(nb_graph *g, int32_t n_in, const nb_id *in, int32_t n_out,
                             const nb_id *out, int32_t keep) {
    return nb_function_pinned(g, n_in, in, n_out, out, 0, NULL, keep);
}

nb_function *nb_function_next(const nb_function *f) { return f->next; }

void nb_function_forget_plans(nb_function *f) {
    for (int32_t i = 0; i < MAX_PLANS; i++) {
        nb_plan_free(f->plans[i]);
        f->plans[i] = NULL;
    }
    f->plan = NULL;
}

void nb_function_free(nb_function *f) {
    if (!f) return;
    nb_function **link = &f->goal.g->functions;
    while (*link != f) link = &(*link)->next;
    *link = f->next;
    nb_function_forget_plans(f);
    nb_arena_free(&f->arena);
    nb_give(f);
    nb_count_object(-1);
}

void nb_function_keep(nb_function *f, bool keep) {
    f->goal.keep = keep;
    nb_function_forget_plans(f);
}

static nb_status check_assign(const nb_graph *g, nb_id weight, nb_id node) {
    const nb_status status = nb_check_nodes(g, "assign", 2, (nb_id[]){weight, node});
    if (status) return status;
    if (g->nodes[weight]->leaf != NB_IS_WEIGHT)
        return nb_fail(NB_PARAM, "assign: '%s' is not a weight", g->nodes[weight]->name);
    const nb_shape *to = nb_shape_of(g, weight), *from = nb_shape_of(g, node);
    bool fits = to->rank == from->rank;
    for (int32_t i = 0; i < to->rank && fits; i++) fits = nb_fits(to->dim[i], from->dim[i]);
    if (fits) return NB_OK;
    return nb_fail(NB_SHAPE, "assign: '%s' has shape %s, the weight '%s' has %s",
                   g->nodes[node]->name, nb_shape_text(from), g->nodes[weight]->name,
                   nb_shape_text(to));
}

nb_status nb_function_assign(nb_function *f, nb_id weight, nb_id node) {
    const nb_status status = check_assign(f->goal.g, weight, node);
    if (status) return status;
    const int32_t n = f->goal.n_pins;
    nb_pin *pins = nb_arena_take(&f->arena, (size_t)(n + 1) * sizeof *pins);
    if (!pins) return NB_MEMORY;
    int32_t at = n;
    for (int32_t i = 0; i < n; i++) {
        pins[i] = f->goal.pins[i];
        if (!pins[i].place && pins[i].weight == weight) at = i;
    }
    pins[at] = (nb_pin){.node = node, .weight = weight};
    f->goal.pins = pins;
    f->goal.n_pins = at == n ? n + 1 : n;
    nb_function_forget_plans(f);
    return NB_OK;
}

/* Puts `plan` at the front; those before the i-th move on by one. */
static void use_plan(nb_function *f, int32_t i, nb_plan *plan) {
    f->plan = plan;
    for (int32_t k = 0; k <= i; k++) {
        nb_plan *next = f->plans[k];
        f->plans[k] = plan;
        plan = next;
    }
}

nb_status nb_function_shape(nb_function *f, const int32_t *dims) {
    const size_t bytes = (size_t)f->n_dims * sizeof *dims;
    for (int32_t i = 0; i < MAX_PLANS && f->plans[i]; i++)
        if (!bytes || !memcmp(f->plans[i]->dims, dims, bytes)) {
            use_plan(f, i, f->plans[i]);
            return NB_OK;
        }
    nb_plan *plan;
    const nb_status status = nb_plan_new(&f->goal, dims, f->n_dims, &plan);
    if (status) return status;
    nb_plan_free(f->plans[MAX_PLANS - 1]);
    use_plan(f, MAX_PLANS - 1, plan);
    return NB_OK;
}

float *nb_function_input(nb_function *f, int32_t i) {
    if (!f->plan || i < 0 || i >= f->goal.n_in) return NULL;
    return f->plan->value[f->goal.in[i]];
}

nb_status nb_run(nb_function *f) {
    if (!f->plan) return nb_fail(NB_STATE, "the function runs after its inputs' shapes are set");
    nb_plan_run(f->plan);
    return NB_OK;
}

static bool is_readable(const nb_function *f, nb_id node) {
    return f->plan && node >= 0 && node < f->plan->n_nodes && f->plan->value[node];
}

const float *nb_function_value(nb_function *f, nb_id node) {
    return is_readable(f, node) ? f->plan->value[node] : NULL;
}

const int32_t *nb_function_dims(nb_function *f, nb_id node) {
    return is_readable(f, node) ? f->plan->shape[node].dim : NULL;
}

int32_t nb_function_bytes(const nb_function *f) {
    return f->plan ? (int32_t)f->plan->block_bytes : 0;
}
