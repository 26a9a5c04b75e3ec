/* assign_test.c - weights that take the value of a node after each run: moving averages, states. */
#include "check.h"
#include "nb.h"
#include <string.h>

#define DIMS(...) ((int32_t[]){__VA_ARGS__})

static nb_id binary(nb_graph *g, const char *op, nb_id a, nb_id b) {
    return nb_apply(g, nb_op_find(op), 2, (nb_id[]){a, b}, NULL);
}

static nb_id number(nb_graph *g, float value) { return nb_constant(g, 0, NULL, &value); }

/* loss = mean((x w - moving)^2) with moving' = moving / 2 + mean(x w) / 2, which is not trained. */
typedef struct moving {
    nb_graph *g;
    nb_id x, w, moving, next, loss;
    nb_trainer *t;
} moving;

static moving moving_new(void) {
    nb_graph *g = nb_graph_new();
    moving m = {.g = g};
    m.x = nb_input(g, "x", 1, DIMS(NB_OPEN));
    m.w = nb_weight(g, "w", 0, NULL);
    m.moving = nb_weight(g, "moving", 0, NULL);
    const nb_id y = binary(g, "mul", m.x, m.w), half = number(g, 0.5f);
    const nb_id mean = nb_apply(g, nb_op_find("mean"), 1, &y, NULL);
    m.next = binary(g, "add", binary(g, "mul", m.moving, half), binary(g, "mul", mean, half));
    const nb_id d = binary(g, "sub", y, m.moving), square = binary(g, "mul", d, d);
    m.loss = nb_apply(g, nb_op_find("mean"), 1, &square, NULL);
    m.t = nb_trainer_new(g, 1, &m.x, 1, &m.loss, 1, &m.w, nb_optimizer_find("sgd"));
    CHECK_SAY(m.t != NULL, "%s", nb_error());
    CHECK_SAY(nb_function_assign(nb_trainer_function(m.t), m.moving, m.next) == NB_OK, "%s",
              nb_error());
    CHECK(nb_trainer_set(m.t, 0, 0.1) == NB_OK);
    *nb_weight_values(g, m.w) = 1;
    return m;
}

/* The same by hand, on x = 1 and 3. */
static void expect_steps(const moving *m, int steps) {
    double w = 1, average = 0;
    for (int i = 0; i < steps; i++) {
        const double a = w - average, b = 3 * w - average, mean = 2 * w;
        w -= 0.1 * (2 * a + 6 * b) / 2;
        average = average / 2 + mean / 2;
    }
    CHECK_NEAR(*nb_weight_values(m->g, m->w), w, 1e-6);
    CHECK_NEAR(*nb_weight_values(m->g, m->moving), average, 1e-6);
}

static void test_steps(int32_t keep) {
    moving m = moving_new();
    nb_function *f = nb_trainer_function(m.t);
    CHECK(nb_trainer_keep(m.t, keep) == NB_OK && nb_trainer_function(m.t) == f);
    CHECK(nb_train_step(m.t) == NB_STATE); /* the shapes come first */
    CHECK_SAY(nb_function_shape(f, DIMS(2)) == NB_OK, "%s", nb_error());
    for (int i = 0; i < 3; i++) {
        memcpy(nb_function_input(f, 0), (float[]){1, 3}, 2 * sizeof(float));
        CHECK(nb_train_step(m.t) == NB_OK);
    }
    expect_steps(&m, 3);
    nb_graph_free(m.g);
}

static void test_many_steps_in_one_call(void) {
    moving m = moving_new();
    nb_data *d = nb_data_new(2, 1, DIMS(0), NULL);
    memcpy(nb_data_array(d, 0), (float[]){1, 3}, 2 * sizeof(float));
    CHECK(nb_train(m.t, d, 2, 1, NULL, NULL) == NB_OK);
    const double bytes = nb_live_bytes();
    CHECK(nb_train(m.t, d, 2, 6, NULL, NULL) == NB_OK && nb_live_bytes() == bytes);
    expect_steps(&m, 7);
    nb_weight(m.g, "late", 1, DIMS(1000)); /* the flat vector moves */
    CHECK(nb_train(m.t, d, 2, 2, NULL, NULL) == NB_OK);
    expect_steps(&m, 9);
    nb_data_free(d);
    nb_graph_free(m.g);
}

/* A state s' = s + x that also is the output; a copy of s as it was before; a swap is in order. */
static void test_functions_have_states_too(void) {
    nb_graph *g = nb_graph_new();
    const nb_id x = nb_input(g, "x", 1, DIMS(NB_OPEN));
    const nb_id s = nb_weight(g, "s", 1, DIMS(2)), before = nb_weight(g, "before", 1, DIMS(2));
    const nb_id sum = binary(g, "add", s, x), twice = binary(g, "mul", sum, number(g, 2));
    nb_function *f = nb_function_new(g, 1, &x, 1, &twice, 0);
    CHECK(nb_function_assign(f, before, s) == NB_OK);
    CHECK(nb_function_assign(f, s, x) == NB_OK);
    CHECK(nb_function_assign(f, s, sum) == NB_OK); /* the new one holds */
    CHECK(nb_function_shape(f, DIMS(2)) == NB_OK);
    for (int i = 1; i <= 3; i++) {
        memcpy(nb_function_input(f, 0), (float[]){1, 10}, 2 * sizeof(float));
        CHECK(nb_run(f) == NB_OK);
        CHECK(nb_function_value(f, twice)[1] == 20.0f * (float)i);
        CHECK(nb_weight_values(g, s)[0] == (float)i &&
              nb_weight_values(g, s)[1] == 10.0f * (float)i);
        CHECK(nb_weight_values(g, before)[0] == (float)(i - 1));
    }
    nb_graph_free(g);
}

static void test_refusals(void) {
    nb_graph *g = nb_graph_new();
    const nb_id x = nb_input(g, "x", 1, DIMS(NB_OPEN)), w = nb_weight(g, "w", 1, DIMS(3));
    const nb_id y = binary(g, "add", x, number(g, 1)),
                sum = nb_apply(g, nb_op_find("sum"), 1, &y, NULL);
    nb_function *f = nb_function_new(g, 1, &x, 1, &y, 0);
    CHECK(nb_function_shape(f, DIMS(2)) == NB_OK);
    CHECK(nb_function_assign(f, y, x) == NB_PARAM && strstr(nb_error(), "not a weight"));
    CHECK(nb_function_assign(f, x, y) == NB_PARAM && nb_function_assign(f, w, 99) == NB_PARAM);
    CHECK(nb_function_assign(f, w, sum) == NB_SHAPE && strstr(nb_error(), "'w' has [3]"));
    CHECK(nb_run(f) == NB_OK); /* nothing has been changed */
    CHECK(nb_function_assign(f, w, y) == NB_OK);
    CHECK(nb_function_shape(f, DIMS(2)) == NB_SHAPE && strstr(nb_error(), "[2]"));
    CHECK(nb_function_shape(f, DIMS(3)) == NB_OK && nb_run(f) == NB_OK);
    CHECK(nb_weight_values(g, w)[2] == 1);
    nb_graph_free(g);
}

int main(void) {
    test_steps(0);
    test_steps(1);
    test_many_steps_in_one_call();
    test_functions_have_states_too();
    test_refusals();
    CHECK(nb_live_objects() == 0 && nb_live_bytes() == 0);
    return check_done();
}
