/* bits_test.c - promise 2: the same seed, the same bits. Trains a network for 500 steps and hashes
 * its weights; bits.js makes the very same calls in Node and in every browser, and all must give
 * NB_BITS of bits.h. The network uses what a lesson would: several activations, a softmax with
 * cross-entropy, dropout, Adam, shuffled mini-batches with a shorter last one.
 */
#include "bits.h"
#include "check.h"
#include "nb.h"

#define DIMS(...) ((int32_t[]){__VA_ARGS__})
enum { ROWS = 100, FEATURES = 7, CLASSES = 3, LAYERS = 5 };

static nb_id dense(nb_graph *g, nb_id x, int in, int out, double activation, uint32_t *rng,
                   nb_id *weights) {
    weights[0] = nb_weight(g, "w", 2, DIMS(in, out));
    weights[1] = nb_weight(g, "b", 1, DIMS(out));
    nb_rng_scaled(rng, in * out, 1, 2, 0, in, out, nb_weight_values(g, weights[0]));
    return nb_apply(g, nb_op_find("dense"), 3, (nb_id[]){x, weights[0], weights[1]},
                    (double[]){activation, 1});
}

static uint32_t hash(const void *bytes, size_t n) { /* FNV-1a */
    uint32_t h = 2166136261u;
    for (const unsigned char *b = bytes; n--; b++) h = (h ^ *b) * 16777619u;
    return h;
}

static uint32_t train(void) {
    const int widths[] = {FEATURES, 19, 16, 9, 13, CLASSES};
    const double activations[] = {5, 4, 3, 1, 0}; /* tanh, sigmoid, elu, relu, linear */
    uint32_t rng[4];
    nb_rng_seed(rng, 1, 2);
    nb_graph *g = nb_graph_new();
    nb_graph_seed(g, 3);
    const nb_id in[] = {nb_input(g, "x", 2, DIMS(NB_OPEN, FEATURES)),
                        nb_input(g, "t", 2, DIMS(NB_OPEN, CLASSES))};
    nb_id w[2 * LAYERS], y = in[0];
    for (int i = 0; i < LAYERS; i++) {
        y = dense(g, y, widths[i], widths[i + 1], activations[i], rng, w + 2 * i);
        if (i != 1) continue;
        const nb_id mask = nb_apply(g, nb_op_find("dropout_mask"), 1, &y, (double[]){0.1});
        y = nb_apply(g, nb_op_find("mul"), 2, (nb_id[]){y, mask}, NULL);
    }
    const nb_id loss = nb_apply(g, nb_op_find("cross_entropy"), 2, (nb_id[]){y, in[1]}, NULL);
    nb_trainer *t = nb_trainer_new(g, 2, in, 1, &loss, 2 * LAYERS, w, nb_optimizer_find("adam"));
    CHECK_SAY(t != NULL, "%s", nb_error());
    nb_data *d = nb_data_new(ROWS, 2, DIMS(1, 1), DIMS(FEATURES, CLASSES));
    nb_rng_normal(rng, ROWS * FEATURES, 0, 1, 0, nb_data_array(d, 0));
    nb_rng_uniform(rng, ROWS * CLASSES, 0, 1, nb_data_array(d, 1));
    CHECK_SAY(nb_train(t, d, 32, 500, rng, NULL) == NB_OK, "%s", nb_error());
    const uint32_t h = hash(nb_weight_values(g, w[0]), (size_t)nb_weight_total(g) * sizeof(float));
    nb_graph_free(g);
    nb_data_free(d);
    return h;
}

int main(void) {
    const uint32_t got = train();
    CHECK_SAY(got == NB_BITS, "the weights' hash is 0x%08x, not 0x%08x", got, NB_BITS);
    CHECK(train() == got);
    return check_done();
}
