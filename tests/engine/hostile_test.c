/* hostile_test.c - what the fuzzer found (tests/fuzz/api_fuzz.c), one test each: sizes whose
 * product overflows, counts below zero, failures that left something behind. */
#include "check.h"
#include "nb.h"
#include <string.h>

#define DIMS(...) ((int32_t[]){__VA_ARGS__})

static void says(const char *sentence) {
    CHECK_SAY(strstr(nb_error(), sentence) != NULL, "said: %s", nb_error());
}

static void test_weights_of_no_values_are_weights(void) {
    nb_graph *g = nb_graph_new();
    const nb_id w = nb_weight(g, "w", 2, DIMS(0, 3));
    CHECK(w >= 0 && nb_weight_values(g, w) != NULL && nb_weight_total(g) == 0);
    nb_graph_free(g);
}

/* Also where a size is open or 0, which would hide the others. */
static void test_no_node_is_too_large(void) {
    nb_graph *g = nb_graph_new();
    CHECK(nb_input(g, "x", 2, DIMS(INT32_MAX - 1, INT32_MAX - 1)) == NB_MEMORY);
    says("'x' has shape [2147483646,2147483646]: too many values");
    CHECK(nb_input(g, "x", 4, DIMS(NB_OPEN, 1 << 20, 1 << 20, 0)) == NB_MEMORY);
    CHECK(nb_weight(g, "w", 5, DIMS(INT32_MAX, INT32_MAX, INT32_MAX, INT32_MAX, INT32_MAX)) ==
          NB_MEMORY);
    CHECK(nb_constant(g, 1, DIMS(INT32_MAX), (float[]){0}) == NB_MEMORY);
    const nb_id x = nb_input(g, "x", 2, DIMS(NB_OPEN, 1 << 20));
    const nb_id y = nb_input(g, "y", 3, DIMS(1 << 20, 1, 1));
    CHECK(nb_apply(g, nb_op_find("add"), 2, (nb_id[]){x, y}, NULL) == NB_MEMORY);
    says("'add' has shape [1048576,?,1048576]: too many values");
    CHECK(nb_node_count(g) == 2);
    nb_function *f = nb_function_new(g, 1, &x, 1, &x, 0);
    CHECK(nb_function_shape(f, DIMS(1 << 30, 1 << 20)) == NB_MEMORY);
    CHECK(nb_function_shape(f, DIMS(2, 1 << 20)) == NB_OK);
    nb_graph_free(g);
}

static void test_data_too_large(void) {
    CHECK(nb_data_new(INT32_MAX, 1, DIMS(4), DIMS(1 << 30, 1 << 30, 1 << 30, 1 << 30)) == NULL);
    says("too many values");
}

static void test_counts_below_zero(void) {
    nb_graph *g = nb_graph_new();
    const nb_id x = nb_input(g, "x", 0, NULL);
    CHECK(nb_function_new(g, -1, &x, 1, &x, 0) == NULL);
    says("function: -1 nodes");
    CHECK(nb_function_new(g, 1, &x, INT32_MIN, &x, 0) == NULL);
    CHECK(nb_trainer_new(g, -3, &x, 1, &x, 0, NULL, 0) == NULL);
    CHECK(nb_trainer_new(g, 1, &x, 1, &x, -3, NULL, 0) == NULL);
    says("trainer: -3 nodes");
    nb_id dx;
    CHECK(nb_gradient(g, x, NB_NONE, -1, &x, &dx) == NB_PARAM);
    nb_graph_free(g);
}

/* -5 to -1 are earlier failures, which travel; anything else that is no node is named. */
static void test_strange_nodes_are_named(void) {
    nb_graph *g = nb_graph_new();
    nb_input(g, "x", 0, NULL);
    const nb_id strange[] = {INT32_MIN, -77, NB_NONE, 1, INT32_MAX};
    for (int i = 0; i < 5; i++) {
        CHECK(nb_apply(g, nb_op_find("neg"), 1, &strange[i], NULL) == NB_PARAM);
        says("is not a node of this graph, which has 1");
    }
    CHECK(nb_apply(g, nb_op_find("neg"), 1, (nb_id[]){NB_DERIVE}, NULL) == NB_DERIVE);
    nb_graph_free(g);
}

/* The gradient's nodes were added before the inputs were looked at. */
static void test_a_trainer_that_fails_leaves_no_nodes(void) {
    nb_graph *g = nb_graph_new();
    const nb_id w = nb_weight(g, "w", 0, NULL);
    const nb_id loss = nb_apply(g, nb_op_find("square"), 1, &w, NULL);
    const int32_t nodes = nb_node_count(g), objects = nb_live_objects();
    CHECK(nb_trainer_new(g, 1, &w, 1, &loss, 1, &w, 0) == NULL);
    says("'w' is not an input");
    CHECK(nb_node_count(g) == nodes && nb_live_objects() == objects);
    CHECK(nb_trainer_new(g, 0, NULL, 1, &loss, 1, &w, 0) != NULL);
    nb_graph_free(g);
}

int main(void) {
    test_weights_of_no_values_are_weights();
    test_no_node_is_too_large();
    test_data_too_large();
    test_counts_below_zero();
    test_strange_nodes_are_named();
    test_a_trainer_that_fails_leaves_no_nodes();
    CHECK(nb_live_objects() == 0 && nb_live_bytes() == 0);
    return check_done();
}
