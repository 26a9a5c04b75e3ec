/* log - the natural logarithm, element by element; -inf at zero, NaN below.
 *
 *   y = ln x
 *   dx = dy / x
 */
#include "../bands.h"
#include "../graph.h"
#include "../kernels.h"

static void log_run(nb_call *call) {
    nb_k->log((int32_t)nb_size(&call->out_shape), call->in[0], call->out);
}

static void log_derive(nb_graph *g, nb_id node, nb_id dy, nb_id *dx) {
    const nb_id x = nb_input_of(g, node, 0);
    dx[0] = nb_binary(g, &nb_op_div, dy, x);
}

const nb_op nb_op_log = {
    .name = "log",
    .formula = "\\ln x",
    .min_inputs = 1,
    .max_inputs = 1,
    .shape = nb_shape_like_first,
    .run = log_run,
    .derive = log_derive,
    .bands = nb_bands_alike,
    .in_place = 1u << 0,
};
