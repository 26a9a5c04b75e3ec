/* api_fuzz.c - libFuzzer's target for nb.h: an input is a list of calls, in any order that the
 * manual allows, with good arguments and bad ones. Beside what the sanitizers see, it stops the
 * program where a promise of the manual is broken:
 *
 *   - a call that fails leaves a sentence and changes nothing: nodes, weights, objects are as they
 *     were, and the function that ran last still gives the same from the same random state
 *   - everything dies with its graph: at the end no object and no byte is left
 *
 * Operators, optimizers and their parameters are asked for, so that new ones take part by
 * themselves. They are found by a word of the input, not by their number: inputs that were
 * kept mean the same when operators are added.
 */
#include "api_graph.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

/* ---- Functions ---- */

/* Inputs of the graph, all of them if there are at most 8; now and then something else. */
static int32_t some_inputs(program *p, nb_graph *g, nb_id *in, int32_t *rank) {
    int32_t n = 0;
    for (nb_id id = 0; id < nb_node_count(g) && n < 8; id++)
        if (nb_node_op(g, id) == -1) in[n++] = id;
    if (a_byte(p) >= 0xf0 && n > 0) in[below(p, n)] = some_node(p, g);
    if (a_byte(p) >= 0xf0 && n > 0) n--;
    for (int32_t i = 0; i < n; i++) rank[i] = nb_node_rank(g, in[i]);
    return n;
}

static void make_function(program *p, held_graph *h) {
    held_function *own = &h->functions[below(p, HELD)];
    if (own->f) return;
    own->n_in = some_inputs(p, h->g, own->in, own->rank);
    const nb_id out[] = {some_node(p, h->g), some_node(p, h->g)};
    const int32_t n_out = 1 + below(p, 2), keep = a_byte(p) > 0xc0;
    const picture before = picture_of(h->g);
    own->f = nb_function_new(h->g, own->n_in, own->in, n_out, out, keep);
    own->out = out[0];
    own->assigns = false;
    if (!own->f) check_failed(h->g, before, NB_PARAM);
}

/* Sizes for a function's inputs: equal in their first axis, as a batch is, if the input agrees. */
static void some_run_dims(program *p, nb_graph *g, int32_t n_in, const nb_id *in, int32_t *dims) {
    const int32_t batch = a_run_size(p);
    for (int32_t i = 0; i < n_in; i++)
        for (int32_t d = 0; d < nb_node_rank(g, in[i]); d++) {
            const int32_t declared = nb_node_dims(g, in[i])[d];
            *dims++ = declared != NB_OPEN && a_byte(p) < 0xf8 ? declared
                      : d == 0                                ? batch
                                                              : a_run_size(p);
        }
}

/* Whether a run is short: the time is bounded by what fits into so little memory. */
static bool is_short(nb_graph *g, const nb_function *f) {
    return nb_function_bytes(f) <= MOST_BYTES && nb_weight_total(g) <= MOST_WEIGHTS;
}

static void write_inputs(program *p, nb_function *f, int32_t n_in, const nb_id *in,
                         const int32_t *rank) {
    for (int32_t i = 0; i < n_in; i++) {
        const int32_t *dims = nb_function_dims(f, in[i]);
        float *to = nb_function_input(f, i);
        PROMISE(to && dims);
        int64_t n = 1;
        for (int32_t d = 0; d < rank[i]; d++) n *= dims[d];
        for (int64_t k = 0; k < n; k++) to[k] = k < 6 ? a_float(p) : (float)(k % 11) / 8;
    }
}

static void run_function(program *p, held_graph *h) {
    held_function *own = &h->functions[below(p, HELD)];
    int32_t dims[64];
    if (!own->f) return;
    some_run_dims(p, h->g, own->n_in, own->in, dims);
    const picture before = picture_of(h->g);
    const nb_status status = nb_function_shape(own->f, dims);
    if (status) {
        check_failed(h->g, before, status);
        return;
    }
    last = NULL;
    if (!is_short(h->g, own->f)) return;
    write_inputs(p, own->f, own->n_in, own->in, own->rank);
    memcpy(last_random, nb_graph_random(h->g), sizeof last_random);
    PROMISE(nb_run(own->f) == NB_OK);
    PROMISE(!nb_function_input(own->f, own->n_in) && !nb_function_input(own->f, -1));
    if (own->assigns) return;
    last = own;
    last_graph = h->g;
    last_result = result_of(own);
}

/* A weight that takes a node's value changes by every run: such a function is not repeated. */
static void assign(program *p, held_graph *h) {
    held_function *own = &h->functions[below(p, HELD)];
    if (!own->f) return;
    const nb_id weight = some_node(p, h->g), node = some_node(p, h->g);
    const picture before = picture_of(h->g);
    const nb_status status = nb_function_assign(own->f, weight, node);
    if (status)
        check_failed(h->g, before, status);
    else
        own->assigns = true, last = NULL;
}

/* ---- Trainers and data ---- */

static void make_trainer(program *p, held_graph *h) {
    held_trainer *own = &h->trainers[below(p, HELD)];
    nb_id weights[8], out[2] = {some_node(p, h->g), some_node(p, h->g)};
    int32_t n = 0;
    if (own->t) return;
    own->n_in = some_inputs(p, h->g, own->in, own->rank);
    for (nb_id id = 0; id < nb_node_count(h->g) && n < 8; id++)
        if (nb_node_op(h->g, id) == -2 && a_byte(p) < 0xd0) weights[n++] = id;
    if (n && a_byte(p) >= 0xf0) weights[below(p, n)] = some_node(p, h->g);
    for (int i = 0; i < 2; i++) /* a loss is one number */
        if (a_byte(p) < 0xe0) {
            const nb_id sum = nb_apply(h->g, nb_op_find("sum"), 1, &out[i], NULL);
            out[i] = sum >= 0 ? sum : out[i];
        }
    own->n_out = 1 + below(p, 2);
    own->optimizer = an_index(p, nb_optimizer_count());
    const picture before = picture_of(h->g);
    own->t = nb_trainer_new(h->g, own->n_in, own->in, own->n_out, out, n, weights, own->optimizer);
    own->n_slot_values = nb_weight_total(h->g);
    if (!own->t) check_failed(h->g, before, NB_PARAM);
}

static void use_trainer(program *p, held_graph *h) {
    held_trainer *own = &h->trainers[below(p, HELD)];
    if (!own->t) return;
    const int32_t param = an_index(p, nb_optimizer_param_count(own->optimizer));
    const double value = a_param(p, nb_optimizer_param_bound(own->optimizer, param, 0),
                                 nb_optimizer_param_bound(own->optimizer, param, 1),
                                 nb_optimizer_param_bound(own->optimizer, param, 2));
    int32_t dims[64];
    picture before = picture_of(h->g);
    nb_status status = nb_trainer_set(own->t, param, value);
    if (status) check_failed(h->g, before, status);
    if (a_byte(p) > 0xe0) status = nb_trainer_keep(own->t, below(p, 2)), last = NULL;
    (void)nb_trainer_get(own->t, param), (void)nb_trainer_gradient(own->t, some_node(p, h->g));
    float *slot = nb_trainer_slot(own->t, an_index(p, 2));
    if (slot && own->n_slot_values) slot[own->n_slot_values - 1] = 0;
    some_run_dims(p, h->g, own->n_in, own->in, dims);
    before = picture_of(h->g);
    nb_function *f = nb_trainer_function(own->t);
    status = nb_function_shape(f, dims);
    if (status) check_failed(h->g, before, status);
    if (status || !is_short(h->g, f)) return;
    last = NULL;
    write_inputs(p, f, own->n_in, own->in, own->rank);
    PROMISE(nb_train_step(own->t) == NB_OK);
}

static void make_data(program *p) {
    held_data *own = &data[below(p, HELD)];
    if (own->d) return;
    int32_t ranks[NB_MAX_INPUTS], dims[8 * NB_MAX_INPUTS], *at = dims;
    const int32_t odd = a_byte(p);
    own->n_rows = odd < 0xe0 ? 1 + below(p, 9) : a_size(p);
    own->n_arrays = odd < 0xf0 ? 1 + below(p, 3) : an_index(p, 7);
    for (int32_t i = 0; i < own->n_arrays && i < 8; i++) {
        int64_t size = 1;
        ranks[i] = a_byte(p) < 0xf0 ? below(p, 3) : an_index(p, 6);
        for (int32_t k = 0; k < ranks[i] && k < 8; k++) {
            *at = a_run_size(p);
            size = *at == 0 ? 0 : *at < 0 || size > 1 << 20 ? size : size * *at;
            at++;
        }
        own->row_size[i] = (int32_t)size;
    }
    own->d = nb_data_new(own->n_rows, own->n_arrays, ranks, dims);
    if (!own->d) PROMISE(strlen(nb_error()) > 8);
    for (int32_t i = 0; i < own->n_arrays && own->d; i++)
        for (int32_t k = 0; k < own->row_size[i] && k < 8; k++)
            nb_data_array(own->d, i)[k] = a_float(p);
}

static void train(program *p, held_graph *h) {
    held_trainer *own = &h->trainers[below(p, HELD)];
    held_data *from = &data[below(p, HELD)];
    if (!own->t || !from->d) return;
    float results[4 * 3];
    int32_t sizes = 0;
    for (int32_t i = 0; i < from->n_arrays; i++) sizes += from->row_size[i];
    if (sizes > 256) return;
    nb_data_order(from->d)[below(p, from->n_rows < 255 ? from->n_rows : 255)] =
        a_byte(p) < 0xf0 ? below(p, from->n_rows < 255 ? from->n_rows : 255) : a_size(p);
    nb_data_seek(from->d, an_index(p, from->n_rows));
    const int32_t batch = a_byte(p) < 0xf0 ? 1 + below(p, 5) : a_size(p), steps = below(p, 4);
    /* batches with few values on graphs with few weights; shapes that need more are not tried */
    if (nb_node_count(h->g) > 100 || nb_weight_total(h->g) > 256) return;
    last = NULL;
    const picture before = picture_of(h->g);
    const bool tells = a_byte(p) & 1;
    const nb_status status =
        nb_train(own->t, from->d, batch, steps, a_byte(p) & 1 ? rng : NULL, tells ? results : NULL);
    if (status) PROMISE(status >= NB_DERIVE && nb_node_count(h->g) == before.nodes);
}

/* ---- Freeing, numbers, methods ---- */

static void forget(program *p, held_graph *h) {
    const int i = below(p, HELD), what = below(p, 8);
    last = NULL;
    if (what < 3)
        nb_function_free(h->functions[i].f), h->functions[i].f = NULL;
    else if (what < 5)
        nb_trainer_free(h->trainers[i].t), h->trainers[i].t = NULL;
    else if (what < 7)
        nb_data_free(data[i].d), data[i].d = NULL;
    else {
        nb_graph_free(h->g);
        memset(h, 0, sizeof *h);
        h->g = nb_graph_new();
        PROMISE(h->g);
    }
}

/* A graph's stream may stand anywhere, is moved by nobody else, and can be put back. */
static void put_stream(nb_graph *g) {
    uint32_t *stream = nb_graph_random(g), next[4];
    memcpy(stream, rng, sizeof rng);
    for (int32_t i = 0; i < 4; i++) next[i] = nb_rng_next(stream);
    memcpy(nb_graph_random(g), rng, sizeof rng);
    for (int32_t i = 0; i < 4; i++) PROMISE(nb_rng_next(nb_graph_random(g)) == next[i]);
}

static void draw(program *p, nb_graph *g) {
    float out[64];
    int32_t whole[64];
    const int32_t n = below(p, 65), low = a_size(p), high = a_size(p);
    nb_rng_seed(rng, a_word(p), a_byte(p));
    nb_rng_uniform(rng, n, a_float(p), a_float(p), out);
    nb_rng_normal(rng, n, a_float(p), fabsf(a_float(p)), below(p, 2), out);
    nb_rng_integers(rng, n, low, high, whole);
    for (int32_t i = 0; i < n; i++)
        PROMISE(whole[i] >= low && (whole[i] < high || whole[i] == low));
    for (int32_t i = 0; i < 8; i++) out[i] = a_float(p);
    if (nb_rng_categorical(rng, n, below(p, 9), out, whole) == NB_OK)
        for (int32_t i = 0; i < n; i++) PROMISE(whole[i] >= 0 && whole[i] < 8 && out[whole[i]] > 0);
    nb_rng_shuffle(rng, n, whole);
    (void)nb_rng_orthogonal(rng, below(p, 9), below(p, 9), a_float(p), out);
    (void)nb_rng_scaled(rng, n, a_float(p), an_index(p, 3), an_index(p, 3), a_size(p), a_size(p),
                        out);
    put_stream(g);
}

static void solve(program *p) {
    double a[36], before[36], w[6];
    const int32_t n = 1 + below(p, 6);
    for (int32_t i = 0; i < n; i++)
        for (int32_t j = 0; j <= i; j++)
            a[i * n + j] = a[j * n + i] = (double)a_float(p) * (a_byte(p) < 0xf0 ? 1 : 1e305);
    memcpy(before, a, sizeof a);
    const nb_status status = nb_eigh(n, a, w);
    if (status) PROMISE(!memcmp(a, before, (size_t)(n * n) * sizeof *a));
    for (int32_t i = 1; i < n && !status; i++) PROMISE(w[i] >= w[i - 1]);
}

static void call(program *p) {
    const uint8_t what = a_byte(p);
    held_graph *h = &graphs[what >= 0xc0];
    if (nb_node_count(h->g) > MOST_NODES) forget(p, h);
    switch (what % 16) {
    case 0: add_leaf(p, h->g); break;
    case 1:
    case 2:
    case 3:
    case 4: apply(p, h->g); break;
    case 5: differentiate(p, h->g); break;
    case 6: make_function(p, h); break;
    case 7: run_function(p, h); break;
    case 8: make_trainer(p, h); break;
    case 9: use_trainer(p, h); break;
    case 10: make_data(p); break;
    case 11: train(p, h); break;
    case 12: forget(p, h); break;
    case 13: ask(p, h->g); break;
    case 14: assign(p, h); break;
    default:
        if (what & 16)
            draw(p, h->g);
        else
            solve(p);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    program p = {bytes, size, 0};
    for (int i = 0; i < GRAPHS; i++) PROMISE(graphs[i].g = nb_graph_new());
    nb_kernels_use(a_byte(&p) & 1);
    PROMISE(nb_apply(graphs[0].g, -1, 0, NULL, NULL) ==
            NB_PARAM); /* from now on there is a sentence */
    last = NULL;
    while (p.at < p.size) call(&p);
    const bool graphs_first = size & 1;
    for (int i = 0; i < HELD && !graphs_first; i++) nb_data_free(data[i].d);
    for (int i = 0; i < GRAPHS; i++) nb_graph_free(graphs[i].g);
    for (int i = 0; i < HELD && graphs_first; i++) nb_data_free(data[i].d);
    memset(graphs, 0, sizeof graphs);
    memset(data, 0, sizeof data);
    PROMISE(nb_live_objects() == 0 && nb_live_bytes() == 0);
    return 0;
}
