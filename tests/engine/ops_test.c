/* ops_test.c - operators' values against small literals, and what they refuse.
 *
 * Every case runs on the plain and on the fast kernels. Both have to be within 1e-6 of the literal
 * (relative, above 1: the operators that use the C library's functions are right to 2 ulp, 2.4e-7).
 */
#include "check.h"
#include "ops_cases.h"
#include "ops_refusals.h"
#include <stdlib.h>
#include <string.h>

enum { MAX_VALUES = 64 };
static const double TOLERANCE = 1e-6;

typedef struct array {
    nb_shape shape;
    float value[MAX_VALUES];
} array;

static array read_array(const char *text) {
    array a = {0};
    while (*text && *text != ':') {
        char *end;
        const bool open = *text == '?';
        const long size = strtol(text + open, &end, 10);
        a.shape.dim[a.shape.rank++] = open ? NB_OPEN : (int32_t)size;
        text = *end == ',' ? end + 1 : end;
    }
    for (int i = 0; *text == ':' || *text == ' '; i++) {
        char *end;
        a.value[i] = strtof(text + 1, &end);
        if (end == text + 1) break;
        text = end;
    }
    return a;
}

/* Inputs of the shapes that the texts say. */
static int32_t add_inputs(nb_graph *g, const char *const *text, nb_id *in) {
    int32_t n = 0;
    for (; n < MAX_IN && text[n]; n++) {
        const array a = read_array(text[n]);
        in[n] = nb_input(g, "x", a.shape.rank, a.shape.dim);
    }
    return n;
}

static nb_status give_shapes(nb_function *f, int32_t n, const char *const *text) {
    int32_t dims[MAX_IN * NB_MAX_RANK], count = 0;
    for (int32_t i = 0; i < n; i++) {
        const nb_shape s = read_array(text[i]).shape;
        for (int32_t d = 0; d < s.rank; d++) dims[count++] = s.dim[d];
    }
    return nb_function_shape(f, dims);
}

static void give_values(nb_function *f, int32_t n, const char *const *text) {
    for (int32_t i = 0; i < n; i++) {
        const array a = read_array(text[i]);
        memcpy(nb_function_input(f, i), a.value, (size_t)nb_size(&a.shape) * sizeof(float));
    }
}

/* The value of node y for inputs written as text; of rank -1 if there is none. */
static array value_of(nb_graph *g, nb_id y, int32_t n, const nb_id *in, const char *const *text) {
    array out = {.shape.rank = -1};
    nb_function *f = nb_function_new(g, n, in, 1, &y, 0);
    if (f && give_shapes(f, n, text) == NB_OK) {
        out.shape.rank = nb_node_rank(g, y);
        memcpy(out.shape.dim, nb_function_dims(f, y), sizeof out.shape.dim);
        const size_t bytes = (size_t)nb_size(&out.shape) * sizeof(float);
        memset((float *)nb_function_value(f, y), 0xff, bytes); /* a run has to write everything */
        give_values(f, n, text);
        nb_run(f);
        memcpy(out.value, nb_function_value(f, y), bytes);
    }
    nb_function_free(f);
    return out;
}

static bool near(float got, float want) {
    if (isnan(want) || isinf(want)) return isnan(want) ? isnan(got) : got == want;
    return fabs((double)got - want) <= TOLERANCE * fmax(1, fabs(want));
}

static void check_array(const char *what, const array *got, const char *text) {
    const array want = read_array(text);
    if (!CHECK_SAY(nb_same_shape(&got->shape, &want.shape), "%s: shape %s, not %s (%s)", what,
                   nb_shape_text(&got->shape), nb_shape_text(&want.shape), nb_error()))
        return;
    for (int64_t i = 0; i < nb_size(&want.shape); i++)
        CHECK_SAY(near(got->value[i], want.value[i]), "%s: element %d is %.9g, not %.9g", what,
                  (int)i, got->value[i], want.value[i]);
}

static nb_id apply(nb_graph *g, const char *op, const double *params, const char *const *text,
                   nb_id *in) {
    const int32_t n = add_inputs(g, text, in);
    return nb_apply(g, nb_op_find(op), n, in, params);
}

static void check_forward(void) {
    for (size_t i = 0; i < sizeof forward_cases / sizeof *forward_cases; i++) {
        const forward_case *c = &forward_cases[i];
        nb_graph *g = nb_graph_new();
        nb_id in[MAX_IN];
        const nb_id y = apply(g, c->op, c->params, c->in, in);
        for (int simd = 0; simd < 2; simd++) {
            char what[64];
            snprintf(what, sizeof what, "case %d, %s (%s)", (int)i, c->op, simd ? "simd" : "ref");
            nb_kernels_use(simd);
            const array got = value_of(g, y, nb_node_input_count(g, y), in, c->in);
            check_array(what, &got, c->out);
        }
        nb_graph_free(g);
    }
}

static void check_every_operator_has_a_case(void) {
    for (int32_t i = 0; i < nb_op_count(); i++) {
        bool found = false;
        for (size_t k = 0; k < sizeof forward_cases / sizeof *forward_cases; k++)
            found = found || !strcmp(forward_cases[k].op, nb_op_name(i));
        CHECK_SAY(found, "operator '%s' has no case in ops_cases.h", nb_op_name(i));
        CHECK_SAY(nb_op_find(nb_op_name(i)) == i, "%s is not found", nb_op_name(i));
        CHECK_SAY(nb_op_formula(i) && *nb_op_formula(i), "%s has no formula", nb_op_name(i));
    }
}

static void check_refused(void) {
    for (size_t i = 0; i < sizeof refused_cases / sizeof *refused_cases; i++) {
        const refused_case *c = &refused_cases[i];
        nb_graph *g = nb_graph_new();
        nb_id in[MAX_IN];
        const int32_t n = add_inputs(g, c->in, in), nodes = nb_node_count(g);
        const nb_id y = nb_apply(g, nb_op_find(c->op), n, in, c->params);
        CHECK_SAY(y == c->status, "refused %d, %s: got %d, not %d", (int)i, c->op, y, c->status);
        CHECK_SAY(!strcmp(nb_error(), c->sentence), "%s: says \"%s\", not \"%s\"", c->op,
                  nb_error(), c->sentence);
        CHECK_SAY(nb_node_count(g) == nodes, "%s: the graph has changed", c->op);
        nb_graph_free(g);
    }
}

static void check_refused_late(void) {
    for (size_t i = 0; i < sizeof late_cases / sizeof *late_cases; i++) {
        const late_case *c = &late_cases[i];
        nb_graph *g = nb_graph_new();
        nb_id in[MAX_IN];
        const nb_id y = apply(g, c->op, c->params, c->declared, in);
        if (CHECK_SAY(y >= 0, "%s: %s", c->op, nb_error())) {
            nb_set_name(g, y, "it");
            const int32_t n = nb_node_input_count(g, y), nodes = nb_node_count(g);
            nb_function *f = nb_function_new(g, n, in, 1, &y, 0);
            CHECK_SAY(give_shapes(f, n, c->given) < 0, "%s: not refused", c->op);
            CHECK_SAY(!strcmp(nb_error(), c->sentence), "%s: says \"%s\", not \"%s\"", c->op,
                      nb_error(), c->sentence);
            CHECK(nb_node_count(g) == nodes);
        }
        nb_graph_free(g);
    }
}

/* One NaN among the inputs is seen in the output. */
static void check_nan_travels(void) {
    static const char *const ops[] = {
        "add",    "sub",     "mul",        "div",     "power",    "minimum",     "maximum",
        "neg",    "abs",     "sign",       "square",  "sqrt",     "exp",         "log",
        "sin",    "cos",     "linear",     "relu",    "elu",      "leaky_relu",  "sigmoid",
        "tanh",   "softplus", "step",      "matmul",  "sum",      "mean",        "max",
        "argmax", "softmax", "transpose",  "dense",   "mse",      "log_softmax", "softmax_back",
        "slice",  "concat",  "cross_entropy"};
    static const char *const text[] = {"2,2: nan 1 1 1", "2,2: 1 2 1 2"};
    for (size_t i = 0; i < 2 * (sizeof ops / sizeof *ops); i++) {
        nb_graph *g = nb_graph_new();
        nb_id in[2];
        add_inputs(g, (const char *const[MAX_IN]){text[0], text[1]}, in);
        const int32_t op = nb_op_find(ops[i / 2]), n = nb_op_min_inputs(op);
        const nb_id y = nb_apply(g, op, n, in, NULL);
        nb_kernels_use(i % 2 == 1);
        const array got = value_of(g, y, n, in, text);
        bool found = false;
        for (int64_t k = 0; k < nb_size(&got.shape); k++) found = found || isnan(got.value[k]);
        CHECK_SAY(found, "%s: NaN does not travel", ops[i / 2]);
        nb_graph_free(g);
    }
}

static void check_gradients_at_kinks(void) {
    for (size_t i = 0; i < sizeof kink_cases / sizeof *kink_cases; i++) {
        const kink_case *c = &kink_cases[i];
        nb_graph *g = nb_graph_new();
        nb_id in[MAX_IN], dx[2];
        const nb_id y = apply(g, c->op, c->params, c->in, in);
        const int32_t n = nb_node_input_count(g, y);
        CHECK(nb_gradient(g, y, NB_NONE, n, in, dx) == NB_OK);
        for (int32_t k = 0; k < n; k++) {
            const array got = value_of(g, dx[k], n, in, c->in);
            check_array(c->op, &got, c->dx[k]);
        }
        nb_graph_free(g);
    }
}

static void check_open_shapes(void) {
    for (size_t i = 0; i < sizeof open_cases / sizeof *open_cases; i++) {
        const open_case *c = &open_cases[i];
        nb_graph *g = nb_graph_new();
        nb_id in[MAX_IN];
        const nb_id y = apply(g, c->op, c->params, c->in, in);
        const nb_shape want = read_array(c->out).shape;
        CHECK_SAY(nb_same_shape(nb_shape_of(g, y), &want), "%s: %s, not %s", c->op,
                  nb_shape_text(nb_shape_of(g, y)), c->out);
        nb_graph_free(g);
    }
}

/* The gradient of 64 would need 65 inputs. */
static void check_longest_concat(void) {
    nb_graph *g = nb_graph_new();
    nb_id in[NB_MAX_INPUTS], dx;
    for (int i = 0; i < NB_MAX_INPUTS; i++) in[i] = nb_input(g, "x", 1, (int32_t[]){1});
    const int32_t concat = nb_op_find("concat");
    CHECK(nb_apply(g, concat, NB_MAX_INPUTS, in, NULL) == NB_PARAM);
    CHECK(!strcmp(nb_error(), "concat: takes 1 to 63 inputs, not 64"));
    const nb_id y = nb_apply(g, concat, NB_MAX_INPUTS - 1, in, NULL);
    CHECK(nb_gradient(g, y, NB_NONE, 1, &in[NB_MAX_INPUTS - 2], &dx) == NB_OK);
    nb_graph_free(g);
}

static void check_dropout(void) {
    enum { N = 100000 };
    const int32_t n = N;
    const double rate = 0.3;
    static float first[N];
    nb_graph *g = nb_graph_new();
    const int32_t op = nb_op_find("dropout_mask");
    const nb_id x = nb_input(g, "x", 1, &n);
    const nb_id mask = nb_apply(g, op, 1, &x, &rate), other = nb_apply(g, op, 1, &x, &rate);
    CHECK(mask != other); /* two layers draw their own numbers */
    nb_function *f = nb_function_new(g, 1, &x, 1, &mask, 0);
    CHECK(nb_function_shape(f, &n) == NB_OK);
    nb_graph_seed(g, 5);
    CHECK(nb_run(f) == NB_OK);
    memcpy(first, nb_function_value(f, mask), sizeof first);
    int zeros = 0, kept = 0;
    for (int i = 0; i < N; i++) {
        zeros += first[i] == 0;
        kept += first[i] == (float)(1 / 0.7);
    }
    CHECK(zeros + kept == N);
    CHECK_NEAR((double)zeros / N, 0.3, 0.0073); /* five standard deviations, sqrt(0.3 0.7 / N) */
    CHECK(nb_run(f) == NB_OK);
    CHECK(memcmp(first, nb_function_value(f, mask), sizeof first) != 0);
    nb_graph_seed(g, 5);
    CHECK(nb_run(f) == NB_OK);
    CHECK(memcmp(first, nb_function_value(f, mask), sizeof first) == 0);
    uint32_t state[4];
    memcpy(state, nb_graph_random(g), sizeof state);
    CHECK(nb_run(f) == NB_OK);
    memcpy(first, nb_function_value(f, mask), sizeof first);
    memcpy(nb_graph_random(g), state, sizeof state);
    CHECK(nb_run(f) == NB_OK);
    CHECK(memcmp(first, nb_function_value(f, mask), sizeof first) == 0);
    nb_graph_free(g);
}

int main(void) {
    check_every_operator_has_a_case();
    check_forward();
    check_refused();
    check_refused_late();
    check_nan_travels();
    check_gradients_at_kinks();
    check_open_shapes();
    check_longest_concat();
    check_dropout();
    CHECK(nb_live_objects() == 0);
    return check_done();
}
