/* cumsum - the running sum along an axis.
 *
 *   y[i] = x[0] + ... + x[i]          reverse: x[i] + ... + x[n - 1]
 *   dx = the running sum of dy, the other way round
 *
 * axis: counted from the end where it is negative.
 */
#include "../checks.h"
#include "../kernels.h"
#include "../strips.h"

enum { AXIS, REVERSE, N_PARAMS };
static const nb_param params[] = {
    [AXIS] = {"axis", .initial = -1, .low = -NB_MAX_RANK, .high = NB_MAX_RANK - 1, .whole = true},
    [REVERSE] = {"reverse", .initial = 0, .low = 0, .high = 1, .whole = true},
};

static nb_status cumsum_shape(nb_call *call) {
    int32_t axis;
    const nb_status status = nb_read_axis(call, call->param[AXIS], call->in_shape[0].rank, &axis);
    return status ? status : nb_shape_like_first(call);
}

static void cumsum_run(nb_call *call) {
    int32_t axis;
    nb_read_axis(call, call->param[AXIS], call->out_shape.rank, &axis);
    const nb_strips v = nb_strips_around(&call->out_shape, axis);
    nb_k->cumsum(v.outer, v.size, v.inner, (int32_t)call->param[REVERSE], call->in[0], call->out);
}

static void cumsum_derive(nb_graph *g, nb_id node, nb_id dy, nb_id *dx) {
    const double *param = nb_params_of(g, node);
    dx[0] = nb_build(g, &nb_op_cumsum, 1, &dy, (const double[]){param[AXIS], 1 - param[REVERSE]});
}

const nb_op nb_op_cumsum = {
    .name = "cumsum",
    .formula = "y_i = \\sum_{j \\le i} x_j",
    .min_inputs = 1,
    .max_inputs = 1,
    .n_params = N_PARAMS,
    .params = params,
    .shape = cumsum_shape,
    .run = cumsum_run,
    .derive = cumsum_derive,
    .in_place = 1u << 0,
};
