/* pool_train_test.c - the gradient of an image's activation whose maxima go on:
 *
 *     x -> conv f = y -> max_pool = p -> sum p^2
 *
 * Where windows do not meet, f' is taken of the maxima before they are sent back, else of the whole
 * image; either way the kernel's gradient is, in every bit, that of the plain chain rule.
 */
#include "check.h"
#include "activation.h"
#include "kernels.h"
#include <string.h>

enum { N = 2, SIZE = 7, CHANNELS = 5, TAPS = 9 };

/* The fast kernels; of the gradient of relu it is counted on how many values. */
static nb_kernels counting;
static int32_t values;

static void count_relu_back(int32_t n, const float *y, const float *dy, float *dx) {
    values += n;
    nb_kernels_simd.relu_back(n, y, dy, dx);
}

static nb_id apply(nb_graph *g, const char *op, int32_t n, const nb_id *in, const double *param) {
    return nb_apply(g, nb_op_find(op), n, in, param);
}

/* dk as nb_gradient has it, and as the chain rule has it step by step. */
static void both(nb_graph *g, nb_activation f, const double *windows, nb_id dk[2]) {
    const double conv[] = {f, 1, 1, 1, 1, 1, 1};
    const nb_id x = nb_input(g, "x", 4, (int32_t[]){N, SIZE, SIZE, 1});
    const nb_id k = nb_weight(g, "k", 4, (int32_t[]){3, 3, 1, CHANNELS});
    for (int32_t i = 0; i < TAPS * CHANNELS; i++)
        nb_weight_values(g, k)[i] = (float)(i * 37 % 19 - 9) / 40;
    const nb_id y = apply(g, "conv2d", 2, (nb_id[]){x, k}, conv);
    const nb_id p = apply(g, "max_pool", 1, &y, windows);
    const nb_id square = apply(g, "square", 1, &p, NULL);
    const nb_id loss = apply(g, "sum", 1, &square, (double[]){15, 0});
    nb_id dp;
    CHECK(nb_gradient(g, loss, NB_NONE, 1, &k, dk) == NB_OK);
    CHECK(nb_gradient(g, loss, NB_NONE, 1, &p, &dp) == NB_OK);
    const nb_id dy = apply(g, "max_unpool", 2, (nb_id[]){y, dp}, windows);
    const nb_id dz = apply(g, "activation_back", 2, (nb_id[]){y, dy}, conv);
    dk[1] = apply(g, "conv2d_back_kernel", 3, (nb_id[]){x, dz, k}, conv + NB_N_ACTIVATION_PARAMS);
}

/* How many values relu's gradient has seen for dk, then for the chain rule's. */
static void test_windows(nb_activation f, const double *windows, int32_t seen, int32_t seen_plain) {
    nb_graph *g = nb_graph_new();
    nb_id dk[2];
    float of[2][TAPS * CHANNELS];
    int32_t n[2];
    both(g, f, windows, dk);
    for (int i = 0; i < 2; i++) {
        nb_function *function = nb_function_new(g, 1, (nb_id[]){0}, 1, &dk[i], 0);
        CHECK(nb_function_shape(function, (int32_t[]){N, SIZE, SIZE, 1}) == NB_OK);
        for (int32_t j = 0; j < N * SIZE * SIZE; j++)
            nb_function_input(function, 0)[j] = (float)(j * 13 % 29 - 14) / 7;
        values = 0;
        CHECK(nb_run(function) == NB_OK);
        n[i] = values;
        memcpy(of[i], nb_function_value(function, dk[i]), sizeof of[i]);
    }
    CHECK(!memcmp(of[0], of[1], sizeof of[0]));
    CHECK_SAY(n[0] == seen && n[1] == seen_plain, "%d and %d values", n[0], n[1]);
    nb_graph_free(g);
}

int main(void) {
    const double apart[] = {2, 2, 2, 2, 0}, far[] = {2, 2, 3, 3, 1}, meeting[] = {3, 2, 2, 2, 1};
    counting = nb_kernels_simd;
    counting.relu_back = count_relu_back;
    nb_k = &counting;
    const int32_t image = N * SIZE * SIZE * CHANNELS;
    const int32_t maxima = N * 3 * 3 * CHANNELS; /* (7 - 2) / 2 + 1, and 7 / 3 rounded up */
    test_windows(NB_RELU, apart, maxima, image);
    test_windows(NB_RELU, far, maxima, image);
    test_windows(NB_RELU, meeting, image, image);
    test_windows(NB_SIGMOID, apart, 0, 0);
    test_windows(NB_LEAKY_RELU, far, 0, 0);
    test_windows(NB_LINEAR, apart, 0, 0);
    return check_done();
}
