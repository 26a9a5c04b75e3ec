/* broadcast_like - repeats an array to another's shape, by NumPy's rule or along given axes.
 *
 *   y = x repeated
 *   dx = dy summed over what was repeated
 *
 * axes: a mask of the axes of ref that x lacks; 0, the initial value: x lacks the first ones.
 * shapes: x such as broadcasts to ref -> y as ref, of which only the shape is used.
 */
#include "../broadcast.h"
#include "../checks.h"
#include <string.h>

enum { AXES, N_PARAMS };
static const nb_param params[] = {
    [AXES] = {"axes", .initial = 0, .low = 0, .high = NB_ALL_AXES, .whole = true},
};

/* x's shape with size 1 along the axes; false if it does not have ref's rank then. */
static bool insert_axes(const nb_shape *x, uint32_t axes, const nb_shape *ref, nb_shape *full) {
    int32_t from = 0;
    *full = (nb_shape){.rank = ref->rank};
    if (axes == 0) axes = (1u << (ref->rank > x->rank ? ref->rank - x->rank : 0)) - 1;
    for (int32_t i = 0; i < ref->rank; i++) {
        const bool lacks = axes >> i & 1;
        if (!lacks && from >= x->rank) return false;
        full->dim[i] = lacks ? 1 : x->dim[from++];
    }
    return from == x->rank;
}

static nb_status broadcast_like_shape(nb_call *call) {
    const nb_shape *x = &call->in_shape[0], *ref = &call->in_shape[1];
    uint32_t axes;
    const nb_status status = nb_read_axes(call, call->param[AXES], ref->rank, &axes);
    if (status) return status;
    nb_shape full;
    bool fits = insert_axes(x, axes, ref, &full);
    for (int32_t i = 0; i < ref->rank && fits; i++)
        fits = full.dim[i] == 1 || nb_fits(full.dim[i], ref->dim[i]);
    if (!fits)
        return nb_refuse(call, NB_SHAPE, "%s does not broadcast to %s", nb_shape_text(x),
                         nb_shape_text(ref));
    call->out_shape = *ref;
    return NB_OK;
}

static void broadcast_like_run(nb_call *call) {
    if (call->out == call->in[0]) return; /* in place, which is only done between equal shapes */
    const uint32_t all = (1u << call->in_shape[1].rank) - 1;
    nb_shape full;
    insert_axes(&call->in_shape[0], (uint32_t)call->param[AXES] & all, &call->in_shape[1], &full);
    nb_rows rows;
    for (bool more = nb_rows_first(&rows, 1, &full, call); more; more = nb_rows_next(&rows)) {
        const float *x = rows.in[0];
        if (rows.stride[0])
            memcpy(rows.out, x, (size_t)rows.n * sizeof *x);
        else
            for (int32_t i = 0; i < rows.n; i++) rows.out[i] = *x;
    }
}

static void broadcast_like_derive(nb_graph *g, nb_id node, nb_id dy, nb_id *dx) {
    const double axes = nb_params_of(g, node)[AXES];
    if (axes != 0) dy = nb_build(g, &nb_op_sum, 1, &dy, (const double[]){axes, 0});
    dx[0] = nb_binary(g, &nb_op_sum_like, dy, nb_input_of(g, node, 0));
}

const nb_op nb_op_broadcast_like = {
    .name = "broadcast_like",
    .formula = "x",
    .min_inputs = 2,
    .max_inputs = 2,
    .n_params = N_PARAMS,
    .params = params,
    .shape = broadcast_like_shape,
    .run = broadcast_like_run,
    .derive = broadcast_like_derive,
    .shape_only = 1u << 1,
    .in_place = 1u << 0,
};
