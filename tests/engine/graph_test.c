/* graph_test.c - building, planning and running: sharing of nodes, memory reuse, in-place
 * execution, cached plans, the microscope's keep mode, and what is refused. */
#include "check.h"
#include "nb.h"
#include <stdlib.h>
#include <string.h>

#define DIMS(...) ((int32_t[]){__VA_ARGS__})

static nb_id unary(nb_graph *g, const char *op, nb_id a) { return nb_apply(g, nb_op_find(op), 1, &a, NULL); }

static nb_id binary(nb_graph *g, const char *op, nb_id a, nb_id b) {
    return nb_apply(g, nb_op_find(op), 2, (nb_id[]){a, b}, NULL);
}

static void test_equal_nodes_are_one(void) {
    nb_graph *g = nb_graph_new();
    const nb_id x = nb_input(g, "x", 1, DIMS(NB_OPEN));
    const nb_id a = unary(g, "exp", x), b = unary(g, "exp", x);
    CHECK(a == b);
    CHECK(unary(g, "log", x) != a);
    CHECK(nb_constant(g, 0, NULL, (float[]){2}) == nb_constant(g, 0, NULL, (float[]){2}));
    CHECK(nb_constant(g, 0, NULL, (float[]){2}) != nb_constant(g, 1, DIMS(1), (float[]){2}));
    const nb_id m = nb_apply(g, nb_op_find("dropout_mask"), 1, &x, NULL);
    CHECK(m != nb_apply(g, nb_op_find("dropout_mask"), 1, &x, NULL)); /* each draws its own */
    nb_graph_free(g);
}

/* A long chain of elementwise operators runs in the place of its first link. */
static void test_chain_runs_in_place(void) {
    enum { N = 1024, LINKS = 20 };
    nb_graph *g = nb_graph_new();
    const nb_id x = nb_input(g, "x", 1, DIMS(NB_OPEN));
    nb_id y = unary(g, "neg", x);
    for (int i = 1; i < LINKS; i++) y = unary(g, "neg", y);
    nb_function *f = nb_function_new(g, 1, &x, 1, &y, 0);
    CHECK(nb_function_shape(f, DIMS(N)) == NB_OK);
    CHECK(nb_function_bytes(f) == 2 * N * (int32_t)sizeof(float)); /* x, and one for all the rest */
    for (int i = 0; i < N; i++) nb_function_input(f, 0)[i] = (float)i;
    CHECK(nb_run(f) == NB_OK);
    for (int i = 0; i < N; i++) CHECK(nb_function_value(f, y)[i] == (float)i);
    CHECK(nb_function_input(f, 0)[5] == 5); /* an input is never overwritten */
    nb_graph_free(g);
}

/* Random graphs give the same values with memory reused as with every value kept. */
static void test_reuse_changes_nothing(void) {
    enum { NODES = 40, N = 12 };
    const char *unaries[] = {"neg", "square", "sin", "tanh", "relu"};
    const char *binaries[] = {"add", "sub", "mul", "maximum"};
    srand(1);
    for (int trial = 0; trial < 200; trial++) {
        nb_graph *g = nb_graph_new();
        nb_id id[NODES];
        id[0] = nb_input(g, "x", 2, DIMS(3, 4));
        id[1] = nb_input(g, "row", 2, DIMS(1, 4));
        for (int i = 2; i < NODES; i++) {
            const nb_id a = id[rand() % i], b = id[rand() % i];
            const int kind = rand() % 8;
            if (kind < 3) id[i] = unary(g, unaries[rand() % 5], a);
            else if (kind < 6) id[i] = binary(g, binaries[rand() % 4], a, b);
            else if (kind == 6)
                id[i] = nb_apply(g, nb_op_find("sum"), 1, &a, (double[]){1, 1}); /* [1,4] */
            else id[i] = unary(g, "linear", a);
        }
        const nb_id out[] = {id[NODES - 1], id[NODES - 2], id[rand() % NODES]};
        nb_function *lean = nb_function_new(g, 2, id, 3, out, 0);
        nb_function *kept = nb_function_new(g, 2, id, 3, out, 1);
        CHECK_SAY(nb_function_shape(lean, DIMS(3, 4, 1, 4)) == NB_OK, "%s", nb_error());
        CHECK_SAY(nb_function_shape(kept, DIMS(3, 4, 1, 4)) == NB_OK, "%s", nb_error());
        CHECK(nb_function_bytes(lean) <= nb_function_bytes(kept));
        for (int i = 0; i < N + 4; i++) {
            const float v = (float)rand() / (float)RAND_MAX - 0.5f;
            float *a = nb_function_input(lean, i / N), *b = nb_function_input(kept, i / N);
            a[i % N] = b[i % N] = v;
        }
        CHECK(nb_run(lean) == NB_OK && nb_run(kept) == NB_OK);
        for (int o = 0; o < 3; o++) {
            const int32_t *d = nb_function_dims(lean, out[o]);
            const size_t n = (size_t)(d[0] * d[1]);
            CHECK_SAY(!memcmp(nb_function_value(lean, out[o]), nb_function_value(kept, out[o]),
                              n * sizeof(float)), "trial %d, output %d", trial, o);
        }
        nb_graph_free(g);
    }
}

static void test_plans_are_kept_per_shape(void) {
    nb_graph *g = nb_graph_new();
    const nb_id x = nb_input(g, "x", 2, DIMS(NB_OPEN, 3));
    const nb_id y = unary(g, "exp", x);
    nb_function *f = nb_function_new(g, 1, &x, 1, &y, 0);
    CHECK(nb_run(f) == NB_STATE);
    CHECK(nb_function_shape(f, DIMS(2, 3)) == NB_OK);
    const float *first = nb_function_input(f, 0);
    CHECK(nb_function_shape(f, DIMS(5, 3)) == NB_OK);
    CHECK(nb_function_input(f, 0) != first);
    const double bytes = nb_live_bytes();
    CHECK(nb_function_shape(f, DIMS(2, 3)) == NB_OK);
    CHECK(nb_function_input(f, 0) == first && nb_live_bytes() == bytes); /* found, not made */
    CHECK(nb_function_shape(f, DIMS(2, 4)) == NB_SHAPE);
    CHECK_SAY(strstr(nb_error(), "[2,4]") && strstr(nb_error(), "[?,3]"), "%s", nb_error());
    CHECK(nb_function_input(f, 0) == first); /* after an error, as before */
    for (int32_t n = 10; n < 60; n++) CHECK(nb_function_shape(f, DIMS(n, 3)) == NB_OK);
    CHECK(nb_live_bytes() < bytes + 60 * 1024); /* old plans made room */
    nb_graph_free(g);
}

static void test_keep_mode_reads_everything_by_name(void) {
    nb_graph *g = nb_graph_new();
    const nb_id x = nb_input(g, "x", 0, NULL);
    const nb_id u = unary(g, "exp", x), v = unary(g, "sin", u);
    CHECK(nb_set_name(g, u, "growth") == NB_OK);
    nb_id dx;
    CHECK(nb_gradient(g, v, NB_NONE, 1, &x, &dx) == NB_OK);
    nb_function *f = nb_function_new(g, 1, &x, 2, (nb_id[]){v, dx}, 1);
    CHECK(nb_function_shape(f, NULL) == NB_OK);
    *nb_function_input(f, 0) = 0.5f;
    CHECK(nb_run(f) == NB_OK);
    const double e = exp(0.5);
    CHECK_NEAR(*nb_function_value(f, nb_find(g, "growth")), e, 1e-6);
    CHECK_NEAR(*nb_function_value(f, nb_find(g, "d(growth)")), cos(e), 1e-6);
    CHECK_NEAR(*nb_function_value(f, dx), cos(e) * e, 1e-6);
    CHECK(nb_find(g, "nobody") == NB_NONE);
    nb_function *lean = nb_function_new(g, 1, &x, 1, &v, 0);
    CHECK(nb_function_shape(lean, NULL) == NB_OK && !nb_function_value(lean, u));
    nb_graph_free(g);
}

static void test_refusals_change_nothing(void) {
    nb_graph *g = nb_graph_new();
    const nb_id x = nb_input(g, "x", 2, DIMS(NB_OPEN, 3));
    const nb_id w = nb_weight(g, "w", 2, DIMS(4, 2));
    const int32_t nodes = nb_node_count(g);
    CHECK(binary(g, "matmul", x, w) == NB_SHAPE);
    CHECK(nb_apply(g, 9999, 1, &x, NULL) == NB_PARAM);
    CHECK(nb_apply(g, nb_op_find("add"), 1, &x, NULL) == NB_PARAM);
    CHECK(unary(g, "exp", 77) == NB_PARAM);
    CHECK(nb_apply(g, nb_op_find("elu"), 1, &x, (double[]){NAN}) == NB_PARAM);
    CHECK(nb_input(g, "deep", 6, DIMS(1, 1, 1, 1, 1, 1)) == NB_SHAPE);
    CHECK(nb_weight(g, "open", 1, DIMS(NB_OPEN)) == NB_SHAPE);
    CHECK(nb_weight(g, "vast", 2, DIMS(1 << 20, 1 << 20)) == NB_MEMORY);
    CHECK(nb_op_find("relux") == NB_PARAM && strstr(nb_error(), "relux"));
    nb_id dx;
    CHECK(nb_gradient(g, 99, NB_NONE, 1, &x, &dx) == NB_PARAM);
    CHECK(nb_node_count(g) == nodes && nb_weight_total(g) == 8);
    const nb_id out = unary(g, "exp", x);
    CHECK(!nb_function_new(g, 1, &w, 1, &out, 0));        /* a weight is not an input */
    nb_function *f = nb_function_new(g, 0, NULL, 1, &out, 0); /* depends on x, which is not given */
    CHECK(nb_function_shape(f, NULL) != NB_OK && strstr(nb_error(), "'x'"));
    nb_graph_free(g);
}

static void test_gradient_of_what_does_not_depend_is_zero(void) {
    nb_graph *g = nb_graph_new();
    const nb_id x = nb_input(g, "x", 1, DIMS(NB_OPEN)), z = nb_input(g, "z", 1, DIMS(NB_OPEN));
    const nb_id y = unary(g, "square", x);
    nb_id d[2];
    CHECK(nb_gradient(g, y, NB_NONE, 2, (nb_id[]){x, z}, d) == NB_OK);
    nb_function *f = nb_function_new(g, 2, (nb_id[]){x, z}, 2, d, 0);
    CHECK_SAY(nb_function_shape(f, DIMS(2, 3)) == NB_OK, "%s", nb_error());
    nb_function_input(f, 0)[0] = 3;
    nb_function_input(f, 0)[1] = -1;
    CHECK(nb_run(f) == NB_OK);
    CHECK(nb_function_value(f, d[0])[0] == 6 && nb_function_value(f, d[0])[1] == -2);
    for (int i = 0; i < 3; i++) CHECK(nb_function_value(f, d[1])[i] == 0);
    nb_graph_free(g);
}

static void test_adding_weights_keeps_their_values(void) {
    nb_graph *g = nb_graph_new();
    const nb_id a = nb_weight(g, "a", 1, DIMS(2));
    nb_weight_values(g, a)[1] = 7;
    const nb_id y = unary(g, "neg", a);
    nb_function *f = nb_function_new(g, 0, NULL, 1, &y, 0);
    CHECK(nb_function_shape(f, NULL) == NB_OK && nb_run(f) == NB_OK);
    for (int i = 0; i < 10; i++) nb_weight(g, "more", 1, DIMS(100));
    CHECK(nb_weight_values(g, a)[1] == 7);
    CHECK(nb_run(f) == NB_STATE); /* the vector has moved: shapes are to be set again */
    CHECK(nb_function_shape(f, NULL) == NB_OK && nb_run(f) == NB_OK);
    CHECK(nb_function_value(f, y)[1] == -7);
    nb_graph_free(g);
}

int main(void) {
    test_equal_nodes_are_one();
    test_chain_runs_in_place();
    test_reuse_changes_nothing();
    test_plans_are_kept_per_shape();
    test_keep_mode_reads_everything_by_name();
    test_refusals_change_nothing();
    test_gradient_of_what_does_not_depend_is_zero();
    test_adding_weights_keeps_their_values();
    CHECK(nb_live_objects() == 0 && nb_live_bytes() == 0);
    return check_done();
}
