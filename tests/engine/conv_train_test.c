/* conv_train_test.c - a training step of a convolutional network: what runs, and in what memory.
 *
 *     x -> conv relu -> conv relu -> conv -> mse        two hidden images a1, a2 of the same size
 *
 * The gradient with respect to x is nobody's business: of three convolutions only two are run back
 * to their inputs. And at no time more than three hidden images need to be there: while da1 is
 * made, a1 (for relu's slope), da2, and da1 itself.
 */
#include "check.h"
#include "activation.h"
#include "kernels.h"
#include <string.h>

enum { BATCH = 3, SIZE = 24, CHANNELS = 8 };

/* The fast kernels, counted. */
static nb_kernels counting;
static int forward, to_input, to_kernel;

static void count_conv(const nb_conv *c, const float *x, const float *k, const float *bias,
                       float *y, float *scratch) {
    forward++;
    nb_kernels_simd.conv(c, x, k, bias, y, scratch);
}
static void count_back_input(const nb_conv *c, const float *dy, const float *k, float *dx,
                             float *scratch) {
    to_input++;
    nb_kernels_simd.conv_back_input(c, dy, k, dx, scratch);
}
static void count_back_kernel(const nb_conv *c, int32_t part, const float *x, const float *dy,
                              float *dk, float *scratch) {
    to_kernel++;
    nb_kernels_simd.conv_back_kernel(c, part, x, dy, dk, scratch);
}

static nb_id weights[6];

/* A layer of 3 x 3 kernels with padding same; weights from a fixed little sequence. */
static nb_id layer(nb_graph *g, nb_id x, int i, int32_t ci, int32_t co, nb_activation f) {
    const double params[] = {f, 1, 1, 1, 1, 1, 1};
    const nb_id k = nb_weight(g, "k", 4, (int32_t[]){3, 3, ci, co});
    const nb_id b = nb_weight(g, "b", 1, &co);
    for (int32_t j = 0; j < 9 * ci * co; j++) {
        nb_weight_values(g, k)[j] = (float)(j * 37 % 19 - 9) / 40;
    }
    weights[2 * i] = k;
    weights[2 * i + 1] = b;
    return nb_apply(g, nb_op_find("conv2d"), 3, (nb_id[]){x, k, b}, params);
}

static nb_trainer *build(nb_graph *g) {
    const int32_t open[] = {NB_OPEN, NB_OPEN, NB_OPEN, 1};
    const nb_id x = nb_input(g, "x", 4, open), t = nb_input(g, "t", 4, open);
    nb_id y = layer(g, x, 0, 1, CHANNELS, NB_RELU);
    y = layer(g, y, 1, CHANNELS, CHANNELS, NB_RELU);
    y = layer(g, y, 2, CHANNELS, 1, NB_LINEAR);
    const nb_id loss = nb_apply(g, nb_op_find("mse"), 2, (nb_id[]){y, t}, NULL);
    return nb_trainer_new(g, 2, (nb_id[]){x, t}, 1, &loss, 6, weights, nb_optimizer_find("sgd"));
}

static double larger(double a, int64_t b) { return a > (double)b ? a : (double)b; }

/* Floats of working space that the kernels want, at most. */
static double largest_scratch(void) {
    const int32_t channels[] = {1, CHANNELS, CHANNELS, 1};
    double most = 0;
    for (int i = 0; i < 3; i++) {
        const nb_conv c = {.n = BATCH,
                           .h = SIZE,
                           .w = SIZE,
                           .ci = channels[i],
                           .oh = SIZE,
                           .ow = SIZE,
                           .co = channels[i + 1],
                           .kh = 3,
                           .kw = 3,
                           .sh = 1,
                           .sw = 1,
                           .dh = 1,
                           .dw = 1,
                           .top = 1,
                           .left = 1};
        most = larger(most, nb_conv_scratch(&c));
        most = larger(most, nb_conv_back_input_scratch(&c));
        most = larger(most, nb_conv_back_kernel_scratch(&c));
    }
    return most;
}

int main(void) {
    nb_graph *g = nb_graph_new();
    nb_trainer *trainer = build(g);
    nb_function *f = nb_trainer_function(trainer);
    CHECK(nb_function_shape(f, (int32_t[]){BATCH, SIZE, SIZE, 1, BATCH, SIZE, SIZE, 1}) == NB_OK);
    const int32_t pixels = BATCH * SIZE * SIZE;
    for (int32_t i = 0; i < pixels; i++) {
        nb_function_input(f, 0)[i] = nb_function_input(f, 1)[i] = (float)(i % 7) / 7;
    }

    counting = nb_kernels_simd;
    counting.conv = count_conv;
    counting.conv_back_input = count_back_input;
    counting.conv_back_kernel = count_back_kernel;
    nb_k = &counting;
    CHECK(nb_train_step(trainer) == NB_OK);
    CHECK_SAY(forward == 3 && to_kernel == 3 && to_input == 2,
              "%d convolutions, %d kernels' gradients, %d inputs' gradients", forward, to_kernel,
              to_input);

    /* x and t, three hidden images, y's gradient; and the kernels' working space. */
    const int32_t values = 2 * pixels + 3 * pixels * CHANNELS + pixels;
    const double needed = 4.0 * values, taken = nb_function_bytes(f) - 4.0 * largest_scratch();
    CHECK_SAY(taken <= 1.2 * needed, "%.0f bytes where %.0f are needed", taken, needed);
    nb_graph_free(g);
    return check_done();
}
