/* memory_test.c - the block of a training step against what liveness analysis says is needed.
 *
 * The analysis here knows nothing of the planner's: it follows every cache line of the block
 * through the calls of the finished plan. A line is needed from a write to the last read before the
 * next write; inputs to the end, scratch while its call runs. The most lines that are needed at one
 * time are a lower bound for any placement, and the block may be larger by a fifth.
 */
#include "check.h"
#include "plan.h"
#include <stdlib.h>
#include <string.h>

#define DIMS(...) ((int32_t[]){__VA_ARGS__})
enum { LINE = 16 }; /* floats */

/* ---- Needed lines ---- */

typedef struct lines {
    const nb_plan *plan;
    int64_t n;
    int32_t *born, *read; /* [n] when it was written, and read the last time */
    int64_t *change;      /* [n_calls + 3] of the number of needed lines, at each time */
    int64_t overlaps;     /* scratch that is not its call's alone */
} lines;

static void needed(lines *l, int32_t from, int32_t to) {
    l->change[from]++;
    l->change[to + 1]--;
}

/* Calls f for each line of size floats from p on, if they are in the block. */
static void for_lines(lines *l, const float *p, int64_t size, int32_t now,
                      void (*f)(lines *, int64_t, int32_t)) {
    const int64_t first = (p - l->plan->block) / LINE;
    if (p < l->plan->block || first >= l->n || size == 0) return;
    for (int64_t i = first; i <= first + (size - 1) / LINE; i++) f(l, i, now);
}

static void note_read(lines *l, int64_t i, int32_t now) { l->read[i] = now; }

/* What is read and written at once, in place, is one line. */
static void note_write(lines *l, int64_t i, int32_t now) {
    if (l->born[i] >= 0) needed(l, l->born[i], l->read[i] == now ? now - 1 : l->read[i]);
    l->overlaps += l->born[i] < 0 && l->read[i] == now; /* this call's scratch */
    l->born[i] = l->read[i] = now;
}

static void note_scratch(lines *l, int64_t i, int32_t now) {
    l->overlaps += l->read[i] == now; /* this call's input */
    if (l->born[i] >= 0) needed(l, l->born[i], l->read[i]);
    needed(l, now, now);
    l->born[i] = -1;
    l->read[i] = now;
}

static void follow(lines *l, const nb_goal *goal) {
    const nb_plan *p = l->plan;
    for (int32_t i = 0; i < goal->n_in; i++)
        for_lines(l, p->value[goal->in[i]], nb_size(&p->shape[goal->in[i]]), 0, note_write);
    for (int32_t t = 0; t < p->n_calls; t++) {
        const nb_call *c = &p->calls[t];
        for (int32_t i = 0; i < c->n_in; i++)
            if (!(c->op->shape_only >> i & 1))
                for_lines(l, c->in[i], nb_size(&c->in_shape[i]), t + 1, note_read);
        for_lines(l, c->scratch, c->scratch_size, t + 1, note_scratch);
        for_lines(l, c->out, nb_size(&c->out_shape), t + 1, note_write);
    }
    const int32_t end = p->n_calls + 1;
    for (int32_t i = 0; i < goal->n_in; i++)
        for_lines(l, p->value[goal->in[i]], nb_size(&p->shape[goal->in[i]]), end, note_read);
    for (int32_t i = 0; i < goal->n_out; i++)
        for_lines(l, p->value[goal->out[i]], nb_size(&p->shape[goal->out[i]]), end, note_read);
    for (int64_t i = 0; i < l->n; i++)
        if (l->born[i] >= 0) needed(l, l->born[i], l->read[i]);
}

static int64_t bytes_needed(const nb_plan *p, const nb_goal *goal) {
    lines l = {.plan = p, .n = p->block_bytes / (LINE * (int64_t)sizeof(float))};
    l.born = malloc((size_t)l.n * sizeof *l.born);
    l.read = malloc((size_t)l.n * sizeof *l.read);
    l.change = calloc((size_t)p->n_calls + 3, sizeof *l.change);
    for (int64_t i = 0; i < l.n; i++) l.born[i] = l.read[i] = -1;
    follow(&l, goal);
    int64_t now = 0, most = 0;
    for (int32_t t = 0; t < p->n_calls + 2; t++) {
        now += l.change[t];
        most = now > most ? now : most;
    }
    CHECK(l.overlaps == 0);
    free(l.born), free(l.read), free(l.change);
    return most * LINE * (int64_t)sizeof(float);
}

/* ---- Networks ---- */

typedef struct net {
    nb_graph *g;
    nb_id x, y, weights[32];
    int32_t n_weights;
} net;

static nb_id weight(net *n, int32_t rank, const int32_t *dims) {
    return n->weights[n->n_weights++] = nb_weight(n->g, "w", rank, dims);
}

typedef struct setting {
    const char *name;
    double value;
} setting;

static nb_id apply(net *n, const char *name, int32_t n_in, const nb_id *in, const setting *s) {
    const int32_t op = nb_op_find(name);
    double params[16];
    for (int32_t i = 0; i < nb_op_param_count(op); i++) {
        params[i] = nb_op_param_bound(op, i, 0);
        for (const setting *own = s; own && own->name; own++)
            if (!strcmp(own->name, nb_op_param_name(op, i))) params[i] = own->value;
    }
    const nb_id id = nb_apply(n->g, op, n_in, in, params);
    CHECK_SAY(id >= 0, "%s", nb_error());
    return id;
}

#define SET(...) ((const setting[]){__VA_ARGS__, {NULL, 0}})
enum { LINEAR, RELU = 1, TANH = 4, SAME = 1 }; /* activation.h, convolution.h */

static void dense(net *n, int32_t inputs, int32_t units, int activation) {
    const nb_id in[] = {n->y, weight(n, 2, DIMS(inputs, units)), weight(n, 1, DIMS(units))};
    n->y = apply(n, "dense", 3, in, SET({"activation", activation}));
}

static void conv(net *n, int32_t from, int32_t to, int32_t size) {
    const nb_id in[] = {n->y, weight(n, 4, DIMS(size, size, from, to)), weight(n, 1, DIMS(to))};
    n->y = apply(n, "conv2d", 3, in, SET({"activation", RELU}, {"padding", SAME}));
}

static void flatten(net *n, int32_t values) {
    n->y = apply(n, "reshape", 1, &n->y, SET({"rank", 2}, {"d0", -1}, {"d1", values}));
}

static net start(int32_t rank, const int32_t *dims) {
    net n = {.g = nb_graph_new()};
    n.x = n.y = nb_input(n.g, "x", rank, dims);
    return n;
}

static net mlp(void) {
    net n = start(2, DIMS(NB_OPEN, 784));
    dense(&n, 784, 300, RELU);
    dense(&n, 300, 100, TANH);
    dense(&n, 100, 10, LINEAR);
    return n;
}

static net deep(void) {
    net n = start(2, DIMS(NB_OPEN, 2));
    dense(&n, 2, 50, RELU);
    for (int i = 0; i < 8; i++) dense(&n, 50, 50, i % 2 ? TANH : RELU);
    dense(&n, 50, 1, LINEAR);
    return n;
}

static net cnn(void) {
    net n = start(4, DIMS(NB_OPEN, 28, 28, 1));
    conv(&n, 1, 16, 3);
    n.y = apply(&n, "max_pool", 1, &n.y, NULL);
    conv(&n, 16, 32, 3);
    n.y = apply(&n, "max_pool", 1, &n.y, NULL);
    flatten(&n, 7 * 7 * 32);
    dense(&n, 7 * 7 * 32, 10, LINEAR);
    return n;
}

static net autoencoder(void) {
    net n = start(4, DIMS(NB_OPEN, 32, 32, 1));
    conv(&n, 1, 8, 5);
    n.y = apply(&n, "average_pool", 1, &n.y, NULL);
    conv(&n, 8, 4, 5);
    n.y = apply(&n, "average_pool", 1, &n.y, NULL);
    conv(&n, 4, 4, 3);
    n.y = apply(&n, "upsample", 1, &n.y, NULL);
    conv(&n, 4, 8, 5);
    n.y = apply(&n, "upsample", 1, &n.y, NULL);
    conv(&n, 8, 1, 5);
    return n;
}

static void recurrent(net *n, const char *name, double cell, int32_t inputs, int32_t units,
                      int32_t gates) {
    const nb_id in[] = {n->y, weight(n, 2, DIMS(inputs, gates * units)),
                        weight(n, 2, DIMS(units, gates * units)),
                        weight(n, 1, DIMS(gates * units))};
    const nb_id record = apply(n, "recurrent", 4, in, SET({"cell", cell}));
    const nb_id all[] = {record, in[0], in[1], in[2], in[3]};
    n->y = apply(n, name, 5, all, NULL);
}

static net lstm(void) {
    net n = start(3, DIMS(NB_OPEN, NB_OPEN, 8));
    recurrent(&n, "lstm", 1, 8, 50, 4);
    recurrent(&n, "simple_rnn", 0, 50, 20, 1);
    dense(&n, 20, 3, LINEAR);
    return n;
}

/* ---- A training step of each ---- */

static void check_net(const char *what, net n, const int32_t *dims) {
    nb_id loss[2] = {n.y}, dw[32];
    nb_pin pins[32];
    const int32_t rank = nb_node_rank(n.g, n.y);
    const nb_id t = loss[1] = nb_input(n.g, "t", rank, nb_node_dims(n.g, n.y));
    nb_shape y = *nb_shape_of(n.g, n.y);
    loss[0] = nb_apply(n.g, nb_op_find("mse"), 2, loss, NULL);
    CHECK_SAY(nb_gradient(n.g, loss[0], NB_NONE, n.n_weights, n.weights, dw) == NB_OK, "%s",
              nb_error());
    float *gradient = calloc((size_t)nb_weight_total(n.g), sizeof *gradient);
    for (int32_t i = 0; i < n.n_weights; i++)
        pins[i] = (nb_pin){.node = dw[i],
                           .place = gradient + (nb_weight_values(n.g, n.weights[i]) -
                                                nb_weight_values(n.g, n.weights[0]))};
    int32_t all[2 * NB_MAX_RANK], at = 0;
    for (int32_t i = 0; i < nb_node_rank(n.g, n.x); i++) all[at++] = dims[i];
    for (int32_t i = 0; i < rank; i++) all[at++] = y.dim[i] == NB_OPEN ? dims[i] : y.dim[i];
    const nb_goal goal = {n.g, 2, 1, n.n_weights, (nb_id[]){n.x, t}, loss, pins, false};
    nb_plan *plan = NULL;
    if (CHECK_SAY(nb_plan_new(&goal, all, at, &plan) == NB_OK, "%s: %s", what, nb_error())) {
        nb_plan_run(plan);
        const int64_t need = bytes_needed(plan, &goal), has = plan->block_bytes;
        const double ratio = (double)has / (double)need;
        if (getenv("NABLA_SHOW")) printf("%s: %.3f of %lld bytes\n", what, ratio, (long long)need);
        CHECK_SAY(need > 0 && ratio <= 1.2, "%s: %lld bytes, needed are %lld: %.3f", what,
                  (long long)has, (long long)need, ratio);
        CHECK(ratio >= 1);
        nb_plan_free(plan);
    }
    free(gradient);
    nb_graph_free(n.g);
}

int main(void) {
    for (int32_t batch = 1; batch <= 64; batch *= 8) {
        check_net("mlp", mlp(), DIMS(batch, 784));
        check_net("deep", deep(), DIMS(batch, 2));
        check_net("cnn", cnn(), DIMS(batch, 28, 28, 1));
        check_net("autoencoder", autoencoder(), DIMS(batch, 32, 32, 1));
        check_net("lstm", lstm(), DIMS(batch, 20, 8));
    }
    return check_done();
}
