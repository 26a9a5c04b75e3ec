/* unconcat - the part of a concatenation that came from one of the inputs: concat's gradient.
 *
 *   y = the part of z that belongs to x_which, where z = concat(x0, x1, ..)
 *   dz = concat(0, .., dy, .., 0)
 *
 * shapes: z as the concatenation; of x0, x1, .. only the shapes are used -> y as x_which
 */
#include "../checks.h"
#include "../strips.h"

enum { AXIS, WHICH, N_PARAMS };
static const nb_param params[] = {
    [AXIS] = {"axis", .initial = -1, .low = -NB_MAX_RANK, .high = NB_MAX_RANK - 1, .whole = true},
    [WHICH] = {"which", .initial = 0, .low = 0, .high = NB_MAX_INPUTS - 2, .whole = true},
};

static nb_status unconcat_shape(nb_call *call) {
    const int32_t which = (int32_t)call->param[WHICH];
    if (which >= call->n_in - 1)
        return nb_refuse(call, NB_PARAM, "there is no part %d among %d", which, call->n_in - 1);
    nb_call whole = *call; /* what concat would make of the parts */
    whole.in_shape++;
    whole.n_in--;
    const nb_status status = nb_op_concat.shape(&whole);
    if (status) return status;
    const nb_shape *z = &call->in_shape[0];
    bool fits = z->rank == whole.out_shape.rank;
    for (int32_t i = 0; i < z->rank && fits; i++) fits = nb_fits(z->dim[i], whole.out_shape.dim[i]);
    if (!fits)
        return nb_refuse(call, NB_SHAPE, "%s is not the concatenation, which has shape %s",
                         nb_shape_text(z), nb_shape_text(&whole.out_shape));
    call->out_shape = call->in_shape[1 + which];
    return NB_OK;
}

static void unconcat_run(nb_call *call) {
    int32_t axis;
    nb_read_axis(call, call->param[AXIS], call->out_shape.rank, &axis);
    const nb_strips z = nb_strips_around(&call->in_shape[0], axis);
    const float *from = call->in[0];
    for (int32_t i = 0; i < (int32_t)call->param[WHICH]; i++)
        from += (int64_t)call->in_shape[1 + i].dim[axis] * z.inner;
    const int32_t row = call->out_shape.dim[axis] * z.inner;
    nb_copy_strips(z.outer, row, from, z.size * z.inner, call->out, row);
}

static void unconcat_derive(nb_graph *g, nb_id node, nb_id dy, nb_id *dx) {
    const double axis = nb_params_of(g, node)[AXIS];
    const int32_t which = (int32_t)nb_params_of(g, node)[WHICH];
    const int32_t n = nb_node_input_count(g, node) - 1;
    nb_id part[NB_MAX_INPUTS];
    for (int32_t i = 0; i < n; i++)
        part[i] = i == which ? dy : nb_unary(g, &nb_op_zeros_like, nb_input_of(g, node, 1 + i));
    dx[0] = nb_build(g, &nb_op_concat, n, part, &axis);
}

const nb_op nb_op_unconcat = {
    .name = "unconcat",
    .formula = "z_i",
    .min_inputs = 2,
    .max_inputs = NB_MAX_INPUTS,
    .n_params = N_PARAMS,
    .params = params,
    .shape = unconcat_shape,
    .run = unconcat_run,
    .derive = unconcat_derive,
    .shape_only = ~UINT64_C(1),
};
