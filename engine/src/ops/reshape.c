/* reshape - the same elements, in the same order, under another shape. Nothing runs.
 *
 *   y = x
 *   dx = dy under x's shape
 *
 * rank, d0 .. d4: the new shape. One size may be -1 and follows from the others; it stays open
 * while a size of x is. So [?, 6] -> (-1, 2, 3) gives [?, 2, 3].
 */
#include "../checks.h"

enum { RANK, D0, N_PARAMS = D0 + NB_MAX_RANK };
static const nb_param params[] = {
    [RANK] = {"rank", .initial = 1, .low = 0, .high = NB_MAX_RANK, .whole = true},
    [D0] = {"d0", .initial = -1, .low = -1, .high = INT32_MAX, .whole = true},
    [D0 + 1] = {"d1", .initial = 1, .low = -1, .high = INT32_MAX, .whole = true},
    [D0 + 2] = {"d2", .initial = 1, .low = -1, .high = INT32_MAX, .whole = true},
    [D0 + 3] = {"d3", .initial = 1, .low = -1, .high = INT32_MAX, .whole = true},
    [D0 + 4] = {"d4", .initial = 1, .low = -1, .high = INT32_MAX, .whole = true},
};

static nb_status reshape_shape(nb_call *call) {
    const nb_shape *x = &call->in_shape[0];
    nb_shape out = {.rank = (int32_t)call->param[RANK]};
    int32_t inferred = -1;
    int64_t known = 1;
    for (int32_t i = 0; i < out.rank; i++) {
        out.dim[i] = (int32_t)call->param[D0 + i];
        if (out.dim[i] >= 0) known *= out.dim[i];
        else if (inferred < 0) inferred = i;
        else return nb_refuse(call, NB_PARAM, "sizes %d and %d are both -1", inferred, i);
        if (known > INT32_MAX) return nb_refuse(call, NB_PARAM, "the new shape is too large");
    }
    call->out_shape = out;
    if (!nb_concrete(x)) return NB_OK;
    const int64_t size = nb_size(x);
    if (inferred < 0 ? known != size : known == 0 || size % known != 0)
        return nb_refuse(call, NB_SHAPE, "%s has %lld elements and does not become %s",
                         nb_shape_text(x), (long long)size, nb_shape_text(&out));
    if (inferred >= 0) call->out_shape.dim[inferred] = (int32_t)(size / known);
    return NB_OK;
}

static void reshape_derive(nb_graph *g, nb_id node, nb_id dy, nb_id *dx) {
    dx[0] = nb_binary(g, &nb_op_reshape_like, dy, nb_input_of(g, node, 0));
}

const nb_op nb_op_reshape = {
    .name = "reshape",
    .formula = "x",
    .min_inputs = 1,
    .max_inputs = 1,
    .n_params = N_PARAMS,
    .params = params,
    .shape = reshape_shape,
    .derive = reshape_derive,
    .view = true,
};
