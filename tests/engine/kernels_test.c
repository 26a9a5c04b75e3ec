/* kernels_test.c - the twins: every kernel of kernels.def, plain against SIMD, on awkward lengths.
 *
 * The data hold NaN, infinities, zeros of both signs and denormals. All arrays lie between canaries
 * and start at odd addresses; outputs that may be an input's array are also computed in place. The
 * twins must agree bit for bit (any NaN is any NaN), or within the tolerance of the case where
 * kernels.def says "libm". A kernel without a case fails the test.
 *
 * A case says how its kernel is called: `run` does one call, with the kernels of `k`, on the inputs
 * in[0], in[1], ... of the sizes that `shape` gives, into out[0], ...
 */
#include "arrays.h"
#include "check.h"
#include "kernels.h"

/* ---- Cases -------------------------------------------------------------------------------- */

typedef struct problem {
    const nb_kernels *k;
    int32_t size[3];   /* n, or rows and cols, or outer, r and inner */
    int32_t stride[3]; /* of broadcasting inputs; of optimizers: [0] is a switch */
    float *in[3], *out[4];
} problem;

typedef enum kind {
    MAP,       /* in and out have n elements; may work in place */
    BROADCAST, /* the same; a stride of 0 repeats one value */
    REDUCE,    /* outer x r x inner -> outer x inner */
    ADD_DOWN,  /* the same, but out[] is read and written, and of outer only the first */
    ALONG,     /* outer x r x inner; may work in place; stride[0] is 1 in reverse */
    ROWS,      /* rows x cols; may work in place */
    ROW_LOSS,  /* rows x cols -> rows */
    TOTAL,     /* n -> 1 */
    TRANSPOSE, /* rows x cols -> cols x rows */
    UPDATE,    /* out[] is read and written */
    ELSEWHERE  /* has a test file of its own: matmul_test.c, conv_test.c, pool_test.c */
} kind;

typedef struct kernel_case {
    const char *name;
    kind kind;
    int n_in, n_out;
    double ulps;     /* 0: bit for bit */
    double absolute; /* added to it, where values of the size of the data cancel */
    float low, high; /* of the data */
    uint32_t specials;
    void (*run)(const problem *p);
} kernel_case;

#define RUN(name, ...)                                                                             \
    static void run_##name(const problem *p) { __VA_ARGS__; }
#define N            p->size[0]
#define SIZES        p->size[0], p->size[1]
#define IN           p->in
#define OUT          p->out
#define S            p->stride
#define BINARY(name) RUN(name, p->k->name(N, IN[0], S[0], IN[1], S[1], OUT[0]))
#define UNARY(name)  RUN(name, p->k->name(N, IN[0], OUT[0]))
#define BACK(name)   RUN(name, p->k->name(N, IN[0], IN[1], OUT[0]))

BINARY(add)
BINARY(sub)
BINARY(mul)
BINARY(div)
BINARY(minimum)
BINARY(maximum)
BINARY(power)
BINARY(equal)
BINARY(greater)
BINARY(greater_equal)
RUN(where, p->k->where(N, IN[0], S[0], IN[1], S[1], IN[2], S[2], OUT[0]))
UNARY(neg)
UNARY(abs)
UNARY(sign)
UNARY(square)
UNARY(sqrt)
UNARY(exp)
UNARY(log)
UNARY(sin)
UNARY(cos)
UNARY(erf)
UNARY(floor)
UNARY(relu)
RUN(leaky_relu, p->k->leaky_relu(N, 0.2F, IN[0], OUT[0]))
RUN(elu, p->k->elu(N, 1.3F, IN[0], OUT[0]))
UNARY(sigmoid)
UNARY(tanh)
UNARY(softplus)
UNARY(step)
UNARY(hard_sigmoid)
BACK(relu_back)
RUN(leaky_relu_back, p->k->leaky_relu_back(N, 0.2F, IN[0], IN[1], OUT[0]))
RUN(elu_back, p->k->elu_back(N, 1.3F, IN[0], IN[1], OUT[0]))
BACK(sigmoid_back)
BACK(tanh_back)
BACK(softplus_back)
BACK(hard_sigmoid_back)
RUN(cumsum, p->k->cumsum(SIZES, p->size[2], S[0], IN[0], OUT[0]))
RUN(sum, p->k->sum(SIZES, p->size[2], IN[0], OUT[0]))
RUN(sum_on, p->k->sum_on(p->size[1], p->size[2], IN[0], OUT[0]))
RUN(max, p->k->max(SIZES, p->size[2], IN[0], OUT[0]))
RUN(softmax, p->k->softmax(SIZES, IN[0], OUT[0]))
RUN(log_softmax, p->k->log_softmax(SIZES, IN[0], OUT[0]))
RUN(softmax_back, p->k->softmax_back(SIZES, IN[0], IN[1], OUT[0]))
RUN(square_error, OUT[0][0] = p->k->square_error(N, IN[0], IN[1]))
RUN(square_error_back, p->k->square_error_back(N, 0.7F, IN[0], IN[1], OUT[0]))
RUN(cross_entropy, p->k->cross_entropy(SIZES, IN[0], IN[1], OUT[0]))
RUN(cross_entropy_back, p->k->cross_entropy_back(SIZES, 0.7F, IN[0], IN[1], OUT[0]))
RUN(transpose, p->k->transpose(SIZES, IN[0], OUT[0]))
/* stride[0] switches what an optimizer may do without. */
#define DESCENT            (&(nb_descent){0.1F, 0.7F, 0.99F, 0.9F, S[0], 0.1F, 0.001F, 1e-7F})
#define IF_SWITCHED(state) (S[0] ? (state) : NULL)
RUN(square_sum, *OUT[0] = p->k->square_sum(N, IN[0]))
RUN(sgd, p->k->sgd(N, DESCENT, IN[0], OUT[0]))
RUN(momentum, p->k->momentum(N, DESCENT, IN[0], OUT[0], OUT[1]))
RUN(adam, p->k->adam(N, DESCENT, IN[0], OUT[0], OUT[1], IF_SWITCHED(OUT[3]), OUT[2]))
RUN(adamax, p->k->adamax(N, DESCENT, IN[0], OUT[0], OUT[1], OUT[2]))
RUN(adagrad, p->k->adagrad(N, DESCENT, IN[0], OUT[0], OUT[1]))
RUN(adadelta, p->k->adadelta(N, DESCENT, IN[0], OUT[0], OUT[1], OUT[2]))
RUN(rmsprop,
    p->k->rmsprop(N, DESCENT, IN[0], OUT[0], IF_SWITCHED(OUT[1]), IF_SWITCHED(OUT[3]), OUT[2]))
RUN(matmul, (void)p)
RUN(lanes_product, (void)p)
RUN(lstm_forward, (void)p)
RUN(lstm_back, (void)p)
RUN(transpose_rows, (void)p)
RUN(conv, (void)p)
RUN(conv_back_input, (void)p)
RUN(conv_back_kernel, (void)p)
RUN(max_pool, (void)p)
RUN(max_unpool, (void)p)
RUN(max_pick, (void)p)
RUN(sum_pool, (void)p)
RUN(sum_unpool, (void)p)
RUN(interpolate, (void)p)
RUN(moments, (void)p)
RUN(standardize, (void)p)
RUN(standardize_back, (void)p)

#define CASE(name, ...)                                                                            \
    { #name, __VA_ARGS__, run_##name }

static const kernel_case cases[] = {
    CASE(add, BROADCAST, 2, 1, 0, 0, -9, 9, ALL),
    CASE(sub, BROADCAST, 2, 1, 0, 0, -9, 9, ALL),
    CASE(mul, BROADCAST, 2, 1, 0, 0, -9, 9, ALL),
    CASE(div, BROADCAST, 2, 1, 0, 0, -9, 9, ALL),
    CASE(minimum, BROADCAST, 2, 1, 0, 0, -9, 9, ALL),
    CASE(maximum, BROADCAST, 2, 1, 0, 0, -9, 9, ALL),
    CASE(power, BROADCAST, 2, 1, 1, 0, -9, 9, ALL),
    CASE(equal, BROADCAST, 2, 1, 0, 0, -9, 9, ALL),
    CASE(greater, BROADCAST, 2, 1, 0, 0, -9, 9, ALL),
    CASE(greater_equal, BROADCAST, 2, 1, 0, 0, -9, 9, ALL),
    CASE(where, BROADCAST, 3, 1, 0, 0, -9, 9, ALL),
    CASE(neg, MAP, 1, 1, 0, 0, -9, 9, ALL),
    CASE(abs, MAP, 1, 1, 0, 0, -9, 9, ALL),
    CASE(sign, MAP, 1, 1, 0, 0, -9, 9, ALL),
    CASE(square, MAP, 1, 1, 0, 0, -9, 9, ALL),
    CASE(sqrt, MAP, 1, 1, 0, 0, -1, 9, ALL),
    CASE(exp, MAP, 1, 1, 2, 0, -110, 95, ALL),
    CASE(log, MAP, 1, 1, 2, 0, -1, 9, ALL),
    CASE(sin, MAP, 1, 1, 2, 0, -1e6F, 1e6F, ALL),
    CASE(cos, MAP, 1, 1, 2, 0, -1e6F, 1e6F, ALL),
    CASE(erf, MAP, 1, 1, 2, 0, -5, 5, ALL),
    CASE(floor, MAP, 1, 1, 0, 0, -9, 9, ALL),
    CASE(relu, MAP, 1, 1, 0, 0, -9, 9, ALL),
    CASE(leaky_relu, MAP, 1, 1, 0, 0, -9, 9, ALL),
    CASE(elu, MAP, 1, 1, 2, 0, -40, 9, ALL),
    CASE(sigmoid, MAP, 1, 1, 2, 0, -110, 30, ALL),
    CASE(tanh, MAP, 1, 1, 2, 0, -10, 10, ALL),
    CASE(softplus, MAP, 1, 1, 2, 0, -110, 110, ALL),
    CASE(step, MAP, 1, 1, 0, 0, -9, 9, ALL),
    CASE(hard_sigmoid, MAP, 1, 1, 0, 0, -9, 9, ALL),
    CASE(relu_back, MAP, 2, 1, 0, 0, -9, 9, ALL),
    CASE(leaky_relu_back, MAP, 2, 1, 0, 0, -9, 9, ALL),
    CASE(elu_back, MAP, 2, 1, 0, 0, -9, 9, ALL),
    CASE(sigmoid_back, MAP, 2, 1, 0, 0, -9, 9, ALL),
    CASE(tanh_back, MAP, 2, 1, 0, 0, -9, 9, ALL),
    CASE(softplus_back, MAP, 2, 1, 2, 0, 0, 20, ALL),
    CASE(hard_sigmoid_back, MAP, 2, 1, 0, 0, -1, 2, ALL),
    CASE(cumsum, ALONG, 1, 1, 0, 0, -9, 9, ALL),
    CASE(matmul, ELSEWHERE, 0, 0, 0, 0, 0, 0, ALL),
    CASE(lanes_product, ELSEWHERE, 0, 0, 0, 0, 0, 0, ALL),
    CASE(lstm_forward, ELSEWHERE, 0, 0, 0, 0, 0, 0, ALL),
    CASE(lstm_back, ELSEWHERE, 0, 0, 0, 0, 0, 0, ALL),
    CASE(transpose_rows, ELSEWHERE, 0, 0, 0, 0, 0, 0, ALL),
    CASE(conv, ELSEWHERE, 0, 0, 0, 0, 0, 0, ALL),
    CASE(conv_back_input, ELSEWHERE, 0, 0, 0, 0, 0, 0, ALL),
    CASE(conv_back_kernel, ELSEWHERE, 0, 0, 0, 0, 0, 0, ALL),
    CASE(max_pool, ELSEWHERE, 0, 0, 0, 0, 0, 0, ALL),
    CASE(max_unpool, ELSEWHERE, 0, 0, 0, 0, 0, 0, ALL),
    CASE(max_pick, ELSEWHERE, 0, 0, 0, 0, 0, 0, ALL),
    CASE(sum_pool, ELSEWHERE, 0, 0, 0, 0, 0, 0, ALL),
    CASE(sum_unpool, ELSEWHERE, 0, 0, 0, 0, 0, 0, ALL),
    CASE(interpolate, ELSEWHERE, 0, 0, 0, 0, 0, 0, ALL),
    CASE(moments, ELSEWHERE, 0, 0, 0, 0, 0, 0, ALL),
    CASE(standardize, ELSEWHERE, 0, 0, 0, 0, 0, 0, ALL),
    CASE(standardize_back, ELSEWHERE, 0, 0, 0, 0, 0, 0, ALL),
    CASE(sum, REDUCE, 1, 1, 0, 0, -9, 9, ALL),
    CASE(sum_on, ADD_DOWN, 1, 1, 0, 0, -9, 9, ALL),
    CASE(max, REDUCE, 1, 1, 0, 0, -9, 9, ALL),
    CASE(softmax, ROWS, 1, 1, 6, 0, -20, 20, NO_HUGE),
    /* The logarithm of a sum near 1 may be zero: its error is then absolute, as that of the sum. */
    CASE(log_softmax, ROWS, 1, 1, 3, 1e-6, -20, 20, NO_HUGE),
    CASE(softmax_back, ROWS, 2, 1, 0, 0, -9, 9, ALL),
    CASE(square_error, TOTAL, 2, 1, 0, 0, -9, 9, ALL),
    CASE(square_error_back, MAP, 2, 1, 0, 0, -9, 9, ALL),
    /* Targets of both signs and up to 88: sums of up to 79 terms as large as 40 x 20 may cancel. */
    CASE(cross_entropy, ROW_LOSS, 2, 1, 4, 4e-3, -20, 20, FINITE),
    CASE(cross_entropy_back, ROWS, 2, 1, 6, 4e-4, -20, 20, FINITE),
    CASE(transpose, TRANSPOSE, 1, 1, 0, 0, -9, 9, ALL),
    CASE(sgd, UPDATE, 1, 1, 0, 0, -9, 9, ALL),
    CASE(momentum, UPDATE, 1, 2, 0, 0, -9, 9, ALL),
    CASE(adam, UPDATE, 1, 4, 0, 0, -9, 9, ALL),
    CASE(adamax, UPDATE, 1, 3, 0, 0, -9, 9, ALL),
    CASE(adagrad, UPDATE, 1, 2, 0, 0, -9, 9, ALL),
    CASE(adadelta, UPDATE, 1, 3, 0, 0, -9, 9, ALL),
    CASE(rmsprop, UPDATE, 1, 4, 0, 0, -9, 9, ALL),
    CASE(square_sum, TOTAL, 1, 1, 0, 0, -9, 9, ALL),
};

/* ---- The driver --------------------------------------------------------------------------- */

static int32_t input_size(const kernel_case *c, const problem *p, int i) {
    const int32_t *s = p->size;
    if (c->kind == BROADCAST) return p->stride[i] ? s[0] : 1;
    if (c->kind == REDUCE || c->kind == ADD_DOWN || c->kind == ALONG) return s[0] * s[1] * s[2];
    return c->kind == ROWS || c->kind == ROW_LOSS || c->kind == TRANSPOSE ? s[0] * s[1] : s[0];
}

static int32_t output_size(const kernel_case *c, const problem *p) {
    const int32_t *s = p->size;
    if (c->kind == TOTAL) return 1;
    if (c->kind == REDUCE || c->kind == ADD_DOWN) return s[0] * s[2];
    if (c->kind == ALONG) return s[0] * s[1] * s[2];
    return c->kind == ROWS || c->kind == TRANSPOSE ? s[0] * s[1] : s[0];
}

/* One call on copies of the inputs (and of the first outputs, for UPDATE), output 0 in the place of
 * input `alias` if that is not negative; gives back the outputs. */
static void call(const kernel_case *c, problem p, const nb_kernels *k, const array *in,
                 const array *before, int alias, array *out) {
    array copies[4] = {{0}};
    p.k = k;
    for (int i = 0; i < c->n_in; i++) {
        copies[i] = copy_of(&in[i]);
        p.in[i] = copies[i].at;
    }
    for (int i = 0; i < c->n_out; i++) {
        out[i] = copy_of(&before[i]);
        p.out[i] = out[i].at;
    }
    if (alias >= 0) p.out[0] = p.in[alias];
    c->run(&p);
    for (int i = 0; i < c->n_in; i++) {
        CHECK_SAY(untouched(&copies[i]), "%s writes beside its input", c->name);
        if (i == alias)
            memcpy(out[0].at, copies[i].at, (size_t)out[0].n * sizeof(float));
        else
            CHECK_SAY(!memcmp(copies[i].at, in[i].at, (size_t)in[i].n * sizeof(float)),
                      "%s changes its input", c->name);
        free(copies[i].block);
    }
    for (int i = 0; i < c->n_out; i++) {
        CHECK_SAY(untouched(&out[i]), "%s writes beside its output, %d x %d x %d", c->name,
                  p.size[0], p.size[1], p.size[2]);
    }
}

static void compare(const kernel_case *c, const problem *p, const char *what, const array *want,
                    const array *got) {
    for (int o = 0; o < c->n_out; o++) {
        for (int32_t i = 0; i < want[o].n; i++) {
            const float w = want[o].at[i], g = got[o].at[i];
            const int ok = c->ulps > 0 ? near(w, g, c->ulps, c->absolute) : same_bits(w, g);
            if (!CHECK_SAY(ok, "%s, %s, %d x %d x %d: out[%d][%d] is %.9g, plain %.9g", c->name,
                           what, p->size[0], p->size[1], p->size[2], o, i, (double)g, (double)w)) {
                return;
            }
        }
    }
}

static void compare_call(const kernel_case *c, const problem *p, const char *what,
                         const nb_kernels *k, const array *in, const array *before, int alias,
                         const array *want) {
    array got[4];
    call(c, *p, k, in, before, alias, got);
    compare(c, p, what, want, got);
    for (int i = 0; i < c->n_out; i++) free(got[i].block);
}

static void test_problem(const kernel_case *c, const problem *p, uint32_t wild) {
    array in[3], before[4], want[4];
    for (int i = 0; i < c->n_in; i++) {
        in[i] = new_array(input_size(c, p, i));
        fill(&in[i], c->low, c->high, wild, c->specials);
    }
    for (int i = 0; i < c->n_out; i++) {
        before[i] = new_array(output_size(c, p));
        if (c->kind == UPDATE || c->kind == ADD_DOWN) fill(&before[i], 0, 9, wild, c->specials);
    }
    call(c, *p, &nb_kernels_ref, in, before, -1, want);
    compare_call(c, p, "SIMD", &nb_kernels_simd, in, before, -1, want);
    for (int i = 0; i < c->n_in; i++) {
        const int in_place = c->kind == MAP || c->kind == ROWS || c->kind == ALONG ||
                             (c->kind == BROADCAST && p->stride[i] == 1);
        if (!in_place) continue;
        compare_call(c, p, "SIMD in place", &nb_kernels_simd, in, before, i, want);
        compare_call(c, p, "plain in place", &nb_kernels_ref, in, before, i, want);
    }
    for (int i = 0; i < c->n_in; i++) free(in[i].block);
    for (int i = 0; i < c->n_out; i++) free(before[i].block), free(want[i].block);
}

/* Tame data, some specials in it, and many: a NaN early in a row would hide the rest. */
static void test_sizes(const kernel_case *c, const problem *p) {
    test_problem(c, p, 0);
    test_problem(c, p, 20);
    test_problem(c, p, 3);
}

static const int32_t lengths[] = {0, 1, 3, 4, 5, 7, 8, 15, 16, 17, 29, 33, 79};
enum { N_LENGTHS = sizeof lengths / sizeof *lengths };

static void test_length(const kernel_case *c, int32_t n) {
    if (c->kind == REDUCE || c->kind == ADD_DOWN || c->kind == ALONG) {
        for (int i = 0; i < 2 * N_LENGTHS; i++) {
            const int32_t r = lengths[i / 2], reverse = i / 2 % 2;
            if (r > 0)
                test_sizes(c, &(problem){.size = {i % 2 ? 5 : 1, r, n}, .stride = {reverse}});
        }
    } else if (c->kind == ROWS || c->kind == ROW_LOSS || c->kind == TRANSPOSE) {
        for (int i = 0; i < N_LENGTHS; i++) test_sizes(c, &(problem){.size = {lengths[i], n}});
    } else if (c->kind == BROADCAST) {
        for (int i = 0; i < 8; i++) {
            test_sizes(c, &(problem){.size = {n}, .stride = {i & 1, i >> 1 & 1, i >> 2}});
        }
    } else {
        test_sizes(c, &(problem){.size = {n}, .stride = {0}});
        test_sizes(c, &(problem){.size = {n}, .stride = {1}});
    }
}

static const kernel_case *case_of(const char *name) {
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        if (strcmp(cases[i].name, name) == 0) return &cases[i];
    }
    return NULL;
}

static void test_empty_sum(void) {
    const array y = new_array(3);
    nb_sum_simd(1, 0, 3, y.block, y.at);
    for (int i = 0; i < 3; i++) CHECK(same_bits(y.at[i], 0));
    y.at[0] = 1;
    nb_sum_simd(1, 0, 1, y.block, y.at);
    CHECK(same_bits(y.at[0], 0) && untouched(&y));
    free(y.block);
}

/* A logit of minus infinity with a target of zero: p = 0, and nothing becomes NaN. */
static void test_masked_logits(void) {
    const float z[5] = {1, -INFINITY, 2, -INFINITY, 0.5F}, t[5] = {0.25F, 0, 0.25F, 0, 0.5F};
    float loss[2], dz[2][5];
    for (int simd = 0; simd < 2; simd++) {
        const nb_kernels *k = simd ? &nb_kernels_simd : &nb_kernels_ref;
        k->cross_entropy(1, 5, z, t, &loss[simd]);
        k->cross_entropy_back(1, 5, 1, z, t, dz[simd]);
        CHECK(dz[simd][1] == 0 && dz[simd][3] == 0);
    }
    CHECK(isfinite(loss[0]) && near(loss[0], loss[1], 2, 0));
    for (int j = 0; j < 5; j++) CHECK_NEAR(dz[1][j], dz[0][j], 1e-7);
}

int main(void) {
    const char *const names[] = {
#define NB_KERNEL(result, name, args, what) #name,
#include "kernels.def"
#undef NB_KERNEL
    };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const kernel_case *c = case_of(names[i]);
        if (!CHECK_SAY(c != NULL, "the kernel %s has no case", names[i])) continue;
        if (c->kind == ELSEWHERE) continue;
        for (int l = 0; l < N_LENGTHS; l++) test_length(c, lengths[l]);
    }
    test_empty_sum();
    test_masked_logits();
    return check_done();
}
