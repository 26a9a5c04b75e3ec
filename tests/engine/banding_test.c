/* banding_test.c - a large batch in bands gives the same bits as in one piece, whatever takes part.
 *
 * A plan in keep mode has no bands. Both run on the same weights and inputs, and the loss, the
 * gradients and an output of the middle are compared bit for bit. Each network is run with batches
 * that do not divide into bands, and one whose last band is one row.
 */
#include "banding.h"
#include "net.h"

/* Numbers between -1 and 1, some of them the specials that a sum shows. */
static void fill(float *x, int64_t n, uint32_t seed) {
    for (int64_t i = 0; i < n; i++) {
        seed = seed * 1664525U + 1013904223U;
        x[i] = (float)(int32_t)seed / 2147483648.0F;
        if (i % 97 == 5) x[i] = -0.0F;
    }
}

typedef struct results {
    float *gradient, *y, loss;
    int64_t n_gradient, n_y, bytes;
    int32_t bands;
    int banded, calls;
} results;

static float *copy(const float *from, int64_t n) {
    float *to = malloc(sizeof *to * (size_t)(n + 1));
    memcpy(to, from, sizeof *to * (size_t)n);
    return to;
}

static results run(net n, const char *loss, const int32_t *dims, bool keep) {
    step s = plan_step(&n, loss, dims, keep);
    s.goal.n_out = 2;
    results r = {.n_gradient = nb_weight_total(n.g)};
    fill(nb_weight_values(n.g, n.weights[0]), r.n_gradient, 7);
    nb_graph_seed(n.g, 3);
    if (s.plan) {
        const nb_plan *p = s.plan;
        for (int i = 0; i < 2; i++)
            fill(p->value[s.in[i]], nb_size(&p->shape[s.in[i]]), 11U + (uint32_t)i);
        for (int again = 0; again < 2; again++) { /* what a run leaves must not reach the next */
            nb_graph_seed(n.g, 3);
            nb_plan_run(p);
        }
        r.loss = *p->value[s.out[0]];
        r.gradient = copy(s.gradient, r.n_gradient);
        r.banded = p->n_banded, r.calls = p->n_calls;
        r.bands = p->n_banded ? (p->batch + p->band - 1) / p->band : 0;
        r.bytes = p->block_bytes;
    }
    free_step(&s);
    nb_graph_free(n.g);
    return r;
}

/* least: calls that take bands. */
static void compare(const char *what, net (*make)(void), const char *loss, const int32_t *dims,
                    int least) {
    results whole = run(make(), loss, dims, true), bands = run(make(), loss, dims, false);
    CHECK(whole.banded == 0);
    CHECK_SAY(bands.bands > 1 && bands.banded >= least, "%s: %d of %d calls, %d bands", what,
              bands.banded, bands.calls, bands.bands);
    if (getenv("NABLA_SHOW"))
        printf("%s: %d of %d calls in %d bands, %lld bytes, whole %lld\n", what, bands.banded,
               bands.calls, bands.bands, (long long)bands.bytes, (long long)whole.bytes);
    CHECK_SAY(!memcmp(&whole.loss, &bands.loss, sizeof(float)), "%s: loss %.9g, whole %.9g", what,
              (double)bands.loss, (double)whole.loss);
    for (int64_t i = 0; i < whole.n_gradient; i++)
        if (!CHECK_SAY(!memcmp(&whole.gradient[i], &bands.gradient[i], sizeof(float)),
                       "%s, batch %d: gradient %lld is %.9g, whole %.9g", what, dims[0],
                       (long long)i, (double)bands.gradient[i], (double)whole.gradient[i]))
            break;
    free(whole.gradient), free(bands.gradient);
}

/* ---- Networks ---- */

static net classes(void) {
    net n = start(2, DIMS(NB_OPEN, 13));
    dense(&n, 13, 24, RELU);
    dense(&n, 24, 17, TANH);
    dense(&n, 17, 5, LINEAR);
    return n;
}

/* Rows of vectors: the products of x^T dz fold their axes. */
static net sequence(void) {
    net n = start(3, DIMS(NB_OPEN, 6, 5));
    dense(&n, 5, 7, TANH);
    n.y = apply(&n, "softmax", 1, &n.y, NULL);
    dense(&n, 7, 3, LINEAR);
    n.y = apply(&n, "log_softmax", 1, &n.y, NULL);
    return n;
}

/* Through patches and sums of products. */
static net few_channels(void) {
    net n = start(4, DIMS(NB_OPEN, 14, 14, 1));
    conv(&n, 1, 4, 3);
    n.y = apply(&n, "max_pool", 1, &n.y, NULL);
    conv(&n, 4, 6, 3);
    flatten(&n, 7 * 7 * 6);
    dense(&n, 7 * 7 * 6, 3, LINEAR);
    return n;
}

/* Through Fourier space; and pixels more and fewer. */
static net many_channels(void) {
    net n = start(4, DIMS(NB_OPEN, 8, 8, 8));
    conv(&n, 8, 12, 5);
    n.y = apply(&n, "interpolate", 1, &n.y, SET({"axis", 1}));
    n.y = apply(&n, "interpolate", 1, &n.y, SET({"axis", 2}));
    conv(&n, 12, 8, 3);
    n.y = apply(&n, "average_pool", 1, &n.y, NULL);
    n.y = apply(&n, "upsample", 1, &n.y, NULL);
    conv(&n, 8, 2, 5);
    return n;
}

static nb_id two(net *n, const char *name, nb_id a, nb_id b) {
    return apply(n, name, 2, (nb_id[]){a, b}, NULL);
}

/* Operators one by one, on rows, on a weight for all rows, and on a column. */
static net by_hand(void) {
    net n = start(2, DIMS(NB_OPEN, 24));
    const nb_id scale = weight(&n, 1, DIMS(24)), shift = weight(&n, 2, DIMS(1, 24));
    const nb_id mix = weight(&n, 2, DIMS(24, 24)), size = weight(&n, 0, NULL);
    nb_id a = two(&n, "add", two(&n, "mul", n.x, scale), shift);
    a = two(&n, "mul", a, apply(&n, "dropout_mask", 1, &a, NULL));
    const nb_id b = apply(&n, "exp", 1, (nb_id[]){apply(&n, "sin", 1, &a, NULL)}, NULL);
    const nb_id c = two(&n, "matmul", two(&n, "maximum", a, b), mix);
    const nb_id choice = apply(&n, "where", 3, (nb_id[]){two(&n, "greater", c, a), c, b}, NULL);
    n.y = two(&n, "mul", two(&n, "sub", choice, two(&n, "broadcast_like", size, a)), size);
    return n;
}

/* What needs the batch whole, in the middle and at the end. */
static net with_a_wall(void) {
    net n = start(2, DIMS(NB_OPEN, 20));
    dense(&n, 20, 30, TANH);
    n.y = apply(&n, "sin", 1, &n.y, NULL);
    const nb_id mean = apply(&n, "mean", 1, &n.y, SET({"axes", 1}));
    n.y = two(&n, "sub", n.y, mean);
    dense(&n, 30, 4, LINEAR);
    return n;
}

/* One matrix for each row of the batch. */
static net matrices(void) {
    net n = start(3, DIMS(NB_OPEN, 6, 6));
    dense(&n, 6, 6, TANH);
    n.y = apply(&n, "matmul", 2, (nb_id[]){n.x, n.y}, SET({"transpose_a", 1}));
    n.y = two(&n, "matmul", n.y, weight(&n, 2, DIMS(6, 4)));
    return n;
}

/* A batch as large as the inputs of a layer, and as the columns of a weight: what has the batch's
 * size by chance does not come in bands. */
static net square(void) {
    net n = start(2, DIMS(NB_OPEN, 2400));
    dense(&n, 2400, 8, TANH);
    dense(&n, 8, 2400, LINEAR);
    return n;
}

/* A matrix that is made once, and read in each band; a sum over rows that are not the batch's. */
static net made_once(void) {
    net n = start(2, DIMS(NB_OPEN, 24));
    const nb_id a = weight(&n, 2, DIMS(30, 24)), b = weight(&n, 2, DIMS(30, 24));
    const nb_id w = apply(&n, "matmul", 2, (nb_id[]){a, b}, SET({"transpose_a", 1}));
    n.y = two(&n, "matmul", n.x, apply(&n, "square", 1, &w, NULL));
    for (int i = 0; i < 3; i++) n.y = apply(&n, i % 2 ? "sin" : "tanh", 1, &n.y, NULL);
    return n;
}

/* Each row of the output is made of all rows of the batch. */
static net of_all(void) {
    net n = start(2, DIMS(NB_OPEN, 900));
    const nb_id h = apply(&n, "sin", 1, (nb_id[]){apply(&n, "tanh", 1, &n.y, NULL)}, NULL);
    dense(&n, 900, 8, TANH);
    n.y = two(&n, "matmul", h, n.y);
    return n;
}

/* What is read whole in each band may not be overwritten by the rows of one. */
static net read_twice(void) {
    net n = start(2, DIMS(NB_OPEN, 700));
    const nb_id mask = apply(&n, "dropout_mask", 1, &n.x, NULL);
    const nb_id whole = two(&n, "matmul", n.x, mask), rows = two(&n, "mul", mask, n.x);
    n.y = two(&n, "add", two(&n, "mul", whole, weight(&n, 0, NULL)), rows);
    return n;
}

static void check(const char *what, net (*make)(void), const char *loss, const int32_t *dims,
                  const int32_t *batches, int least) {
    for (; *batches; batches++) {
        int32_t all[NB_MAX_RANK] = {*batches};
        for (int i = 0; i < NB_MAX_RANK - 1; i++) all[1 + i] = dims[i];
        compare(what, make, loss, all, least);
    }
}

int main(void) {
    check("classes", classes, "cross_entropy", DIMS(13, 0, 0, 0), DIMS(8000, 12289, 0), 14);
    check("sequence", sequence, "mse", DIMS(6, 5, 0, 0), DIMS(4001, 7777, 0), 16);
    check("few channels", few_channels, "cross_entropy", DIMS(14, 14, 1, 0), DIMS(211, 1000, 0),
          16);
    check("many channels", many_channels, "mse", DIMS(8, 8, 8, 0), DIMS(151, 211, 0), 23);
    check("by hand", by_hand, "mse", DIMS(24, 0, 0, 0), DIMS(3001, 9000, 0), 23);
    check("with a wall", with_a_wall, "mse", DIMS(20, 0, 0, 0), DIMS(5003, 0), 2);
    check("matrices", matrices, "mse", DIMS(6, 6, 0, 0), DIMS(5003, 0), 7);
    check("square", square, "mse", DIMS(2400, 0, 0, 0), DIMS(2400, 0), 9);
    check("made once", made_once, "mse", DIMS(24, 0, 0, 0), DIMS(5003, 0), 7);
    check("of all", of_all, "mse", DIMS(900, 0, 0, 0), DIMS(900, 0), 3);
    check("read twice", read_twice, "mse", DIMS(700, 0, 0, 0), DIMS(700, 0), 4);
    return check_done();
}
