/* gradient_test.c - every derivative against differences, with its sign, in double.
 *
 * A case is a function y of some variables x. With random weights r it becomes a number,
 * L1 = sum r y; its gradient, weighted again, L2 = sum over the variables of r' dL1/dx; and so on.
 * For each k up to the case's order, each element of dLk/dx must agree with
 *
 *     (Lk(x + h) - Lk(x - h)) / 2 h,   h = 1e-5
 *
 * within 1e-7 of the largest one (or of 1). Of this, the formula takes h^2 f''' / 6 and rounding
 * some 1e-16 / h; f''' of a few hundred at most leaves a factor of ten or more.
 *
 * The values also have to be the same, to the last bit, where everything has its own place in
 * memory: that finds an operator that does not bear to work in place.
 */
#include "check.h"
#include "gradient_cases.h"
#include <stdlib.h>
#include <string.h>

static const double H = 1e-5, TOLERANCE = 1e-7;

enum { MAX_VARIABLES = 24, MAX_ELEMENTS = 96 };

/* A graph with its inputs and their values: the case's variables first, then the weights r. */
typedef struct problem {
    nb_graph *g;
    int32_t n;
    nb_id id[MAX_VARIABLES];
    nb_shape shape[MAX_VARIABLES];
    float value[MAX_VARIABLES][MAX_ELEMENTS];
    int32_t n_free; /* of the first ones, those to differentiate by: */
    int32_t free[MAX_IN];
    uint32_t rng[4];
} problem;

static double uniform(problem *p, double low, double high) {
    return low + (high - low) * (nb_rng_next(p->rng) >> 8) / (1 << 24);
}

static double draw(problem *p, const variable *v) {
    if (v->kind == FLAGS) return nb_rng_next(p->rng) >> 31;
    if (v->kind == NUMBERS) return floor(uniform(p, 0, v->high));
    const bool given = v->low < v->high;
    for (;;) {
        const double x = given ? uniform(p, v->low, v->high) : uniform(p, -2, 2);
        if (fabs(x) >= 0.1) return x;
    }
}

/* An input declared as `declared`, with values for `shape`. */
static nb_id add_variable(problem *p, nb_shape declared, nb_shape shape, const variable *v) {
    const int32_t i = p->n++;
    p->shape[i] = shape;
    for (int64_t k = 0; k < nb_size(&shape); k++) p->value[i][k] = draw(p, v);
    return p->id[i] = nb_input(p->g, "x", declared.rank, declared.dim);
}

static void read_shape(const char *text, bool may_be_open, nb_shape *declared, nb_shape *shape) {
    *declared = *shape = (nb_shape){0};
    while (*text) {
        const bool open = *text == '?';
        char *end;
        const int32_t size = (int32_t)strtol(text + open, &end, 10);
        shape->dim[shape->rank++] = size;
        declared->dim[declared->rank++] = open && may_be_open ? NB_OPEN : size;
        text = *end == ',' ? end + 1 : end;
    }
}

static nb_shape shape_at(const problem *p, nb_function *f, nb_id node) {
    nb_shape s = {.rank = nb_node_rank(p->g, node)};
    memcpy(s.dim, nb_function_dims(f, node), sizeof s.dim);
    return s;
}

static nb_function *compile(problem *p, int32_t n_out, const nb_id *outputs, int32_t keep) {
    int32_t dims[MAX_VARIABLES * NB_MAX_RANK], n = 0;
    for (int32_t i = 0; i < p->n; i++)
        for (int32_t d = 0; d < p->shape[i].rank; d++) dims[n++] = p->shape[i].dim[d];
    nb_function *f = nb_function_new(p->g, p->n, p->id, n_out, outputs, keep);
    if (f && nb_function_shape(f, dims) == NB_OK) return f;
    nb_function_free(f);
    return NULL;
}

/* Runs f; its outputs one after the other. */
static void evaluate(problem *p, nb_function *f, int32_t n_out, const nb_id *outputs, float *out) {
    for (int32_t i = 0; i < p->n; i++)
        memcpy(nb_function_input(f, i), p->value[i], (size_t)nb_size(&p->shape[i]) * sizeof *out);
    nb_graph_seed(p->g, 1); /* what is random must not change from run to run */
    nb_run(f);
    for (int32_t i = 0; i < n_out; i++) {
        const nb_shape s = shape_at(p, f, outputs[i]);
        memcpy(out, nb_function_value(f, outputs[i]), (size_t)nb_size(&s) * sizeof *out);
        out += nb_size(&s);
    }
}

/* The sum over the nodes of r node, with r new variables of the node's shape. */
static nb_id weigh(problem *p, int32_t n, const nb_id *nodes) {
    static const variable weight = {.kind = FIXED};
    nb_id total = nb_scalar(p->g, 0);
    nb_function *f = compile(p, n, nodes, 0);
    if (!f) return NB_STATE;
    for (int32_t i = 0; i < n; i++) {
        const nb_shape declared = *nb_shape_of(p->g, nodes[i]);
        const nb_id r = add_variable(p, declared, shape_at(p, f, nodes[i]), &weight);
        const nb_id term = nb_unary(p->g, &nb_op_sum, nb_binary(p->g, &nb_op_mul, nodes[i], r));
        total = nb_binary(p->g, &nb_op_add, total, term);
    }
    nb_function_free(f);
    return total;
}

/* dL/dx of every element by differences, in the order of the free variables. */
static int32_t differences(problem *p, nb_function *value, nb_id l, float *out) {
    int32_t count = 0;
    for (int32_t i = 0; i < p->n_free; i++) {
        float *x = p->value[p->free[i]];
        for (int64_t k = 0; k < nb_size(&p->shape[p->free[i]]); k++) {
            const double here = x[k];
            float above, below;
            x[k] = here + H;
            evaluate(p, value, 1, &l, &above);
            x[k] = here - H;
            evaluate(p, value, 1, &l, &below);
            x[k] = here;
            out[count++] = (above - below) / (2 * H);
        }
    }
    return count;
}

/* The largest disagreement of dL/dx with the differences, relative to the largest of these. */
static double compare(problem *p, nb_id l, const nb_id *dxs) {
    float want[MAX_IN * MAX_ELEMENTS], got[MAX_IN * MAX_ELEMENTS], apart[MAX_IN * MAX_ELEMENTS];
    nb_function *value = compile(p, 1, &l, 0);
    nb_function *gradient = compile(p, p->n_free, dxs, 0);
    nb_function *kept = compile(p, p->n_free, dxs, 1);
    double error = HUGE_VAL;
    if (value && gradient && kept) {
        const int32_t n = differences(p, value, l, want);
        double scale = 1;
        error = 0;
        evaluate(p, gradient, p->n_free, dxs, got);
        evaluate(p, kept, p->n_free, dxs, apart);
        for (int32_t i = 0; i < n; i++) scale = fmax(scale, fabs(want[i]));
        for (int32_t i = 0; i < n; i++) {
            const double off = fabs(got[i] - want[i]) / scale;
            error = off <= error ? error : off; /* a NaN stays */
            if (off != off) return off;
        }
        if (memcmp(got, apart, (size_t)n * sizeof *got)) error = HUGE_VAL;
    }
    nb_function_free(value);
    nb_function_free(gradient);
    nb_function_free(kept);
    return error;
}

static nb_id build(problem *p, const gradient_case *c, const nb_op *op, bool may_be_open) {
    int32_t n = 0;
    for (; n < MAX_IN && c->in[n].shape; n++) {
        nb_shape declared, shape;
        read_shape(c->in[n].shape, may_be_open, &declared, &shape);
        add_variable(p, declared, shape, &c->in[n]);
        if (c->in[n].kind == FREE) p->free[p->n_free++] = n;
    }
    return c->build ? c->build(p->g, p->id) : nb_build(p->g, op, n, p->id, c->params);
}

/* The largest error of the derivatives up to the case's order. */
static double worst_error(const gradient_case *c, const nb_op *op, bool may_be_open) {
    problem p = {.g = nb_graph_new()};
    nb_rng_seed(p.rng, 7, 0);
    const nb_id y = build(&p, c, op, may_be_open);
    nb_id xs[MAX_IN], dxs[MAX_IN];
    for (int32_t i = 0; i < p.n_free; i++) xs[i] = p.id[p.free[i]];
    double worst = y < 0 ? HUGE_VAL : 0;
    nb_id l = y < 0 ? y : weigh(&p, 1, &y);
    for (int k = 1; k <= (c->order ? c->order : 2) && worst <= TOLERANCE; k++) {
        if (l < 0 || nb_gradient(p.g, l, NB_NONE, p.n_free, xs, dxs))
            worst = HUGE_VAL;
        else {
            const double error = compare(&p, l, dxs);
            worst = error <= worst ? worst : error;
            l = weigh(&p, p.n_free, dxs);
        }
    }
    nb_graph_free(p.g);
    return worst;
}

static const nb_op *find(const char *name) {
    for (int32_t i = 0; nb_ops[i]; i++)
        if (!strcmp(nb_ops[i]->name, name)) return nb_ops[i];
    return NULL;
}

static void check_cases(void) {
    double largest = 0;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const gradient_case *c = &cases[i];
        const nb_op *op = find(c->op);
        if (!CHECK_SAY(c->build || op, "there is no operator '%s'", c->op)) continue;
        for (int open = 0; open < 2; open++) {
            const double error = worst_error(c, op, open);
            const char *second = c->in[1].shape ? c->in[1].shape : "nothing";
            CHECK_SAY(error <= TOLERANCE, "case %d, %s of %s and %s%s: off by %.3g (%s)", (int)i,
                      c->op, c->in[0].shape, second, open ? "" : ", nothing open", error,
                      nb_error());
            largest = fmax(largest, error);
        }
    }
    printf("largest error of a derivative: %.2g\n", largest);
}

/* step has a gradient that is not that of its values, the others have none. */
static const nb_op *const exempt[] = {&nb_op_step, &nb_op_recurrent, &nb_op_recurrent_back,
                                      &nb_op_recurrent_part};

/* Second derivatives end here, in a sentence. */
static void check_not_twice(void) {
    nb_graph *g = nb_graph_new();
    const nb_id in[] = {nb_input(g, "x", 3, (int32_t[]){NB_OPEN, NB_OPEN, 1}),
                        nb_weight(g, "w", 2, (int32_t[]){1, 4}),
                        nb_weight(g, "u", 2, (int32_t[]){1, 4}),
                        nb_weight(g, "b", 1, (int32_t[]){4})};
    nb_id dx, ddx;
    CHECK(nb_gradient(g, lstm_plain(g, in), NB_NONE, 1, in, &dx) == NB_OK);
    CHECK(nb_gradient(g, dx, NB_NONE, 1, in, &ddx) == NB_DERIVE);
    CHECK(!strcmp(nb_error(), "recurrent_part cannot be differentiated"));
    nb_graph_free(g);
}

static void check_every_operator_has_a_case(void) {
    for (int32_t i = 0; nb_ops[i]; i++) {
        bool found = false;
        for (size_t k = 0; k < sizeof exempt / sizeof *exempt; k++)
            found = found || nb_ops[i] == exempt[k];
        for (size_t k = 0; k < sizeof cases / sizeof *cases; k++)
            found = found || !strcmp(cases[k].op, nb_ops[i]->name);
        CHECK_SAY(found, "operator '%s' has no case in gradient_cases.h", nb_ops[i]->name);
    }
}

/* The gradient of step is that of a sigmoid ten times as steep. */
static void check_step(void) {
    const int32_t n = 5;
    nb_graph *g = nb_graph_new();
    const nb_id x = nb_input(g, "x", 1, &n), y = nb_unary(g, &nb_op_step, x);
    nb_id dx, ddx;
    CHECK(nb_gradient(g, y, NB_NONE, 1, &x, &dx) == NB_OK);
    CHECK(nb_gradient(g, dx, NB_NONE, 1, &x, &ddx) == NB_OK);
    nb_function *f = nb_function_new(g, 1, &x, 2, (nb_id[]){dx, ddx}, 0);
    CHECK(nb_function_shape(f, &n) == NB_OK);
    const double at[] = {-0.3, -0.01, 0, 0.01, 0.3};
    memcpy(nb_function_input(f, 0), at, sizeof at);
    CHECK(nb_run(f) == NB_OK);
    for (int i = 0; i < n; i++) {
        const double s = 1 / (1 + exp(-10 * at[i]));
        CHECK_NEAR(nb_function_value(f, dx)[i], 10 * s * (1 - s), 1e-14);
        CHECK_NEAR(nb_function_value(f, ddx)[i], 100 * s * (1 - s) * (1 - 2 * s), 1e-13);
    }
    nb_graph_free(g);
}

/* ---- Planted mistakes: each has to be found -------------------------------------------------- */

static void wrong_sign(nb_graph *g, nb_id node, nb_id dy, nb_id *dx) {
    nb_op_tanh.derive(g, node, dy, dx);
    dx[0] = nb_unary(g, &nb_op_neg, dx[0]);
}

static void factor_two(nb_graph *g, nb_id node, nb_id dy, nb_id *dx) {
    nb_op_tanh.derive(g, node, dy, dx);
    dx[0] = nb_scale(g, dx[0], 2);
}

static void wrong_sign_of_bias(nb_graph *g, nb_id node, nb_id dy, nb_id *dx) {
    nb_op_dense.derive(g, node, dy, dx);
    dx[2] = nb_unary(g, &nb_op_neg, dx[2]);
}

/* Right once, but differentiated again it forgets that the slope depends on x. */
static void blind_to_curvature(nb_graph *g, nb_id node, nb_id dy, nb_id *dx) {
    static nb_op slope;
    slope = nb_op_cos;
    slope.derive = nb_op_sign.derive; /* zero */
    dx[0] = nb_binary(g, &nb_op_mul, dy, nb_unary(g, &slope, nb_input_of(g, node, 0)));
}

/* Claims to work in place but reads what it has overwritten. */
static void reverse_run(nb_call *call) {
    const int32_t n = (int32_t)nb_size(&call->out_shape);
    for (int32_t i = 0; i < n; i++) call->out[i] = call->in[0][n - 1 - i];
}
static nb_op reverse;
static void reverse_derive(nb_graph *g, nb_id node, nb_id dy, nb_id *dx) {
    (void)node;
    dx[0] = nb_unary(g, &reverse, dy);
}
static nb_op reverse = {.name = "reverse",
                        .min_inputs = 1,
                        .max_inputs = 1,
                        .shape = nb_shape_like_first,
                        .run = reverse_run,
                        .derive = reverse_derive};

static void check_planted_place(void) {
    const gradient_case c = {.order = 2, .in = {{"?4,3"}}};
    CHECK(worst_error(&c, &reverse, true) <= TOLERANCE);
    reverse.in_place = 1u << 0;
    CHECK(worst_error(&c, &reverse, true) > 0.1);
}

static void check_planted(const char *what, const nb_op *like,
                          void (*derive)(nb_graph *, nb_id, nb_id, nb_id *), int order) {
    const gradient_case on_one = {.order = order, .in = {{"?4,3"}}};
    const gradient_case on_three = {.order = order, .in = {{"?4,3"}, {"3,2"}, {"2"}}};
    const gradient_case *c = like->min_inputs == 1 ? &on_one : &on_three;
    CHECK_SAY(worst_error(c, like, true) <= TOLERANCE, "%s: the right one is refused", what);
    nb_op planted = *like;
    planted.derive = derive;
    const double error = worst_error(c, &planted, true);
    CHECK_SAY(error > 0.1, "%s: found only %.3g", what, error);
}

int main(void) {
    nb_kernels_use(0);
    check_every_operator_has_a_case();
    check_cases();
    check_step();
    check_not_twice();
    check_planted("wrong sign", &nb_op_tanh, wrong_sign, 1);
    check_planted("factor two", &nb_op_tanh, factor_two, 1);
    check_planted("wrong sign of the bias", &nb_op_dense, wrong_sign_of_bias, 1);
    check_planted("blind to curvature", &nb_op_sin, blind_to_curvature, 2);
    check_planted_place();
    CHECK(nb_live_objects() == 0);
    return check_done();
}
