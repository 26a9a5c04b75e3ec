/* interpolate - more pixels along one axis, on straight lines between those of x. Along one axis
 * after another it is bilinear upsampling, as Keras and TensorFlow have it, and PyTorch without
 * aligned corners.
 *
 *   y[i] = (1 - t) x[j] + t x[j + 1],  j + t = (i + 1/2) / factor - 1/2, j whole, 0 <= t < 1
 *
 * Beyond the ends x goes on with its first and last pixel. `back`: the transposed map; each is the
 * other's gradient.
 *
 * axis: negative ones count from the end. shapes: x [.., size, ..] -> y [.., size factor, ..]; back
 * from y's to x's.
 */
#include "../bands.h"
#include "../checks.h"
#include "../kernels.h"
#include "../strips.h"

enum { AXIS, FACTOR, BACK, N_PARAMS };
static const nb_param params[] = {
    [AXIS] = {"axis", .initial = -1, .low = -NB_MAX_RANK, .high = NB_MAX_RANK - 1, .whole = true},
    [FACTOR] = {"factor", .initial = 2, .low = 1, .high = UINT16_MAX, .whole = true},
    [BACK] = {"back", .initial = 0, .low = 0, .high = 1, .whole = true},
};

static nb_status interpolate_shape(nb_call *call) {
    const nb_shape *x = &call->in_shape[0];
    const double factor = call->param[FACTOR];
    int32_t axis;
    const nb_status status = nb_read_axis(call, call->param[AXIS], x->rank, &axis);
    if (status) return status;
    call->out_shape = *x;
    const int32_t size = x->dim[axis];
    if (size == NB_OPEN) return NB_OK;
    const double made = call->param[BACK] != 0 ? size / factor : size * factor;
    const int32_t whole = made > INT32_MAX ? 0 : (int32_t)made;
    if (whole != made)
        return nb_refuse(call, NB_SHAPE, "axis %d of %s cannot become %g pixels", axis,
                         nb_shape_text(x), made);
    call->out_shape.dim[axis] = whole;
    return NB_OK;
}

static void interpolate_run(nb_call *call) {
    const int back = call->param[BACK] != 0;
    const nb_shape *small = back ? &call->out_shape : &call->in_shape[0];
    int32_t axis;
    nb_read_axis(call, call->param[AXIS], small->rank, &axis);
    const nb_strips v = nb_strips_around(small, axis);
    nb_k->interpolate(v.outer, v.size, v.inner, (int32_t)call->param[FACTOR], back, call->in[0],
                      call->out);
}

static void interpolate_derive(nb_graph *g, nb_id node, nb_id dy, nb_id *dx) {
    const double *p = nb_params_of(g, node);
    const double other_way[] = {p[AXIS], p[FACTOR], 1 - p[BACK]};
    dx[0] = nb_build(g, &nb_op_interpolate, 1, &dy, other_way);
}

static nb_bands interpolate_bands(const nb_call *call) {
    const double axis = call->param[AXIS];
    return (nb_bands){.inputs = axis != 0 && axis != -call->out_shape.rank};
}

const nb_op nb_op_interpolate = {
    .name = "interpolate",
    .formula = "(1 - t)\\,x_j + t\\,x_{j+1}",
    .min_inputs = 1,
    .max_inputs = 1,
    .n_params = N_PARAMS,
    .params = params,
    .shape = interpolate_shape,
    .run = interpolate_run,
    .derive = interpolate_derive,
    .bands = interpolate_bands,
};
