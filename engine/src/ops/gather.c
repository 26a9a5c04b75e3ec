/* gather - rows of a table by number, as an embedding or a batch of samples needs them.
 *
 *   y[.., :] = table[index[..], :]      rows of NaN where the index is not one of the table's
 *   dtable = dy added up in the rows it came from; the index has no gradient
 *
 * shapes: table [n, ..], index [..] of whole numbers -> y: index's sizes, then a row's
 */
#include "../checks.h"
#include "../strips.h"
#include <math.h>
#include <string.h>

static nb_status gather_shape(nb_call *call) {
    const nb_shape *table = &call->in_shape[0], *index = &call->in_shape[1];
    const nb_status status = nb_check_rank(call, 0, "table", 1, NB_MAX_RANK);
    if (status) return status;
    nb_shape out = *index;
    if (index->rank + table->rank - 1 > NB_MAX_RANK)
        return nb_refuse(call, NB_SHAPE, "index %s and rows of table %s make rank %d, more than %d",
                         nb_shape_text(index), nb_shape_text(table), index->rank + table->rank - 1,
                         NB_MAX_RANK);
    for (int32_t i = 1; i < table->rank; i++) out.dim[out.rank++] = table->dim[i];
    call->out_shape = out;
    return NB_OK;
}

static void gather_run(nb_call *call) {
    const nb_strips table = nb_strips_around(&call->in_shape[0], 0);
    const int32_t n = (int32_t)nb_size(&call->in_shape[1]), row = table.inner;
    float *y = call->out;
    for (int32_t i = 0; i < n; i++, y += row) {
        const float at = call->in[1][i];
        if (at >= 0 && at < (float)table.size && at == (float)(int32_t)at)
            memcpy(y, call->in[0] + (int64_t)at * row, (size_t)row * sizeof *y);
        else
            for (int32_t j = 0; j < row; j++) y[j] = NAN;
    }
}

static void gather_derive(nb_graph *g, nb_id node, nb_id dy, nb_id *dx) {
    const nb_id table = nb_input_of(g, node, 0), index = nb_input_of(g, node, 1);
    dx[0] = nb_build(g, &nb_op_scatter_add, 3, (const nb_id[]){dy, index, table}, NULL);
}

const nb_op nb_op_gather = {
    .name = "gather",
    .formula = "w_i",
    .min_inputs = 2,
    .max_inputs = 2,
    .shape = gather_shape,
    .run = gather_run,
    .derive = gather_derive,
};
