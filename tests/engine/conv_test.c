/* conv_test.c - convolution and its gradients, plain and SIMD, against sums in double.
 *
 * A sum of m products in floats, in any order, is within m 2^-24 of the sum of their magnitudes.
 * Fast algorithms (Winograd) also round what they add to inputs and outputs before and after, in
 * proportion to the largest numbers there. So each element has to be within
 *
 *     (m + 32) 2^-24 (|bias| + sqrt(m) max|first| max|second|)
 *
 * of the exact value: the square root because signs vary, the 32 for transforms. A missing or
 * doubled term is 100 times larger at least. Every array lies between canaries.
 */
#include "arrays.h"
#include "check.h"
#include "kernels.h"

static const float SIZE = 3; /* of the data */

typedef struct exact {
    double value;
    int32_t terms;
} exact;

/* Calls visit for each product of x[ix] k[ik] that y[iy] is a sum of. */
typedef void visitor(void *to, int32_t ix, int32_t ik, int32_t iy);

static void visit_pixel(const nb_conv *c, int32_t n, int32_t i, int32_t j, visitor *visit,
                        void *to) {
    for (int32_t a = 0; a < c->kh; a++)
        for (int32_t b = 0; b < c->kw; b++) {
            const int32_t p = i * c->sh + a * c->dh - c->top, q = j * c->sw + b * c->dw - c->left;
            if (p < 0 || p >= c->h || q < 0 || q >= c->w) continue;
            for (int32_t l = 0; l < c->ci; l++)
                for (int32_t o = 0; o < c->co; o++)
                    visit(to, ((n * c->h + p) * c->w + q) * c->ci + l,
                          ((a * c->kw + b) * c->ci + l) * c->co + o,
                          ((n * c->oh + i) * c->ow + j) * c->co + o);
        }
}

static void visit_all(const nb_conv *c, visitor *visit, void *to) {
    for (int32_t n = 0; n < c->n; n++)
        for (int32_t i = 0; i < c->oh; i++)
            for (int32_t j = 0; j < c->ow; j++) visit_pixel(c, n, i, j, visit, to);
}

/* The arrays of one problem: x, k, y as data, and the exact sum of every element of each. */
typedef struct problem {
    array x, k, bias, y;
    exact *sum_x, *sum_k, *sum_y;
} problem;

static void add_to(exact *e, float a, float b) {
    e->value += (double)a * (double)b;
    e->terms++;
}

static void add_products(void *to, int32_t ix, int32_t ik, int32_t iy) {
    const problem *p = to;
    add_to(&p->sum_x[ix], p->y.at[iy], p->k.at[ik]);
    add_to(&p->sum_k[ik], p->x.at[ix], p->y.at[iy]);
    add_to(&p->sum_y[iy], p->x.at[ix], p->k.at[ik]);
}

static array random_array(int32_t n) {
    const array a = new_array(n);
    fill(&a, -SIZE, SIZE, 0, ALL);
    return a;
}

static problem new_problem(const nb_conv *c) {
    problem p = {.x = random_array(c->n * c->h * c->w * c->ci),
                 .k = random_array(c->kh * c->kw * c->ci * c->co),
                 .bias = random_array(c->co),
                 .y = random_array(c->n * c->oh * c->ow * c->co)};
    p.sum_x = calloc((size_t)p.x.n + 1, sizeof *p.sum_x);
    p.sum_k = calloc((size_t)p.k.n + 1, sizeof *p.sum_k);
    p.sum_y = calloc((size_t)p.y.n + 1, sizeof *p.sum_y);
    visit_all(c, add_products, &p);
    return p;
}

static void free_problem(problem *p) {
    free(p->x.block), free(p->k.block), free(p->bias.block), free(p->y.block);
    free(p->sum_x), free(p->sum_k), free(p->sum_y);
}

static void compare(const nb_conv *c, const char *what, const array *got, const exact *want,
                    const float *bias) {
    CHECK_SAY(untouched(got), "%s writes beside its output", what);
    for (int32_t e = 0; e < got->n; e++) {
        const double start = bias ? (double)bias[e % c->co] : 0, m = want[e].terms;
        const double size = fabs(start) + sqrt(m) * (double)SIZE * (double)SIZE;
        const double error = fabs((double)got->at[e] - start - want[e].value);
        if (!CHECK_SAY(error <= (m + 32) * 0x1p-24 * size,
                       "%s, x [%d,%d,%d,%d], k [%d,%d], y [%d,%d,%d], strides %d %d, dilations %d "
                       "%d, before %d %d: element %d of %.0f terms is off by %.3g",
                       what, c->n, c->h, c->w, c->ci, c->kh, c->kw, c->oh, c->ow, c->co, c->sh,
                       c->sw, c->dh, c->dw, c->top, c->left, e, m, error))
            return;
    }
}

static void test_twin(const nb_conv *c, const problem *p, int simd) {
    const nb_kernels *k = simd ? &nb_kernels_simd : &nb_kernels_ref;
    const array y = new_array(p->y.n), dx = new_array(p->x.n), dk = new_array(p->k.n);
    const array scratch[3] = {new_array((int32_t)nb_conv_scratch(c)),
                              new_array((int32_t)nb_conv_back_input_scratch(c)),
                              new_array((int32_t)nb_conv_back_kernel_scratch(c))};
    k->conv(c, p->x.at, p->k.at, p->bias.at, y.at, scratch[0].at);
    compare(c, simd ? "conv_simd" : "conv_ref", &y, p->sum_y, p->bias.at);
    k->conv(c, p->x.at, p->k.at, NULL, y.at, scratch[0].at);
    compare(c, simd ? "conv_simd without bias" : "conv_ref without bias", &y, p->sum_y, NULL);
    k->conv_back_input(c, p->y.at, p->k.at, dx.at, scratch[1].at);
    compare(c, simd ? "conv_back_input_simd" : "conv_back_input_ref", &dx, p->sum_x, NULL);
    k->conv_back_kernel(c, 0, p->x.at, p->y.at, dk.at, scratch[2].at);
    compare(c, simd ? "conv_back_kernel_simd" : "conv_back_kernel_ref", &dk, p->sum_k, NULL);
    for (int i = 0; i < 3; i++) {
        CHECK_SAY(untouched(&scratch[i]), "a kernel writes beside its scratch");
        free(scratch[i].block);
    }
    CHECK_SAY(untouched(&p->x) && untouched(&p->k) && untouched(&p->bias) && untouched(&p->y),
              "a kernel writes beside its inputs");
    free(y.block), free(dx.block), free(dk.block);
}

static void test_sizes(const nb_conv *c) {
    problem p = new_problem(c);
    for (int simd = 0; simd < 2; simd++) test_twin(c, &p, simd);
    free_problem(&p);
}

static int32_t pick(int32_t low, int32_t high) {
    return low + (int32_t)(next_random() % (uint32_t)(high - low + 1));
}

/* The outputs along one axis for padding `before` and `after`; 0 if the kernel does not fit. */
static int32_t outputs(int32_t size, int32_t k, int32_t stride, int32_t dilation, int32_t padding) {
    const int32_t room = size + padding - (k - 1) * dilation - 1;
    return room < 0 ? 0 : room / stride + 1;
}

static void test_drawn(int32_t most, int32_t channels) {
    nb_conv c = {.n = pick(1, 3),
                 .h = pick(1, most),
                 .w = pick(1, most),
                 .ci = pick(1, channels),
                 .co = pick(1, channels),
                 .kh = pick(1, 5),
                 .kw = pick(1, 5),
                 .sh = pick(1, 3),
                 .sw = pick(1, 3),
                 .dh = pick(1, 2),
                 .dw = pick(1, 2)};
    if (next_random() & 256) c.sh = c.sw = c.dh = c.dw = 1, c.kh = c.kw = 1 + 2 * pick(0, 2);
    c.top = pick(0, (c.kh - 1) * c.dh), c.left = pick(0, (c.kw - 1) * c.dw);
    c.oh = outputs(c.h, c.kh, c.sh, c.dh, c.top + pick(0, (c.kh - 1) * c.dh));
    c.ow = outputs(c.w, c.kw, c.sw, c.dw, c.left + pick(0, (c.kw - 1) * c.dw));
    test_sizes(&c);
}

/* Sizes of the course's networks, and larger than any block. */
static const nb_conv named[] = {
    {2, 28, 28, 1, 28, 28, 7, 5, 5, 1, 1, 1, 1, 2, 2},
    {1, 7, 7, 8, 7, 7, 8, 5, 5, 1, 1, 1, 1, 2, 2},
    {2, 13, 13, 16, 11, 11, 32, 3, 3, 1, 1, 1, 1, 0, 0},
    {1, 64, 64, 1, 64, 64, 3, 3, 3, 1, 1, 1, 1, 1, 1},
    {1, 30, 30, 20, 30, 30, 20, 5, 5, 1, 1, 1, 1, 2, 2},
    {2, 1, 400, 3, 1, 200, 5, 1, 7, 1, 2, 1, 1, 0, 3},
    {1, 9, 9, 70, 9, 9, 130, 3, 3, 1, 1, 1, 1, 1, 1},
    {3, 11, 13, 33, 11, 13, 17, 1, 1, 1, 1, 1, 1, 0, 0},
    {70, 1, 1, 5, 1, 1, 3, 3, 3, 1, 1, 1, 1, 1, 1},
    {0, 4, 4, 2, 4, 4, 3, 3, 3, 1, 1, 1, 1, 1, 1},
    {2, 4, 4, 0, 4, 4, 3, 3, 3, 1, 1, 1, 1, 1, 1},
    {2, 0, 4, 2, 0, 4, 3, 3, 3, 1, 1, 1, 1, 1, 1},
    {1, 2, 2, 1, 2, 2, 1, 9, 9, 1, 1, 2, 2, 8, 8},
    {2, 5, 1, 4, 2, 1, 9, 2, 1, 3, 1, 1, 1, 0, 0},
};

/* The root mean square error of a result, in units of its root mean square. */
static double relative_error(const array *got, const exact *want) {
    double error = 0, size = 0;
    for (int32_t e = 0; e < got->n; e++) {
        const double off = (double)got->at[e] - want[e].value;
        error += off * off;
        size += want[e].value * want[e].value;
    }
    return sqrt(error / size);
}

/* Fourier space rounds less than sums one after the other (plain: 2e-7 to 7e-7 here). */
static void test_accuracy(const nb_conv *c) {
    problem p = new_problem(c);
    const array y = new_array(p.y.n), dx = new_array(p.x.n), dk = new_array(p.k.n);
    const array scratch[3] = {new_array((int32_t)nb_conv_scratch(c)),
                              new_array((int32_t)nb_conv_back_input_scratch(c)),
                              new_array((int32_t)nb_conv_back_kernel_scratch(c))};
    nb_conv_simd(c, p.x.at, p.k.at, NULL, y.at, scratch[0].at);
    nb_conv_back_input_simd(c, p.y.at, p.k.at, dx.at, scratch[1].at);
    nb_conv_back_kernel_simd(c, 0, p.x.at, p.y.at, dk.at, scratch[2].at);
    const double errors[3] = {relative_error(&y, p.sum_y), relative_error(&dx, p.sum_x),
                              relative_error(&dk, p.sum_k)};
    for (int i = 0; i < 3; i++)
        CHECK_SAY(errors[i] < 3e-7, "conv_simd, %d x %d: error %d is %.3g", c->kh, c->kw, i,
                  errors[i]);
    free(y.block), free(dx.block), free(dk.block);
    for (int i = 0; i < 3; i++) free(scratch[i].block);
    free_problem(&p);
}

/* Many channels: tiles in the middle, at edges, and images that are one tile. */
static const nb_conv in_fourier_space[] = {
    {1, 30, 30, 20, 30, 30, 20, 5, 5, 1, 1, 1, 1, 2, 2},
    {2, 27, 27, 20, 27, 27, 20, 3, 3, 1, 1, 1, 1, 1, 1},
    {9, 7, 7, 20, 7, 7, 20, 3, 3, 1, 1, 1, 1, 1, 1},
    {3, 6, 19, 13, 6, 18, 17, 5, 4, 1, 1, 1, 1, 2, 1},
    {9, 7, 7, 20, 7, 7, 20, 4, 4, 1, 1, 1, 1, 1, 1},
};

int main(void) {
    for (size_t i = 0; i < sizeof named / sizeof *named; i++) test_sizes(&named[i]);
    for (int i = 0; i < 600; i++) test_drawn(i % 2 ? 5 : 14, i % 3 ? 5 : 19);
    for (size_t i = 0; i < sizeof in_fourier_space / sizeof *in_fourier_space; i++) {
        test_sizes(&in_fourier_space[i]);
        test_accuracy(&in_fourier_space[i]);
    }
    return check_done();
}
