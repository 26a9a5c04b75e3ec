/* memory_test.c - the block of a training step against what liveness analysis says is needed.
 *
 * The analysis here knows nothing of the planner's: it follows every cache line of the block
 * through the calls of the finished plan. A line is needed from a write to the last read before the
 * next write; inputs to the end, scratch while its call runs. The most lines that are needed at one
 * time are a lower bound for any placement, and the block may be larger by a fifth.
 */
#include "net.h"
#include "plan.h"
#include <stdlib.h>
#include <string.h>

enum { LINE = 16 }; /* floats */

/* ---- Needed lines ---- */

typedef struct lines {
    const nb_plan *plan;
    int64_t n;
    int32_t *born, *read; /* [n] when it was written, and read the last time */
    int64_t *change;      /* [times + 1] of the number of needed lines, at each time */
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

static void follow_call(lines *l, const nb_call *c, int32_t now) {
    for (int32_t i = 0; i < c->n_in; i++)
        if (!(c->op->shape_only >> i & 1))
            for_lines(l, c->in[i], nb_size(&c->in_shape[i]), now, note_read);
    for_lines(l, c->scratch, c->scratch_size, now, note_scratch);
    for_lines(l, c->out, nb_size(&c->out_shape), now, note_write);
}

static int64_t size_of(const nb_shape *s, bool banded, int32_t rows) {
    return banded ? nb_size(s) / s->dim[0] * rows : nb_size(s);
}

/* The same in a band. A sum goes on from what the band before left in out and scratch. */
static void follow_band(lines *l, const nb_call *c, const nb_stride *s, nb_band band, int32_t now) {
    void (*const work)(lines *, int64_t, int32_t) = !s->how.sums ? note_scratch
                                                    : band.first ? note_read
                                                                 : note_write;
    for (int32_t i = 0; i < c->n_in; i++)
        if (!(c->op->shape_only >> i & 1))
            for_lines(l, s->in[i] + (ptrdiff_t)band.first * s->in_row[i],
                      size_of(&c->in_shape[i], s->how.inputs >> i & 1, band.rows), now, note_read);
    for_lines(l, c->scratch, c->scratch_size, now, work);
    for_lines(l, s->out + (ptrdiff_t)band.first * s->out_row,
              size_of(&c->out_shape, !s->how.sums, band.rows), now,
              s->how.sums ? work : note_write);
}

/* All calls, those of the bands once for each; gives the time after them. */
static int32_t follow_calls(lines *l) {
    const nb_plan *p = l->plan;
    int32_t now = 0;
    for (int32_t t = 0; t < p->first_banded; t++) follow_call(l, &p->calls[t], ++now);
    for (nb_band band = {.rows = p->band}; p->n_banded && band.first < p->batch;
         band.first += p->band) {
        if (band.rows > p->batch - band.first) band.rows = p->batch - band.first;
        for (int32_t t = 0; t < p->n_banded; t++)
            follow_band(l, &p->calls[p->first_banded + t], &p->strides[t], band, ++now);
    }
    for (int32_t t = p->first_banded + p->n_banded; t < p->n_calls; t++)
        follow_call(l, &p->calls[t], ++now);
    return now + 1;
}

static void follow(lines *l, const nb_goal *goal) {
    const nb_plan *p = l->plan;
    for (int32_t i = 0; i < goal->n_in; i++)
        for_lines(l, p->value[goal->in[i]], nb_size(&p->shape[goal->in[i]]), 0, note_write);
    const int32_t end = follow_calls(l);
    for (int32_t i = 0; i < goal->n_in; i++)
        for_lines(l, p->value[goal->in[i]], nb_size(&p->shape[goal->in[i]]), end, note_read);
    for (int32_t i = 0; i < goal->n_out; i++)
        for_lines(l, p->value[goal->out[i]], nb_size(&p->shape[goal->out[i]]), end, note_read);
    for (int64_t i = 0; i < l->n; i++)
        if (l->born[i] >= 0) needed(l, l->born[i], l->read[i]);
}

/* Times: before, that of each call, and after. */
static int32_t count_times(const nb_plan *p) {
    const int32_t bands = p->n_banded ? (p->batch + p->band - 1) / p->band : 0;
    return p->n_calls + (bands > 1 ? (bands - 1) * p->n_banded : 0) + 2;
}

static int64_t bytes_needed(const nb_plan *p, const nb_goal *goal) {
    lines l = {.plan = p, .n = p->block_bytes / (LINE * (int64_t)sizeof(float))};
    l.born = malloc((size_t)l.n * sizeof *l.born);
    l.read = malloc((size_t)l.n * sizeof *l.read);
    l.change = calloc((size_t)count_times(p) + 1, sizeof *l.change);
    for (int64_t i = 0; i < l.n; i++) l.born[i] = l.read[i] = -1;
    follow(&l, goal);
    int64_t now = 0, most = 0;
    for (int32_t t = 0; t < count_times(p); t++) {
        now += l.change[t];
        most = now > most ? now : most;
    }
    CHECK(l.overlaps == 0);
    free(l.born), free(l.read), free(l.change);
    return most * LINE * (int64_t)sizeof(float);
}

/* ---- Networks ---- */

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
    step s = plan_step(&n, "mse", dims, false);
    s.goal.in = s.in, s.goal.out = s.out, s.goal.pins = s.pins;
    if (s.plan) {
        const int64_t need = bytes_needed(s.plan, &s.goal), has = s.plan->block_bytes;
        const double ratio = (double)has / (double)need;
        if (getenv("NABLA_SHOW")) printf("%s: %.3f of %lld bytes\n", what, ratio, (long long)need);
        CHECK_SAY(need > 0 && ratio <= 1.2, "%s: %lld bytes, needed are %lld: %.3f", what,
                  (long long)has, (long long)need, ratio);
        CHECK(ratio >= 1);
    }
    free_step(&s);
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
