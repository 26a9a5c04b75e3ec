/* train_test.c - one update against its formula, many updates on resident data, and that a run
 * takes no memory. */
#include "check.h"
#include "nb.h"
#include <math.h>
#include <stdbool.h>
#include <string.h>

#define DIMS(...) ((int32_t[]){__VA_ARGS__})

enum { RATE = 0, MOMENTUM = 1, NESTEROV = 2 };

static nb_id binary(nb_graph *g, const char *op, nb_id a, nb_id b) {
    return nb_apply(g, nb_op_find(op), 2, (nb_id[]){a, b}, NULL);
}

/* loss = (w - 3)^2 + 2 (v - 1)^2, with f between them that is never trained. */
typedef struct bowl {
    nb_graph *g;
    nb_id w, f, v, loss;
    nb_trainer *t;
} bowl;

static bowl bowl_new(const char *optimizer) {
    nb_graph *g = nb_graph_new();
    bowl b = {.g = g};
    b.w = nb_weight(g, "w", 0, NULL);
    b.f = nb_weight(g, "frozen", 1, DIMS(2));
    b.v = nb_weight(g, "v", 0, NULL);
    const nb_id three = nb_constant(g, 0, NULL, (float[]){3});
    const nb_id one = nb_constant(g, 0, NULL, (float[]){1}),
                two = nb_constant(g, 0, NULL, (float[]){2});
    const nb_id a = binary(g, "sub", b.w, three), c = binary(g, "sub", b.v, one);
    b.loss =
        binary(g, "add", binary(g, "mul", a, a), binary(g, "mul", two, binary(g, "mul", c, c)));
    b.t = nb_trainer_new(g, 0, NULL, 1, &b.loss, 2, (nb_id[]){b.w, b.v},
                         nb_optimizer_find(optimizer));
    CHECK_SAY(b.t != NULL, "%s", nb_error());
    CHECK_SAY(nb_function_shape(nb_trainer_function(b.t), NULL) == NB_OK, "%s", nb_error());
    nb_weight_values(g, b.f)[0] = 42;
    return b;
}

static double w_of(const bowl *b) { return (double)*nb_weight_values(b->g, b->w); }
static double v_of(const bowl *b) { return (double)*nb_weight_values(b->g, b->v); }

static void test_sgd(void) {
    bowl b = bowl_new("sgd");
    CHECK(nb_trainer_set(b.t, RATE, 0.1) == NB_OK);
    double w = 0, v = 0;
    for (int i = 0; i < 5; i++) {
        w -= 0.1 * 2 * (w - 3);
        v -= 0.1 * 4 * (v - 1);
        CHECK(nb_train_step(b.t) == NB_OK);
        CHECK_NEAR(w_of(&b), w, 1e-6);
        CHECK_NEAR(v_of(&b), v, 1e-6);
    }
    CHECK(nb_weight_values(b.g, b.f)[0] == 42 && nb_trainer_updates(b.t) == 5);
    nb_graph_free(b.g);
}

static void test_momentum(void) {
    for (int nesterov = 0; nesterov < 2; nesterov++) {
        bowl b = bowl_new("sgd");
        nb_trainer_set(b.t, RATE, 0.05);
        nb_trainer_set(b.t, MOMENTUM, 0.9);
        nb_trainer_set(b.t, NESTEROV, nesterov);
        double w = 0, m = 0;
        for (int i = 0; i < 8; i++) {
            const double step = 0.05 * 2 * (w - 3);
            m = 0.9 * m - step;
            w += nesterov ? 0.9 * m - step : m;
            CHECK(nb_train_step(b.t) == NB_OK);
            CHECK_NEAR(w_of(&b), w, 1e-5);
        }
        nb_graph_free(b.g);
    }
}

static void test_adam(void) {
    bowl b = bowl_new("adam");
    nb_trainer_set(b.t, RATE, 0.1);
    double w = 0, m = 0, s = 0;
    for (int t = 1; t <= 20; t++) {
        const double g = 2 * (w - 3);
        m += 0.1 * (g - m);
        s += 0.001 * (g * g - s);
        w -= 0.1 * sqrt(1 - pow(0.999, t)) / (1 - pow(0.9, t)) * m / (sqrt(s) + 1e-7);
        CHECK(nb_train_step(b.t) == NB_OK);
        CHECK_NEAR(w_of(&b), w, 1e-5);
    }
    CHECK(nb_weight_values(b.g, b.f)[0] == 42);
    CHECK(nb_trainer_slot(b.t, 1) && !nb_trainer_slot(b.t, 2));
    nb_graph_free(b.g);
}

static int32_t setting(const char *optimizer, const char *name) {
    const int32_t o = nb_optimizer_find(optimizer);
    int32_t i = 0;
    while (i < nb_optimizer_param_count(o) && strcmp(nb_optimizer_param_name(o, i), name)) i++;
    return i;
}

static int32_t slots(const bowl *b) {
    int32_t n = 0;
    while (nb_trainer_slot(b->t, n)) n++;
    return n;
}

static void test_state_as_needed(void) {
    bowl b = bowl_new("rmsprop");
    CHECK(slots(&b) == 1 && nb_trainer_slot(b.t, -1) == NULL);
    CHECK(nb_trainer_set(b.t, setting("rmsprop", "momentum"), 0.5) == NB_OK && slots(&b) == 2);
    CHECK(nb_trainer_set(b.t, setting("rmsprop", "centered"), 1) == NB_OK && slots(&b) == 3);
    for (int i = 0; i < 3; i++) CHECK(nb_train_step(b.t) == NB_OK);
    CHECK(nb_trainer_set(b.t, setting("rmsprop", "centered"), 0) == NB_OK && slots(&b) == 2);
    CHECK(nb_train_step(b.t) == NB_OK);
    nb_graph_free(b.g);
}

/* The first step of plain descent with rate 1 from 0: gradients are -6 and -4. */
static void test_clipping(void) {
    const struct {
        const char *setting;
        double value, w, v;
    } cases[] = {{"clipnorm", 5, 5, 4},
                 {"clipvalue", 3, 3, 3},
                 {"clipvalue", 5, 5, 4},
                 {"globalClipnorm", 1, 6 / sqrt(52), 4 / sqrt(52)},
                 {"globalClipnorm", 8, 6, 4}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        bowl b = bowl_new("sgd");
        CHECK(nb_trainer_set(b.t, RATE, 1) == NB_OK);
        CHECK(nb_trainer_set(b.t, setting("sgd", cases[i].setting), cases[i].value) == NB_OK);
        CHECK(nb_train_step(b.t) == NB_OK);
        CHECK_NEAR(w_of(&b), cases[i].w, 1e-6);
        CHECK_NEAR(v_of(&b), cases[i].v, 1e-6);
        CHECK(nb_weight_values(b.g, b.f)[0] == 42);
        nb_graph_free(b.g);
    }
}

static void test_decay_and_rates(void) {
    bowl b = bowl_new("sgd");
    CHECK(nb_trainer_set(b.t, setting("sgd", "weightDecay"), 0.5) == NB_OK);
    CHECK(nb_trainer_rates(b.t, 2, (double[]){0.1, 0.2}) == NB_OK);
    double w = 0;
    for (int i = 0; i < 4; i++) {
        const double rate = i == 0 ? 0.1 : 0.2;
        w = w * (1 - rate * 0.5) - rate * 2 * (w - 3);
        CHECK(nb_train_step(b.t) == NB_OK);
        CHECK_NEAR(w_of(&b), w, 1e-6);
        CHECK(nb_trainer_get(b.t, RATE) == rate);
    }
    CHECK(nb_trainer_rates(b.t, 1, (double[]){-1}) == NB_PARAM && nb_trainer_get(b.t, RATE) == 0.2);
    nb_graph_free(b.g);
    const int32_t adamw = nb_optimizer_find("adamw");
    CHECK(nb_optimizer_param_bound(adamw, setting("adamw", "weightDecay"), 0) == 0.004);
}

static void test_settings_are_checked(void) {
    bowl b = bowl_new("sgd");
    CHECK(nb_trainer_set(b.t, RATE, -1) == NB_PARAM && strstr(nb_error(), "learningRate"));
    CHECK(nb_trainer_set(b.t, RATE, NAN) == NB_PARAM);
    CHECK(nb_trainer_set(b.t, 9, 1) == NB_PARAM);
    CHECK(nb_trainer_get(b.t, RATE) == 0.01);
    CHECK(!nb_trainer_new(b.g, 0, NULL, 1, &b.f, 1, &b.w, 0) && strstr(nb_error(), "[2]"));
    CHECK(!nb_trainer_new(b.g, 0, NULL, 1, &b.loss, 1, &b.loss, 0));
    CHECK(!nb_trainer_new(b.g, 0, NULL, 1, &b.loss, 1, &b.w, 7));
    nb_graph_free(b.g);
}

/* ---- On resident data: y = 2 x0 - x1 + 0.5, linear regression
 * ------------------------------------- */

enum { ROWS = 10 };

typedef struct line {
    nb_graph *g;
    nb_id in[2], w, b;
    nb_trainer *t;
    nb_data *d;
} line;

static line line_new(void) {
    line l = {.g = nb_graph_new()};
    l.in[0] = nb_input(l.g, "x", 2, DIMS(NB_OPEN, 2));
    l.in[1] = nb_input(l.g, "t", 2, DIMS(NB_OPEN, 1));
    l.w = nb_weight(l.g, "w", 2, DIMS(2, 1));
    l.b = nb_weight(l.g, "b", 1, DIMS(1));
    const nb_id y = nb_apply(l.g, nb_op_find("dense"), 3, (nb_id[]){l.in[0], l.w, l.b}, NULL);
    const nb_id loss = binary(l.g, "mse", y, l.in[1]);
    l.t = nb_trainer_new(l.g, 2, l.in, 1, &loss, 2, (nb_id[]){l.w, l.b}, nb_optimizer_find("sgd"));
    CHECK_SAY(l.t != NULL, "%s", nb_error());
    nb_trainer_set(l.t, RATE, 0.1);
    l.d = nb_data_new(ROWS, 2, DIMS(1, 1), DIMS(2, 1));
    for (int i = 0; i < ROWS; i++) {
        float *x = nb_data_array(l.d, 0) + 2 * i;
        x[0] = (float)((i * 7) % ROWS) / ROWS;
        x[1] = (float)((i * 3) % ROWS) / ROWS - 0.5f;
        nb_data_array(l.d, 1)[i] = 2 * x[0] - x[1] + 0.5f;
    }
    return l;
}

static void line_free(line *l) {
    nb_graph_free(l->g);
    nb_data_free(l->d);
}

static void test_resident_data(void) {
    line l = line_new();
    enum { STEPS = 6000 };
    static float results[2 * STEPS];
    uint32_t rng[4];
    nb_rng_seed(rng, 1, 0);
    CHECK_SAY(nb_train(l.t, l.d, 4, STEPS, rng, results) == NB_OK, "%s", nb_error());
    for (int s = 0; s < STEPS; s++) /* 4 + 4 + 2 rows an epoch */
        CHECK(results[2 * s + 1] == (s % 3 == 2 ? 2 : 4));
    CHECK(results[2 * STEPS - 2] < 1e-8f && results[0] > 0.1f);
    CHECK_NEAR(nb_weight_values(l.g, l.w)[0], 2, 1e-3);
    CHECK_NEAR(nb_weight_values(l.g, l.w)[1], -1, 1e-3);
    CHECK_NEAR(nb_weight_values(l.g, l.b)[0], 0.5, 1e-3);
    int32_t seen = 0;
    for (int i = 0; i < ROWS; i++) seen |= 1 << nb_data_order(l.d)[i];
    CHECK(seen == (1 << ROWS) - 1);
    line_free(&l);
}

/* The same steps fed by hand, batch by batch, give the same bits. */
static void test_resident_equals_by_hand(void) {
    line a = line_new(), b = line_new();
    CHECK(nb_train(a.t, a.d, 5, 8, NULL, NULL) == NB_OK);
    nb_function *f = nb_trainer_function(b.t);
    CHECK(nb_function_shape(f, DIMS(5, 2, 5, 1)) == NB_OK);
    for (int s = 0; s < 8; s++) {
        const int from = s % 2 * 5;
        memcpy(nb_function_input(f, 0), nb_data_array(b.d, 0) + 2 * from, 10 * sizeof(float));
        memcpy(nb_function_input(f, 1), nb_data_array(b.d, 1) + from, 5 * sizeof(float));
        CHECK(nb_train_step(b.t) == NB_OK);
    }
    CHECK(!memcmp(nb_weight_values(a.g, a.w), nb_weight_values(b.g, b.w), 2 * sizeof(float)));
    line_free(&a);
    line_free(&b);
}

static void test_steps_take_no_memory(void) {
    line l = line_new();
    CHECK(nb_train(l.t, l.d, 4, 3, NULL, NULL) == NB_OK);
    const double bytes = nb_live_bytes();
    const float *weights = nb_weight_values(l.g, l.w);
    CHECK(nb_train(l.t, l.d, 4, 100, NULL, NULL) == NB_OK);
    CHECK(nb_live_bytes() == bytes && nb_weight_values(l.g, l.w) == weights);
    line_free(&l);
}

static void test_keep_mode_shows_one_update(void) {
    line l = line_new();
    CHECK(nb_trainer_keep(l.t, 1) == NB_OK);
    nb_function *f = nb_trainer_function(l.t);
    CHECK(nb_function_shape(f, DIMS(1, 2, 1, 1)) == NB_OK);
    memcpy(nb_function_input(f, 0), (float[]){1, 2}, 2 * sizeof(float));
    nb_function_input(f, 1)[0] = 3;
    CHECK(nb_train_step(l.t) == NB_OK);
    const nb_id y = nb_find(l.g, "dense"), dw = nb_trainer_gradient(l.t, l.w);
    CHECK(nb_function_value(f, y)[0] == 0);                            /* forward */
    CHECK(nb_function_value(f, nb_trainer_gradient(l.t, y))[0] == -6); /* 2 (y - t) */
    CHECK(nb_function_value(f, dw)[0] == -6 && nb_function_value(f, dw)[1] == -12);
    CHECK_NEAR(nb_weight_values(l.g, l.w)[1], 1.2, 1e-6); /* update */
    CHECK(nb_trainer_gradient(l.t, 999) == NB_NONE);
    line_free(&l);
}

/* Words: loss = mean (table[index] - target)^2. With `around`, two signs stand before the table, so
 * that its gradient is not that of gathered rows and every row is updated. */
typedef struct words {
    nb_graph *g;
    nb_id before, table, after;
    nb_trainer *t;
} words;

enum { WORDS = 11, LENGTH = 3, TAKEN = 4 };

static words words_new(const char *optimizer, int setting, double value, bool around) {
    nb_graph *g = nb_graph_new();
    words w = {.g = g, .before = nb_weight(g, "before", 1, DIMS(LENGTH))};
    w.table = nb_weight(g, "table", 2, DIMS(WORDS, LENGTH));
    w.after = nb_weight(g, "after", 1, DIMS(LENGTH));
    const nb_id index = nb_input(g, "index", 1, DIMS(NB_OPEN));
    const nb_id target = nb_input(g, "target", 2, DIMS(NB_OPEN, LENGTH));
    nb_id table = w.table;
    for (int i = 0; i < (around ? 2 : 0); i++)
        table = nb_apply(g, nb_op_find("neg"), 1, &table, NULL);
    const nb_id rows = binary(g, "gather", table, index);
    const nb_id y = binary(g, "add", binary(g, "mul", rows, w.before), w.after);
    const nb_id loss = binary(g, "mse", y, target);
    w.t = nb_trainer_new(g, 2, (nb_id[]){index, target}, 1, &loss, 3,
                         (nb_id[]){w.after, w.table, w.before}, nb_optimizer_find(optimizer));
    CHECK_SAY(w.t != NULL, "%s", nb_error());
    CHECK(nb_trainer_set(w.t, setting, value) == NB_OK);
    for (int i = 0; i < WORDS * LENGTH; i++) nb_weight_values(g, w.table)[i] = (float)sin(i);
    for (int i = 0; i < LENGTH; i++) nb_weight_values(g, w.before)[i] = 1 + (float)i;
    return w;
}

/* Step s takes rows 3 s, 3 s + 2, ... of the table, one of them twice. */
static void words_feed(const words *w, int s) {
    nb_function *f = nb_trainer_function(w->t);
    CHECK(nb_function_shape(f, DIMS(TAKEN, TAKEN, LENGTH)) == NB_OK);
    for (int i = 0; i < TAKEN; i++)
        nb_function_input(f, 0)[i] = (float)((3 * s + 2 * (i % 3)) % WORDS);
    for (int i = 0; i < TAKEN * LENGTH; i++) nb_function_input(f, 1)[i] = (float)cos(s + i);
}

static bool same_weights(const words *a, const words *b) {
    return !memcmp(nb_weight_values(a->g, a->before), nb_weight_values(b->g, b->before),
                   (2 + WORDS) * LENGTH * sizeof(float));
}

static void test_rows_of_a_table_as_the_whole(const char *optimizer, int setting, double value) {
    words rows = words_new(optimizer, setting, value, false);
    words whole = words_new(optimizer, setting, value, true);
    for (int s = 0; s < 9; s++) {
        words_feed(&rows, s);
        words_feed(&whole, s);
        if (s == 4) CHECK(nb_run(nb_trainer_function(rows.t)) == NB_OK); /* adds nothing twice */
        CHECK(nb_train_step(rows.t) == NB_OK && nb_train_step(whole.t) == NB_OK);
        CHECK_SAY(same_weights(&rows, &whole), "%s, setting %d, step %d", optimizer, setting, s);
    }
    nb_graph_free(rows.g);
    nb_graph_free(whole.g);
}

/* Only the rows of this batch have a gradient; the microscope sees zeros in the others. */
static void test_gradient_of_a_table(void) {
    words w = words_new("sgd", RATE, 0.5, false);
    nb_function *f = nb_trainer_function(w.t);
    CHECK(nb_trainer_keep(w.t, 1) == NB_OK);
    for (int s = 0; s < 3; s++) {
        words_feed(&w, s);
        CHECK(nb_train_step(w.t) == NB_OK);
    }
    const float *dw = nb_function_value(f, nb_trainer_gradient(w.t, w.table));
    for (int i = 0; i < WORDS * LENGTH; i++) {
        const int row = i / LENGTH; /* 6, 8 and 10 were taken last */
        CHECK((dw[i] != 0) == (row == 6 || row == 8 || row == 10));
    }
    nb_graph_free(w.g);
}

static void test_data_refusals(void) {
    line l = line_new();
    CHECK(nb_train(l.t, l.d, 0, 1, NULL, NULL) == NB_PARAM);
    nb_data *wide = nb_data_new(4, 2, DIMS(1, 1), DIMS(3, 1));
    CHECK(nb_train(l.t, wide, 2, 1, NULL, NULL) == NB_SHAPE && strstr(nb_error(), "[2,3]"));
    nb_data *single = nb_data_new(4, 1, DIMS(1), DIMS(2));
    CHECK(nb_train(l.t, single, 2, 1, NULL, NULL) == NB_PARAM);
    CHECK(!nb_data_new(0, 1, DIMS(1), DIMS(2)) && !nb_data_new(2, 99, DIMS(1), DIMS(2)));
    CHECK(!nb_data_new(1 << 20, 1, DIMS(1), DIMS(1 << 20)));
    nb_data_order(l.d)[3] = ROWS;
    CHECK(nb_train(l.t, l.d, 4, 1, NULL, NULL) == NB_PARAM && strstr(nb_error(), "row 10 of 10"));
    nb_data_free(wide);
    nb_data_free(single);
    line_free(&l);
}

int main(void) {
    test_sgd();
    test_momentum();
    test_adam();
    test_state_as_needed();
    test_clipping();
    test_decay_and_rates();
    test_settings_are_checked();
    test_resident_data();
    test_resident_equals_by_hand();
    test_steps_take_no_memory();
    test_keep_mode_shows_one_update();
    test_rows_of_a_table_as_the_whole("sgd", RATE, 0.5);
    test_rows_of_a_table_as_the_whole("sgd", MOMENTUM, 0.9);
    test_rows_of_a_table_as_the_whole("sgd", 3 /* weight decay */, 0.01);
    test_rows_of_a_table_as_the_whole("sgd", 4 /* clipnorm */, 0.1);
    test_rows_of_a_table_as_the_whole("sgd", 5 /* clipvalue */, 0.01);
    test_rows_of_a_table_as_the_whole("adam", RATE, 0.01);
    test_rows_of_a_table_as_the_whole("adagrad", RATE, 0.01);
    test_gradient_of_a_table();
    test_data_refusals();
    CHECK(nb_live_objects() == 0 && nb_live_bytes() == 0);
    return check_done();
}
