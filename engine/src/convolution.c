/* convolution.c - what the operators of convolutions share; see convolution.h. */
#include "convolution.h"
#include "checks.h"
#include <string.h>

/* How far a kernel may reach, so that places in and around an image fit an int32_t. */
enum { MOST = 1 << 29, MOST_STEPS = 1000000 };

#define STEP(key)                                                                                  \
    { key, .initial = 1, .low = 1, .high = MOST_STEPS, .whole = true }

const nb_param nb_conv_params[NB_N_CONV_LAYER_PARAMS] = {
    [NB_ACTIVATION] = {"activation", .initial = NB_LINEAR, .low = 0, .high = NB_N_ACTIVATIONS - 1,
                       .whole = true},
    [NB_ALPHA] = {"alpha", .initial = 1, .low = 0, .high = 1000},
    [NB_N_ACTIVATION_PARAMS + NB_STRIDE_H] = STEP("stride_h"),
    [NB_N_ACTIVATION_PARAMS + NB_STRIDE_W] = STEP("stride_w"),
    [NB_N_ACTIVATION_PARAMS + NB_DILATION_H] = STEP("dilation_h"),
    [NB_N_ACTIVATION_PARAMS + NB_DILATION_W] = STEP("dilation_w"),
    [NB_N_ACTIVATION_PARAMS + NB_PADDING] = {"padding", .initial = NB_VALID, .low = NB_VALID,
                                             .high = NB_CAUSAL, .whole = true},
};

/* ---- Along one axis ---- */

static int64_t stride_of(const double *own, bool is_w) {
    return (int64_t)own[is_w ? NB_STRIDE_W : NB_STRIDE_H];
}

static int padding_of(const double *own) { return (int)own[NB_PADDING]; }

/* How far k taps reach. */
static int64_t reach_of(const double *own, bool is_w, int32_t k) {
    return (k - 1) * (int64_t)own[is_w ? NB_DILATION_W : NB_DILATION_H] + 1;
}

/* Below 1 if the kernel does not fit into the image. */
static int32_t outputs(const double *own, bool is_w, int32_t size, int32_t k) {
    const int64_t s = stride_of(own, is_w);
    if (size == NB_OPEN || (padding_of(own) == NB_VALID && k == NB_OPEN)) return NB_OPEN;
    if (padding_of(own) != NB_VALID) return (int32_t)((size + s - 1) / s);
    const int64_t room = size - reach_of(own, is_w, k);
    return room < 0 ? 0 : (int32_t)(room / s + 1);
}

static int64_t transposed(const double *own, bool is_w, int32_t size, int32_t k) {
    const int64_t s = stride_of(own, is_w);
    if (size == NB_OPEN || (padding_of(own) == NB_VALID && k == NB_OPEN)) return NB_OPEN;
    if (padding_of(own) != NB_VALID || size == 0) return size * s;
    const int64_t reach = reach_of(own, is_w, k);
    return (size - 1) * s + (reach > s ? reach : s);
}

static int32_t before(const double *own, bool is_w, int32_t size, int32_t k, int32_t n_outputs) {
    if (padding_of(own) == NB_VALID) return 0;
    const int64_t reach = reach_of(own, is_w, k);
    if (padding_of(own) == NB_CAUSAL) return (int32_t)(reach - 1);
    const int64_t missing = (n_outputs - 1) * stride_of(own, is_w) + reach - size;
    return missing > 0 ? (int32_t)(missing / 2) : 0;
}

/* ---- Shapes ---- */

/* Ranks 4 and 4, or 3 and 3, and a kernel that has taps. */
static nb_status check_kernel(const nb_call *call, const double *own, const nb_shape *x,
                              const nb_shape *k) {
    if (x->rank < 3 || x->rank > 4)
        return nb_refuse(call, NB_SHAPE, "input %s has rank %d, it needs 4, or 3 in one dimension",
                         nb_shape_text(x), x->rank);
    if (k->rank != x->rank)
        return nb_refuse(call, NB_SHAPE, "kernel %s has rank %d, for input %s it needs %d",
                         nb_shape_text(k), k->rank, nb_shape_text(x), x->rank);
    for (int32_t i = 0; i < k->rank - 2; i++) {
        if (k->dim[i] == 0)
            return nb_refuse(call, NB_SHAPE, "kernel %s has no taps", nb_shape_text(k));
        if (k->dim[i] != NB_OPEN && reach_of(own, i == k->rank - 3, k->dim[i]) > MOST)
            return nb_refuse(call, NB_SHAPE, "kernel %s with its dilations reaches too far",
                             nb_shape_text(k));
    }
    return NB_OK;
}

nb_status nb_conv_shape(const nb_call *call, const double *own, const nb_shape *x,
                        const nb_shape *k, nb_shape *y) {
    const nb_status status = check_kernel(call, own, x, k);
    if (status) return status;
    const int32_t last = x->rank - 1;
    if (!nb_fits(x->dim[last], k->dim[last - 1]))
        return nb_refuse(call, NB_SHAPE, "input %s has %d channels, the kernel %s expects %d",
                         nb_shape_text(x), x->dim[last], nb_shape_text(k), k->dim[last - 1]);
    *y = *x;
    y->dim[last] = k->dim[last];
    for (int32_t i = 1; i < last; i++) {
        const bool is_w = i == last - 1;
        y->dim[i] = outputs(own, is_w, x->dim[i], k->dim[i - 1]);
        if (y->dim[i] == 0 && padding_of(own) == NB_VALID)
            return nb_refuse(call, NB_SHAPE,
                             "the kernel %s reaches over %d %s, input %s has only %d; padding same "
                             "would allow that",
                             nb_shape_text(k), (int32_t)reach_of(own, is_w, k->dim[i - 1]),
                             is_w ? "columns" : "rows", nb_shape_text(x), x->dim[i]);
    }
    return NB_OK;
}

nb_status nb_conv_check_output(const nb_call *call, const double *own, const nb_shape *x,
                               const nb_shape *k, const nb_shape *y) {
    nb_shape fitting;
    const nb_status status = nb_conv_shape(call, own, x, k, &fitting);
    if (status) return status;
    bool fits = y->rank == fitting.rank;
    for (int32_t i = 0; fits && i < y->rank; i++) fits = nb_fits(y->dim[i], fitting.dim[i]);
    if (fits) return NB_OK;
    return nb_refuse(call, NB_SHAPE, "dy %s should have the shape %s of the output",
                     nb_shape_text(y), nb_shape_text(&fitting));
}

nb_status nb_conv_transposed_shape(const nb_call *call, const double *own, const nb_shape *y,
                                   const nb_shape *k, nb_shape *x) {
    const nb_status status = check_kernel(call, own, y, k);
    if (status) return status;
    const int32_t last = y->rank - 1;
    if (!nb_fits(y->dim[last], k->dim[last]))
        return nb_refuse(call, NB_SHAPE, "input %s has %d channels, the kernel %s expects %d",
                         nb_shape_text(y), y->dim[last], nb_shape_text(k), k->dim[last]);
    *x = *y;
    x->dim[last] = k->dim[last - 1];
    for (int32_t i = 1; i < last; i++) {
        const int64_t size = transposed(own, i == last - 1, y->dim[i], k->dim[i - 1]);
        if (size > INT32_MAX)
            return nb_refuse(call, NB_SHAPE, "input %s would become too large", nb_shape_text(y));
        x->dim[i] = (int32_t)size;
    }
    return NB_OK;
}

nb_status nb_conv_check_bias(const nb_call *call, int32_t i, int32_t channels) {
    const nb_status status = nb_check_rank(call, i, "bias", 1, 1);
    const nb_shape *b = &call->in_shape[i];
    if (status || nb_fits(b->dim[0], channels)) return status;
    return nb_refuse(call, NB_SHAPE, "the bias has %d values, the kernel %s needs %d", b->dim[0],
                     nb_shape_text(&call->in_shape[1]), channels);
}

/* ---- All together ---- */

/* An empty axis counts as 1: the others may be multiplied, too. */
static bool is_too_large(const nb_shape *s) {
    double size = 1;
    for (int32_t i = 0; i < s->rank; i++) size *= s->dim[i] > 1 ? s->dim[i] : 1;
    return size > INT32_MAX / 8;
}

nb_status nb_conv_finish(nb_call *call, const double *own, const nb_shape *x, const nb_shape *k,
                         const nb_shape *y, int64_t (*scratch)(const nb_conv *c)) {
    const nb_shape *all[] = {x, k, y};
    if (!nb_concrete(x) || !nb_concrete(k) || !nb_concrete(y)) return NB_OK;
    for (int i = 0; i < 3; i++)
        if (is_too_large(all[i]))
            return nb_refuse(call, NB_MEMORY, "an array of shape %s has too many values",
                             nb_shape_text(all[i]));
    const nb_conv c = nb_conv_of(own, x, k, y);
    call->scratch_size = scratch(&c);
    return NB_OK;
}

nb_conv nb_conv_of(const double *own, const nb_shape *x, const nb_shape *k, const nb_shape *y) {
    const int32_t last = x->rank - 1;
    nb_conv c = {.n = x->dim[0],
                 .h = 1,
                 .oh = 1,
                 .kh = 1,
                 .sh = 1,
                 .dh = 1,
                 .w = x->dim[last - 1],
                 .ci = x->dim[last],
                 .ow = y->dim[last - 1],
                 .co = y->dim[last],
                 .kw = k->dim[last - 2],
                 .sw = (int32_t)own[NB_STRIDE_W],
                 .dw = (int32_t)own[NB_DILATION_W]};
    c.left = before(own, true, c.w, c.kw, c.ow);
    if (last == 2) return c;
    c.h = x->dim[1], c.oh = y->dim[1], c.kh = k->dim[0];
    c.sh = (int32_t)own[NB_STRIDE_H], c.dh = (int32_t)own[NB_DILATION_H];
    c.top = before(own, false, c.h, c.kh, c.oh);
    return c;
}

nb_id nb_conv_linear(nb_graph *g, nb_id x, nb_id k, const double *own) {
    double params[NB_N_CONV_LAYER_PARAMS] = {[NB_ACTIVATION] = NB_LINEAR, [NB_ALPHA] = 1};
    memcpy(params + NB_N_ACTIVATION_PARAMS, own, NB_N_CONV_PARAMS * sizeof *own);
    return nb_build(g, &nb_op_conv2d, 2, (const nb_id[]){x, k}, params);
}

nb_bands nb_conv_bands(const nb_call *call, uint64_t inputs) {
    const int64_t moved = nb_size(&call->in_shape[0]) + nb_size(&call->out_shape);
    const int64_t least = moved > 0 ? 2 * call->scratch_size * call->out_shape.dim[0] / moved : 0;
    return (nb_bands){.inputs = inputs, .least = least};
}
