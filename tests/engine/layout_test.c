/* layout_test.c - operators that repeat, reduce, move and multiply, on random shapes, against plain
 * index arithmetic: for each element of the output, where its inputs are.
 *
 * All values are small whole numbers, so that every order of summing is exact and the results must
 * be equal. Sizes run up to 40, and up to 1500 along one axis, so that rows are short and long and
 * are taken several at once; both sets of kernels run.
 */
#include "check.h"
#include "graph.h"
#include <stdlib.h>
#include <string.h>

enum { MOST = 60000, ROUNDS = 600 };

static uint32_t rng[4];

static int32_t below(int32_t n) { return (int32_t)(nb_rng_next(rng) % (uint32_t)n); }

static int32_t some_size(void) {
    static const int32_t sizes[] = {1, 1, 2, 2, 3, 4, 5, 7, 16, 31, 33, 40};
    return below(40) == 0 ? 1500 : sizes[below(sizeof sizes / sizeof *sizes)];
}

/* A shape of the rank and not too many elements. */
static nb_shape some_shape(int32_t rank) {
    nb_shape s = {.rank = rank};
    do
        for (int32_t i = 0; i < rank; i++) s.dim[i] = some_size();
    while (nb_size(&s) > MOST);
    return s;
}

static float *some_values(const nb_shape *s) {
    float *x = malloc((size_t)(nb_size(s) + 1) * sizeof *x);
    for (int64_t i = 0; i < nb_size(s); i++) x[i] = (float)(below(15) - 7);
    return x;
}

/* The indices of element number `at`. */
static void indices(const nb_shape *s, int64_t at, int32_t *index) {
    for (int32_t i = s->rank - 1; i >= 0; at /= s->dim[i--]) index[i] = (int32_t)(at % s->dim[i]);
}

/* Where an array that is broadcast to `to` has the element of these indices. */
static int64_t place(const nb_shape *s, const nb_shape *to, const int32_t *index) {
    int64_t at = 0;
    for (int32_t i = 0; i < s->rank; i++)
        at = at * s->dim[i] + (s->dim[i] == 1 ? 0 : index[i + to->rank - s->rank]);
    return at;
}

/* Applies op to arrays given by shape and value; checks the result's shape and values. */
static void check_op(const nb_op *op, const double *params, int32_t n, const nb_shape *shape,
                     float *const *value, const nb_shape *want_shape, const float *want) {
    nb_graph *g = nb_graph_new();
    nb_id in[3];
    int32_t dims[3 * NB_MAX_RANK], n_dims = 0;
    for (int32_t i = 0; i < n; i++) {
        in[i] = nb_input(g, "x", shape[i].rank, shape[i].dim);
        for (int32_t d = 0; d < shape[i].rank; d++) dims[n_dims++] = shape[i].dim[d];
    }
    const nb_id y = nb_build(g, op, n, in, params);
    nb_function *f = nb_function_new(g, n, in, 1, &y, 0);
    if (CHECK_SAY(f && nb_function_shape(f, dims) == NB_OK, "%s: %s", op->name, nb_error())) {
        for (int32_t i = 0; i < n; i++)
            memcpy(nb_function_input(f, i), value[i], (size_t)nb_size(&shape[i]) * sizeof(float));
        nb_run(f);
        const float *got = nb_function_value(f, y);
        const bool alike = nb_same_shape(nb_shape_of(g, y), want_shape);
        int64_t at = 0;
        while (alike && at < nb_size(want_shape) && got[at] == want[at]) at++;
        CHECK_SAY(alike && at == nb_size(want_shape), "%s of %s and %s to %s: element %lld",
                  op->name, nb_shape_text(&shape[0]), nb_shape_text(&shape[n - 1]),
                  nb_shape_text(nb_shape_of(g, y)), (long long)at);
    }
    nb_graph_free(g);
}

/* `to` with some axes of size 1, and some of the first ones left out. */
static nb_shape repeated_part(const nb_shape *to) {
    const int32_t missing = below(3) ? 0 : below(to->rank + 1);
    nb_shape s = {.rank = to->rank - missing};
    for (int32_t i = 0; i < s.rank; i++) s.dim[i] = below(3) ? to->dim[i + missing] : 1;
    return s;
}

static void check_broadcast(void) {
    const nb_shape to = some_shape(below(NB_MAX_RANK + 1));
    nb_shape s[3] = {repeated_part(&to), repeated_part(&to), repeated_part(&to)};
    s[below(3)] = to; /* one of them has the whole shape */
    nb_shape pair;
    float *x[3], *want = some_values(&to);
    for (int i = 0; i < 3; i++) x[i] = some_values(&s[i]);
    for (int64_t at = 0; at < nb_size(&to); at++) {
        int32_t i[NB_MAX_RANK] = {0};
        indices(&to, at, i);
        const float c = x[0][place(&s[0], &to, i)];
        want[at] = c != 0 ? x[1][place(&s[1], &to, i)] : x[2][place(&s[2], &to, i)];
    }
    check_op(&nb_op_where, NULL, 3, s, x, &to, want);
    nb_broadcast(&s[0], &s[1], &pair);
    for (int64_t at = 0; at < nb_size(&pair); at++) {
        int32_t i[NB_MAX_RANK] = {0};
        indices(&pair, at, i);
        want[at] = x[0][place(&s[0], &pair, i)] - x[1][place(&s[1], &pair, i)];
    }
    check_op(&nb_op_sub, NULL, 2, s, x, &pair, want);
    for (int i = 0; i < 3; i++) free(x[i]);
    free(want);
}

/* broadcast_like and its inverse sum_like between two shapes. */
static void check_like(void) {
    const nb_shape to = some_shape(below(NB_MAX_RANK + 1)), from = repeated_part(&to);
    float *small = some_values(&from), *large = some_values(&to);
    float *repeated = some_values(&to), *sums = calloc((size_t)nb_size(&from), sizeof *sums);
    for (int64_t at = 0; at < nb_size(&to); at++) {
        int32_t i[NB_MAX_RANK] = {0};
        indices(&to, at, i);
        repeated[at] = small[place(&from, &to, i)];
        sums[place(&from, &to, i)] += large[at];
    }
    const nb_shape up[] = {from, to}, down[] = {to, from};
    check_op(&nb_op_broadcast_like, NULL, 2, up, (float *[]){small, large}, &to, repeated);
    check_op(&nb_op_sum_like, NULL, 2, down, (float *[]){large, small}, &from, sums);
    free(small), free(large), free(repeated), free(sums);
}

static void check_reduce(void) {
    const bool apart = below(4) == 0; /* three axes, none beside another */
    const nb_shape x = some_shape(apart ? NB_MAX_RANK : 1 + below(NB_MAX_RANK));
    const int32_t axes = apart ? 1 + 4 + 16 : 1 + below((1 << x.rank) - 1);
    nb_shape kept = x;
    for (int32_t i = 0; i < x.rank; i++)
        if (axes >> i & 1) kept.dim[i] = 1;
    float *value = some_values(&x), *sums = calloc((size_t)nb_size(&kept), sizeof *sums);
    float *largest = calloc((size_t)nb_size(&kept), sizeof *largest);
    for (int64_t k = 0; k < nb_size(&kept); k++) largest[k] = -INFINITY;
    for (int64_t at = 0; at < nb_size(&x); at++) {
        int32_t i[NB_MAX_RANK] = {0};
        indices(&x, at, i);
        const int64_t k = place(&kept, &x, i);
        sums[k] += value[at];
        largest[k] = value[at] > largest[k] ? value[at] : largest[k];
    }
    const double params[] = {axes, 1};
    check_op(&nb_op_sum, params, 1, &x, &value, &kept, sums);
    check_op(&nb_op_max, params, 1, &x, &value, &kept, largest);
    free(value), free(sums), free(largest);
}

static void check_transpose(void) {
    const nb_shape x = some_shape(1 + below(NB_MAX_RANK));
    int32_t order[NB_MAX_RANK] = {0, 1, 2, 3, 4};
    nb_rng_shuffle(rng, x.rank, order);
    nb_shape y = {.rank = x.rank};
    for (int32_t i = 0; i < x.rank; i++) y.dim[i] = x.dim[order[i]];
    float *value = some_values(&x), *want = some_values(&y);
    for (int64_t at = 0; at < nb_size(&y); at++) {
        int32_t to[NB_MAX_RANK], from[NB_MAX_RANK];
        indices(&y, at, to);
        for (int32_t i = 0; i < x.rank; i++) from[order[i]] = to[i];
        want[at] = value[place(&x, &x, from)];
    }
    double params[NB_MAX_PARAMS];
    for (int32_t i = 0; i < NB_MAX_RANK; i++) params[i] = order[i];
    check_op(&nb_op_transpose, params, 1, &x, &value, &y, want);
    free(value), free(want);
}

/* lead + [rows, cols], or [cols, rows] when it is to be transposed. */
static nb_shape matrix(nb_shape lead, int32_t rows, int32_t cols, bool transposed) {
    lead.dim[lead.rank++] = transposed ? cols : rows;
    lead.dim[lead.rank++] = transposed ? rows : cols;
    return lead;
}

static int64_t entry(nb_shape lead, const nb_shape *to, const int32_t *i, const nb_shape *whole,
                     bool transposed, int32_t row, int32_t col) {
    const int32_t width = whole->dim[whole->rank - 1];
    const int64_t size = (int64_t)width * whole->dim[whole->rank - 2];
    return place(&lead, to, i) * size + (transposed ? col * width + row : row * width + col);
}

static void check_matmul(void) {
    nb_shape lead;
    do lead = some_shape(below(NB_MAX_RANK - 1));
    while (nb_size(&lead) > 60);
    const nb_shape lead_a = below(2) ? lead : repeated_part(&lead);
    const nb_shape lead_b = below(2) ? lead : repeated_part(&lead);
    if (nb_broadcast(&lead_a, &lead_b, &lead)) return;
    const int32_t m = 1 + below(20), n = 1 + below(20), k = 1 + below(20);
    const bool ta = below(2), tb = below(2);
    const nb_shape s[] = {matrix(lead_a, m, k, ta), matrix(lead_b, k, n, tb)};
    const nb_shape out = matrix(lead, m, n, false);
    float *x[] = {some_values(&s[0]), some_values(&s[1])}, *want = some_values(&out);
    for (int64_t at = 0; at < nb_size(&out); at++) {
        int32_t i[NB_MAX_RANK] = {0};
        indices(&out, at, i);
        const int32_t row = i[lead.rank], col = i[lead.rank + 1];
        want[at] = 0;
        for (int32_t l = 0; l < k; l++)
            want[at] += x[0][entry(lead_a, &lead, i, &s[0], ta, row, l)] *
                        x[1][entry(lead_b, &lead, i, &s[1], tb, l, col)];
    }
    check_op(&nb_op_matmul, (const double[]){ta, tb, 0}, 2, s, x, &out, want);
    free(x[0]), free(x[1]), free(want);
}

int main(void) {
    for (int simd = 0; simd < 2; simd++) {
        nb_kernels_use(simd);
        nb_rng_seed(rng, 11, 0);
        for (int round = 0; round < ROUNDS; round++) {
            check_broadcast();
            check_like();
            check_reduce();
            check_transpose();
            check_matmul();
        }
    }
    return check_done();
}
