/* bits_test.c - promise 2: the same seed, the same bits. Trains networks for some hundred steps and
 * hashes their weights; bits.js makes the very same calls in Node and in every browser, and all
 * must give the numbers of bits.h. The networks use what a lesson would: several activations, a
 * softmax with cross-entropy, dropout, pooling, Adam, shuffled mini-batches with a shorter last
 * one.
 */
#include "bits.h"
#include "check.h"
#include "nb.h"

#define DIMS(...) ((int32_t[]){__VA_ARGS__})
enum { ROWS = 100, CLASSES = 3, MOST_WEIGHTS = 16 };

typedef struct net {
    nb_graph *g;
    uint32_t rng[4];
    nb_id w[MOST_WEIGHTS];
    int32_t n_w;
} net;

typedef struct run {
    const char *name;
    uint32_t want;
    int32_t rank, dims[3]; /* of one row */
    int32_t batch, steps;
    nb_id (*build)(net *n, nb_id x); /* up to the logits */
} run;

static nb_id apply(net *n, const char *op, int32_t n_in, const nb_id *in, const double *params) {
    return nb_apply(n->g, nb_op_find(op), n_in, in, params);
}

/* An operator with a kernel of these sizes, drawn, and a bias of zeros. */
static nb_id layer(net *n, const char *op, nb_id x, int32_t rank, const int32_t *dims,
                   const double *params) {
    const int32_t outputs = dims[rank - 1];
    int32_t inputs = 1;
    for (int32_t i = 0; i < rank - 1; i++) inputs *= dims[i];
    const nb_id w = nb_weight(n->g, "w", rank, dims), b = nb_weight(n->g, "b", 1, &outputs);
    nb_rng_scaled(n->rng, inputs * outputs, 1, 2, 0, inputs, outputs, nb_weight_values(n->g, w));
    n->w[n->n_w++] = w;
    n->w[n->n_w++] = b;
    return apply(n, op, 3, (nb_id[]){x, w, b}, params);
}

static nb_id mlp(net *n, nb_id y) {
    const int32_t widths[] = {7, 19, 16, 9, 13, CLASSES};
    const double activations[] = {5, 4, 3, 1, 0}; /* tanh, sigmoid, elu, relu, linear */
    for (int i = 0; i < 5; i++) {
        y = layer(n, "dense", y, 2, widths + i, (double[]){activations[i], 1});
        if (i != 1) continue;
        const nb_id mask = apply(n, "dropout_mask", 1, &y, (double[]){0.1});
        y = apply(n, "mul", 2, (nb_id[]){y, mask}, NULL);
    }
    return y;
}

/* Convolutions with few channels, with enough of them for another algorithm, and with strides. */
static nb_id cnn(net *n, nb_id y) {
    y = layer(n, "conv2d", y, 4, DIMS(3, 3, 2, 12), (double[]){1, 1, 1, 1, 1, 1, 1});  /* relu */
    y = layer(n, "conv2d", y, 4, DIMS(5, 5, 12, 12), (double[]){5, 1, 1, 1, 1, 1, 1}); /* tanh */
    y = apply(n, "max_pool", 1, &y, (double[]){2, 2, 2, 2, 0});
    y = apply(n, "average_pool", 1, &y, (double[]){2, 2, 1, 1, 0, 1});
    y = layer(n, "conv2d", y, 4, DIMS(3, 3, 12, 10), (double[]){3, 1, 2, 2, 1, 1, 1}); /* elu */
    y = apply(n, "reshape", 1, &y, (double[]){2, -1, 40, 1, 1, 1});
    return layer(n, "dense", y, 2, DIMS(40, CLASSES), (double[]){0, 1});
}

/* One recurrent layer: gates, inputs, units, rows of the bias (of gru 2 for reset after). */
static nb_id recurrent(net *n, const char *op, nb_id x, const int32_t *sizes,
                       const double *params) {
    const int32_t inputs = sizes[1], units = sizes[2], wide = sizes[0] * units;
    const nb_id w = nb_weight(n->g, "w", 2, DIMS(inputs, wide));
    const nb_id u = nb_weight(n->g, "u", 2, DIMS(units, wide));
    const nb_id b = sizes[3] > 1 ? nb_weight(n->g, "b", 2, DIMS(sizes[3], wide))
                                 : nb_weight(n->g, "b", 1, &wide);
    nb_rng_scaled(n->rng, inputs * wide, 1, 2, 0, inputs, wide, nb_weight_values(n->g, w));
    nb_rng_orthogonal(n->rng, units, wide, 1, nb_weight_values(n->g, u));
    nb_id in[] = {0, x, w, u, b};
    for (int i = 2; i < 5; i++) n->w[n->n_w++] = in[i];
    in[0] = apply(n, "recurrent", 4, in + 1, params);
    return apply(n, op, 5, in, params);
}

/* The logits from the last of five units' steps. */
static nb_id last_step(net *n, nb_id y) {
    y = apply(n, "slice", 1, &y, (double[]){1, -1, 1});
    y = apply(n, "reshape", 1, &y, (double[]){2, -1, 5, 1, 1, 1});
    return layer(n, "dense", y, 2, DIMS(5, CLASSES), (double[]){0, 1});
}

/* More sequences than stand side by side; the second layer from the end to the beginning. */
static nb_id lstm(net *n, nb_id y) {
    y = recurrent(n, "lstm", y, DIMS(4, 2, 7, 1), (double[]){1, 5, 1, 4, 1, 0, 0, 1});
    y = recurrent(n, "lstm", y, DIMS(4, 7, 5, 1), (double[]){1, 5, 1, 4, 1, 1, 0, 1});
    return last_step(n, y);
}

/* Reset after and before, the second with softplus. */
static nb_id gru(net *n, nb_id y) {
    y = recurrent(n, "gru", y, DIMS(3, 2, 7, 2), (double[]){2, 5, 1, 4, 1, 0, 0, 1});
    y = recurrent(n, "gru", y, DIMS(3, 7, 5, 1), (double[]){2, 6, 1, 4, 1, 0, 0, 1});
    return last_step(n, y);
}

static const run runs[] = {
    {"MLP", NB_BITS_MLP, 1, {7}, 32, 500, mlp},
    {"CNN", NB_BITS_CNN, 3, {8, 8, 2}, 16, 200, cnn},
    {"LSTM", NB_BITS_LSTM, 2, {9, 2}, 70, 200, lstm},
    {"GRU", NB_BITS_GRU, 2, {9, 2}, 16, 200, gru},
};

static uint32_t hash(const void *bytes, size_t n) { /* FNV-1a */
    uint32_t h = 2166136261u;
    for (const unsigned char *b = bytes; n--; b++) h = (h ^ *b) * 16777619u;
    return h;
}

static uint32_t train(const run *r) {
    const int32_t batch[] = {NB_OPEN, r->dims[0], r->dims[1], r->dims[2]};
    int32_t row[4] = {0}, size = 1;
    for (int32_t i = 0; i < r->rank; i++) size *= row[i] = r->dims[i];
    row[r->rank] = CLASSES;
    net n = {.g = nb_graph_new()};
    nb_rng_seed(n.rng, 1, 2);
    nb_graph_seed(n.g, 3);
    const nb_id in[] = {nb_input(n.g, "x", r->rank + 1, batch),
                        nb_input(n.g, "t", 2, DIMS(NB_OPEN, CLASSES))};
    const nb_id y = r->build(&n, in[0]);
    const nb_id loss = apply(&n, "cross_entropy", 2, (nb_id[]){y, in[1]}, NULL);
    nb_trainer *t = nb_trainer_new(n.g, 2, in, 1, &loss, n.n_w, n.w, nb_optimizer_find("adam"));
    CHECK_SAY(t != NULL, "%s", nb_error());
    nb_data *d = nb_data_new(ROWS, 2, DIMS(r->rank, 1), row);
    nb_rng_normal(n.rng, ROWS * size, 0, 1, 0, nb_data_array(d, 0));
    nb_rng_uniform(n.rng, ROWS * CLASSES, 0, 1, nb_data_array(d, 1));
    CHECK_SAY(nb_train(t, d, r->batch, r->steps, n.rng, NULL) == NB_OK, "%s", nb_error());
    const float *values = nb_weight_values(n.g, n.w[0]);
    const int32_t total = nb_weight_total(n.g);
    const uint32_t h = hash(values, (size_t)total * sizeof *values);
    for (int32_t i = 0; i < total; i++)
        if (!isfinite(values[i])) CHECK_SAY(0, "%s: weight %d is not finite", r->name, i);
    nb_graph_free(n.g);
    nb_data_free(d);
    return h;
}

int main(void) {
    for (size_t i = 0; i < sizeof runs / sizeof *runs; i++) {
        const run *r = &runs[i];
        const uint32_t got = train(r);
        CHECK_SAY(got == r->want, "%s: the weights' hash is 0x%08x, not 0x%08x", r->name, got,
                  r->want);
        CHECK(train(r) == got);
    }
    return check_done();
}
