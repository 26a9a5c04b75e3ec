/* sum_like - sums an array down to another's shape: what broadcasting repeated is added up.
 *
 *   y = x summed over the axes that ref lacks or has with size 1
 *   dx = dy, repeated along them
 *
 * shapes: x such as ref broadcasts to -> y as ref, of which only the shape is used. Open sizes
 * are compared when they are known; where both shapes are equal then, y is x.
 */
#include "../backprop.h"
#include "../checks.h"
#include "../kernels.h"
#include "../reduce.h"
#include <string.h>

/* The axes to sum over, or -1 if ref does not broadcast to x. */
static int32_t summed_axes(const nb_shape *x, const nb_shape *ref) {
    const int32_t missing = x->rank - ref->rank;
    if (missing < 0) return -1;
    int32_t axes = (1 << missing) - 1;
    for (int32_t i = missing; i < x->rank; i++) {
        const int32_t to = ref->dim[i - missing];
        if (to == 1)
            axes |= 1 << i;
        else if (!nb_fits(x->dim[i], to))
            return -1;
    }
    return axes;
}

static nb_status sum_like_shape(nb_call *call) {
    const nb_shape *x = &call->in_shape[0], *ref = &call->in_shape[1];
    const int32_t axes = summed_axes(x, ref);
    if (axes < 0)
        return nb_refuse(call, NB_SHAPE, "%s cannot be summed down to %s", nb_shape_text(x),
                         nb_shape_text(ref));
    call->out_shape = *ref;
    call->scratch_size = nb_reduce_scratch(x, (uint32_t)axes);
    return NB_OK;
}

/* Rows are added one after the other where the first axes are summed over, and only they. */
static nb_bands sum_like_bands(const nb_call *call) {
    const int32_t axes = summed_axes(&call->in_shape[0], &call->out_shape);
    const bool first = axes & 1 && (axes & (axes + 1)) == 0;
    return (nb_bands){.inputs = first && nb_size(&call->out_shape) > 1, .sums = true};
}

static void add_band(const nb_call *call) {
    const int32_t columns = (int32_t)nb_size(&call->out_shape);
    const int32_t rows = (int32_t)(nb_size(&call->in_shape[0]) / columns);
    if (call->band.first == 0) memset(call->out, 0, (size_t)columns * sizeof *call->out);
    nb_k->sum_on(rows, columns, call->in[0], call->out);
}

static void sum_like_run(nb_call *call) {
    if (call->out == call->in[0]) return; /* in place, which is only done between equal shapes */
    if (call->band.of) {
        add_band(call);
        return;
    }
    const uint32_t axes = (uint32_t)summed_axes(&call->in_shape[0], &call->in_shape[1]);
    nb_reduce(nb_k->sum, &call->in_shape[0], axes, call->in[0], call->scratch, call->out);
}

static void sum_like_derive(nb_graph *g, nb_id node, nb_id dy, nb_id *dx) {
    dx[0] = nb_binary(g, &nb_op_broadcast_like, dy, nb_input_of(g, node, 0));
}

const nb_op nb_op_sum_like = {
    .name = "sum_like",
    .formula = "\\sum x",
    .min_inputs = 2,
    .max_inputs = 2,
    .shape = sum_like_shape,
    .run = sum_like_run,
    .derive = sum_like_derive,
    .bands = sum_like_bands,
    .shape_only = 1u << 1,
    .in_place = 1u << 0,
};
