/* pooling.c - windows over images: parameters and shapes; see pooling.h. */
#include "pooling.h"
#include "activation.h"
#include "checks.h"

#define PIXELS(name)                                                                               \
    { name, .initial = 2, .low = 1, .high = UINT16_MAX, .whole = true }
const nb_param nb_pool_params[NB_N_POOL_PARAMS] = {
    [NB_WINDOW_H] = PIXELS("pool_h"),
    [NB_WINDOW_W] = PIXELS("pool_w"),
    [NB_STRIDE_H] = PIXELS("stride_h"),
    [NB_STRIDE_W] = PIXELS("stride_w"),
    [NB_SAME] = {"same", .initial = 0, .low = 0, .high = 1, .whole = true},
    [NB_MEAN] = {"mean", .initial = 1, .low = 0, .high = 1, .whole = true},
};

int32_t nb_image_axes(const nb_shape *image) { return image->rank - 2; }

static int32_t param(const nb_call *call, int which) { return (int32_t)call->param[which]; }

/* How many windows there are along an axis of `size` pixels, and how many pixels are missing
 * before it. Not one in `valid` where the window is larger. */
static int32_t count_windows(const nb_call *call, int32_t size, int axis, int32_t *before) {
    const int32_t window = param(call, NB_WINDOW_H + axis);
    const int32_t stride = param(call, NB_STRIDE_H + axis);
    *before = 0;
    if (!param(call, NB_SAME)) return size < window ? 0 : (size - window) / stride + 1;
    const int32_t n = (size - 1) / stride + 1;
    const int64_t missing = (int64_t)(n - 1) * stride + window - size;
    if (missing > 0) *before = (int32_t)(missing / 2);
    return n;
}

nb_status nb_pool_shape(const nb_call *call, int32_t input, nb_shape *y) {
    const nb_shape *x = &call->in_shape[input];
    const nb_status status = nb_check_rank(call, input, "the image", 3, 4);
    if (status) return status;
    *y = *x;
    for (int axis = 0; axis < nb_image_axes(x); axis++) {
        const int32_t size = x->dim[1 + axis];
        int32_t before;
        if (size == NB_OPEN) continue;
        if ((y->dim[1 + axis] = count_windows(call, size, axis, &before)) < 1 || size < 1)
            return nb_refuse(call, NB_SHAPE,
                             "the image %s has %d pixels along axis %d, the window %d",
                             nb_shape_text(x), size, 1 + axis, param(call, NB_WINDOW_H + axis));
    }
    return NB_OK;
}

nb_status nb_check_pooled(const nb_call *call, int32_t image, int32_t input) {
    const nb_shape *given = &call->in_shape[input];
    nb_shape pooled;
    const nb_status status = nb_pool_shape(call, image, &pooled);
    if (status) return status;
    bool fits = given->rank == pooled.rank;
    for (int32_t i = 0; i < pooled.rank && fits; i++) fits = nb_fits(given->dim[i], pooled.dim[i]);
    if (fits) return NB_OK;
    return nb_refuse(call, NB_SHAPE, "pooling %s gives %s, not %s",
                     nb_shape_text(&call->in_shape[image]), nb_shape_text(&pooled),
                     nb_shape_text(given));
}

nb_pool nb_pool_of(const nb_call *call, const nb_shape *image) {
    const bool flat = image->rank == 3;
    nb_pool p = {.n = image->dim[0], .h = image->dim[1], .w = flat ? 1 : image->dim[2]};
    p.c = image->dim[image->rank - 1];
    p.kh = param(call, NB_WINDOW_H);
    p.kw = flat ? 1 : param(call, NB_WINDOW_W);
    p.sh = param(call, NB_STRIDE_H);
    p.sw = flat ? 1 : param(call, NB_STRIDE_W);
    p.oh = count_windows(call, p.h, 0, &p.top);
    p.ow = flat ? 1 : count_windows(call, p.w, 1, &p.left);
    return p;
}

/* dy is what windows that do not meet send back to y. */
static bool is_sent_back(const nb_graph *g, nb_id y, nb_id dy) {
    const int32_t op = nb_node_op(g, dy);
    if (op < 0 || nb_ops[op] != &nb_op_max_unpool || nb_input_of(g, dy, 0) != y) return false;
    const double *p = nb_params_of(g, dy);
    return p[NB_WINDOW_H] <= p[NB_STRIDE_H] && p[NB_WINDOW_W] <= p[NB_STRIDE_W];
}

nb_id nb_derive_image_activation(nb_graph *g, nb_activation f, double alpha, nb_id y, nb_id dy) {
    if (f == NB_LINEAR || !is_sent_back(g, y, dy)) return nb_derive_activation(g, f, alpha, y, dy);
    const double *windows = nb_params_of(g, dy);
    const nb_id d = nb_input_of(g, dy, 1), maxima = nb_build(g, &nb_op_max_pool, 1, &y, windows);
    const nb_id in[] = {y, nb_derive_activation(g, f, alpha, maxima, d)};
    return nb_build(g, &nb_op_max_unpool, 2, in, windows);
}
