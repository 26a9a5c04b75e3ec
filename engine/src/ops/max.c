/* max - the largest element over some axes; NaN if one is.
 *
 *   y = max of x over the axes          over at least one element
 *   dx = dy / n where x = y, else 0     n: how many of them equal the maximum
 *
 * axes: a mask, bit i for axis i; 31, the initial value, for all. keep_dims: they stay with size 1.
 */
#include "../checks.h"
#include "../kernels.h"
#include "../reduce.h"

static nb_status max_shape(nb_call *call) {
    const nb_status status = nb_reduce_shape(call);
    const uint32_t axes = (uint32_t)call->param[NB_REDUCE_AXES];
    for (int32_t i = 0; i < call->in_shape[0].rank && !status; i++)
        if ((axes >> i & 1) && call->in_shape[0].dim[i] == 0)
            return nb_refuse(call, NB_SHAPE, "axis %d of %s is empty and has no largest element", i,
                             nb_shape_text(&call->in_shape[0]));
    return status;
}

static void max_run(nb_call *call) { nb_reduce_run(call, nb_k->max); }

static void max_derive(nb_graph *g, nb_id node, nb_id dy, nb_id *dx) {
    const nb_id x = nb_input_of(g, node, 0);
    const double axes = nb_params_of(g, node)[NB_REDUCE_AXES];
    const double keep_dims = nb_params_of(g, node)[NB_REDUCE_KEEP_DIMS];
    const nb_id chosen = nb_binary(g, &nb_op_equal, x, nb_repeat_like_input(g, node, node));
    const nb_id n = nb_build(g, &nb_op_sum, 1, &chosen, (const double[]){axes, keep_dims});
    const nb_id share = nb_repeat_like_input(g, nb_binary(g, &nb_op_div, dy, n), node);
    dx[0] = nb_binary(g, &nb_op_mul, chosen, share);
}

const nb_op nb_op_max = {
    .name = "max",
    .formula = "\\max x",
    .min_inputs = 1,
    .max_inputs = 1,
    .n_params = NB_N_REDUCE_PARAMS,
    .params = nb_reduce_params,
    .shape = max_shape,
    .run = max_run,
    .derive = max_derive,
    .bands = nb_reduce_bands,
};
