/* scatter_add - adds rows up where an index says: the gradient of gather.
 *
 *   y = 0, then y[index[..], :] += x[.., :], one row after the other
 *   dx[.., :] = dy[index[..], :]
 *
 * An index that is not one of y's rows adds nothing (and its dx is NaN, as gather has it).
 * shapes: x: index's sizes, then a row's; ref [n, ..], of which only the shape is used -> y as ref
 */
#include "../checks.h"
#include "../kernels.h"
#include "../marks.h"
#include "../strips.h"
#include <math.h>
#include <string.h>

enum { X, INDEX, REF, N_INPUTS };

static nb_status scatter_add_shape(nb_call *call) {
    const nb_shape *x = &call->in_shape[X], *index = &call->in_shape[INDEX];
    const nb_shape *ref = &call->in_shape[REF];
    const nb_status status = nb_check_rank(call, REF, "ref", 1, NB_MAX_RANK);
    if (status) return status;
    bool fits = x->rank == index->rank + ref->rank - 1;
    for (int32_t i = 0; i < x->rank && fits; i++)
        fits = nb_fits(x->dim[i], i < index->rank ? index->dim[i] : ref->dim[i - index->rank + 1]);
    if (!fits)
        return nb_refuse(call, NB_SHAPE, "%s is not what index %s takes from %s", nb_shape_text(x),
                         nb_shape_text(index), nb_shape_text(ref));
    call->out_shape = *ref;
    return NB_OK;
}

/* y = 0: the whole, or those rows that the last run marked. */
static void clear(const nb_call *call, int32_t n, int32_t row) {
    const size_t bytes = (size_t)row * sizeof *call->out;
    uint8_t *marks = call->marks;
    if (!marks) memset(call->out, 0, (size_t)n * bytes);
    for (int32_t i = marks ? nb_next_mark(marks, n, 0) : n; i < n; i = nb_next_mark(marks, n, i)) {
        memset(call->out + (int64_t)i * row, 0, bytes);
        marks[i] = 0;
    }
}

static void scatter_add_run(nb_call *call) {
    const nb_strips y = nb_strips_around(&call->out_shape, 0);
    const int32_t n = (int32_t)nb_size(&call->in_shape[INDEX]), row = y.inner;
    const float *x = call->in[X];
    clear(call, y.size, row);
    for (int32_t i = 0; i < n; i++, x += row) {
        const float at = call->in[INDEX][i];
        if (!(at >= 0 && at < (float)y.size && at == (float)(int32_t)at)) continue;
        float *to = call->out + (int64_t)at * row;
        nb_k->add(row, to, 1, x, 1, to);
        if (call->marks) call->marks[(int32_t)at] = 1;
    }
}

static void scatter_add_derive(nb_graph *g, nb_id node, nb_id dy, nb_id *dx) {
    dx[X] = nb_binary(g, &nb_op_gather, dy, nb_input_of(g, node, INDEX));
}

const nb_op nb_op_scatter_add = {
    .name = "scatter_add",
    .formula = "y_i \\mathrel{+}= x",
    .min_inputs = N_INPUTS,
    .max_inputs = N_INPUTS,
    .shape = scatter_add_shape,
    .run = scatter_add_run,
    .derive = scatter_add_derive,
    .shape_only = 1u << REF,
};
