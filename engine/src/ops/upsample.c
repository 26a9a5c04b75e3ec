/* upsample - repeats pixels: each becomes a block of size_h x size_w equal ones (nearest
 * neighbour).
 *
 *   y[n, i, j, c] = x[n, i / size_h, j / size_w, c]
 *   dx = the sums of dy's blocks (average_pool without the division)
 *
 * shapes: x [n, h, w, c] -> y [n, h size_h, w size_w, c]; x [n, l, c] -> y [n, l size_h, c]
 */
#include "../bands.h"
#include "../checks.h"
#include "../kernels.h"
#include "../pooling.h"

static const nb_param params[] = {
    {"size_h", .initial = 2, .low = 1, .high = UINT16_MAX, .whole = true},
    {"size_w", .initial = 2, .low = 1, .high = UINT16_MAX, .whole = true},
};

static nb_status upsample_shape(nb_call *call) {
    const nb_shape *x = &call->in_shape[0];
    const nb_status status = nb_check_rank(call, 0, "the image", 3, 4);
    if (status) return status;
    call->out_shape = *x;
    for (int32_t i = 0; i < nb_image_axes(x); i++) {
        if (x->dim[1 + i] == NB_OPEN) continue;
        const double size = x->dim[1 + i] * call->param[i];
        if (size > INT32_MAX)
            return nb_refuse(call, NB_SHAPE, "axis %d of %s becomes too large, %.0f pixels", 1 + i,
                             nb_shape_text(x), size);
        call->out_shape.dim[1 + i] = (int32_t)size;
    }
    return NB_OK;
}

/* The pooling of which this is the transpose: windows side by side. */
static void upsample_run(nb_call *call) {
    const nb_shape *x = &call->in_shape[0], *y = &call->out_shape;
    const bool flat = x->rank == 3;
    const int32_t kh = (int32_t)call->param[0], kw = flat ? 1 : (int32_t)call->param[1];
    const nb_pool p = {.n = x->dim[0],
                       .h = y->dim[1],
                       .w = flat ? 1 : y->dim[2],
                       .c = x->dim[x->rank - 1],
                       .oh = x->dim[1],
                       .ow = flat ? 1 : x->dim[2],
                       .kh = kh,
                       .kw = kw,
                       .sh = kh,
                       .sw = kw};
    nb_k->sum_unpool(&p, 0, call->in[0], call->out);
}

static void upsample_derive(nb_graph *g, nb_id node, nb_id dy, nb_id *dx) {
    const double *size = nb_params_of(g, node);
    const double blocks[NB_N_POOL_PARAMS] = {size[0], size[1], size[0], size[1]};
    dx[0] = nb_build(g, &nb_op_average_pool, 1, &dy, blocks);
}

const nb_op nb_op_upsample = {
    .name = "upsample",
    .formula = "x_{\\lfloor i/s \\rfloor \\lfloor j/s \\rfloor}",
    .min_inputs = 1,
    .max_inputs = 1,
    .n_params = sizeof params / sizeof *params,
    .params = params,
    .shape = upsample_shape,
    .run = upsample_run,
    .derive = upsample_derive,
    .bands = nb_bands_of_first,
};
