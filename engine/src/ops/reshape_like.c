/* reshape_like - the same elements, in the same order, under another array's shape. Nothing runs.
 *
 *   y = x
 *   dx = dy under x's shape
 *
 * shapes: x and ref of equal size -> y as ref, of which only the shape is used.
 */
#include "../checks.h"

static nb_status reshape_like_shape(nb_call *call) {
    const nb_shape *x = &call->in_shape[0], *ref = &call->in_shape[1];
    if (nb_concrete(x) && nb_concrete(ref) && nb_size(x) != nb_size(ref))
        return nb_refuse(call, NB_SHAPE, "%s has %lld elements and does not become %s",
                         nb_shape_text(x), (long long)nb_size(x), nb_shape_text(ref));
    call->out_shape = *ref;
    return NB_OK;
}

static void reshape_like_derive(nb_graph *g, nb_id node, nb_id dy, nb_id *dx) {
    dx[0] = nb_binary(g, &nb_op_reshape_like, dy, nb_input_of(g, node, 0));
}

const nb_op nb_op_reshape_like = {
    .name = "reshape_like",
    .formula = "x",
    .min_inputs = 2,
    .max_inputs = 2,
    .shape = reshape_like_shape,
    .derive = reshape_like_derive,
    .shape_only = 1u << 1,
    .view = true,
};
