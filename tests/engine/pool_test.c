/* pool_test.c - pooling and back, plain against SIMD bit for bit, on awkward images and windows.
 *
 * Every array lies between canaries; outputs begin as NaN, so that all of them must be written.
 * What the plain kernels compute is checked in ops_test.c and against Keras and PyTorch.
 */
#include "arrays.h"
#include "check.h"
#include "kernels.h"

typedef struct shapes {
    int32_t n, h, w, c, kh, kw, sh, sw, same;
} shapes;

static const shapes all_shapes[] = {
    {1, 1, 1, 1, 1, 1, 1, 1, 0},   {2, 4, 6, 16, 2, 2, 2, 2, 0},  {2, 5, 7, 5, 2, 2, 2, 2, 0},
    {2, 5, 7, 5, 2, 2, 2, 2, 1},   {1, 9, 9, 4, 3, 3, 3, 3, 1},   {3, 7, 5, 3, 3, 2, 1, 1, 1},
    {1, 7, 11, 2, 3, 3, 2, 2, 0},  {1, 1, 1, 7, 5, 4, 3, 2, 1},   {2, 2, 3, 6, 9, 9, 9, 9, 1},
    {1, 13, 17, 1, 2, 2, 2, 2, 0}, {1, 13, 17, 1, 2, 2, 2, 2, 1}, {2, 6, 19, 1, 1, 2, 3, 4, 1},
    {1, 11, 1, 3, 4, 1, 2, 1, 1},  {1, 5, 23, 2, 2, 3, 2, 1, 1},  {0, 4, 4, 3, 2, 2, 2, 2, 0},
    {1, 4, 4, 0, 2, 2, 2, 2, 0},   {1, 8, 12, 21, 2, 3, 2, 3, 0}, {1, 6, 6, 8, 3, 3, 2, 3, 0},
};

static int32_t count(int32_t size, int32_t window, int32_t stride, int32_t same, int32_t *before) {
    *before = 0;
    if (!same) return (size - window) / stride + 1;
    const int32_t n = (size + stride - 1) / stride, missing = (n - 1) * stride + window - size;
    if (missing > 0) *before = missing / 2;
    return n;
}

static nb_pool geometry(const shapes *s) {
    nb_pool p = {.n = s->n, .h = s->h, .w = s->w, .c = s->c, .kh = s->kh, .kw = s->kw};
    p.sh = s->sh;
    p.sw = s->sw;
    p.oh = count(s->h, s->kh, s->sh, s->same, &p.top);
    p.ow = count(s->w, s->kw, s->sw, s->same, &p.left);
    return p;
}

typedef struct problem {
    nb_pool p;
    array x, u, dy;
} problem;

typedef struct kernel_case {
    const char *name;
    int forward; /* the output is of y's size */
    void (*run)(const nb_kernels *k, const problem *in, float *out);
} kernel_case;

#define RUN(name, ...)                                                                             \
    static void run_##name(const nb_kernels *k, const problem *in, float *out) { __VA_ARGS__; }
RUN(max_pool, k->max_pool(&in->p, in->x.at, out))
RUN(max_unpool, k->max_unpool(&in->p, in->x.at, in->dy.at, out))
RUN(max_pick, k->max_pick(&in->p, in->x.at, in->u.at, out))
RUN(sum_pool, k->sum_pool(&in->p, 0, in->x.at, out))
RUN(mean_pool, k->sum_pool(&in->p, 1, in->x.at, out))
RUN(sum_unpool, k->sum_unpool(&in->p, 0, in->dy.at, out))
RUN(mean_unpool, k->sum_unpool(&in->p, 1, in->dy.at, out))

static const kernel_case kernels[] = {
    {"max_pool", 1, run_max_pool},       {"max_unpool", 0, run_max_unpool},
    {"max_pick", 1, run_max_pick},       {"sum_pool", 1, run_sum_pool},
    {"mean_pool", 1, run_mean_pool},     {"sum_unpool", 0, run_sum_unpool},
    {"mean_unpool", 0, run_mean_unpool},
};

static void compare(const kernel_case *c, const problem *in) {
    const nb_pool *p = &in->p;
    const int32_t n = c->forward ? in->dy.n : in->x.n;
    const array want = new_array(n), got = new_array(n);
    c->run(&nb_kernels_ref, in, want.at);
    c->run(&nb_kernels_simd, in, got.at);
    CHECK_SAY(untouched(&want) && untouched(&got), "%s writes beside its output", c->name);
    for (int32_t i = 0; i < n; i++)
        if (!CHECK_SAY(same_bits(want.at[i], got.at[i]),
                       "%s of [%d,%d,%d,%d] by %d x %d: out[%d] is %.9g, plain %.9g", c->name, p->n,
                       p->h, p->w, p->c, p->kh, p->kw, i, (double)got.at[i], (double)want.at[i]))
            break;
    free(want.block), free(got.block);
}

/* Whole numbers, so that there are ties; one in `wild` is special. */
static array values(int32_t n, uint32_t wild) {
    const array a = new_array(n);
    fill(&a, -3, 3, wild, ALL);
    for (int32_t i = 0; i < n; i++)
        if (a.at[i] > -3 && a.at[i] < 3 && a.at[i] != 0) a.at[i] = roundf(a.at[i]);
    return a;
}

static void check(const shapes *s, uint32_t wild) {
    problem in = {.p = geometry(s)};
    const int32_t image = s->n * s->h * s->w * s->c, out = s->n * in.p.oh * in.p.ow * s->c;
    in.x = values(image, wild);
    in.u = values(image, wild);
    in.dy = values(out, wild);
    for (size_t k = 0; k < sizeof kernels / sizeof *kernels; k++) compare(&kernels[k], &in);
    CHECK(untouched(&in.x) && untouched(&in.u) && untouched(&in.dy));
    free(in.x.block), free(in.u.block), free(in.dy.block);
}

int main(void) {
    static const uint32_t wild[] = {0, 20, 3};
    for (size_t i = 0; i < sizeof all_shapes / sizeof *all_shapes; i++)
        for (int k = 0; k < 3; k++) check(&all_shapes[i], wild[k]);
    return check_done();
}
