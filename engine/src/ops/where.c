/* where - a choice between two arrays element by element, all three broadcast together.
 *
 *   y = a where c is not 0, else b      NaN is not 0
 *   da = dy where c is not 0, else 0
 *   db = 0 where c is not 0, else dy
 *
 * each summed down to its input's shape; dc = 0.
 */
#include "../backprop.h"
#include "../bands.h"
#include "../broadcast.h"
#include "../kernels.h"

static void where_run(nb_call *call) {
    nb_rows rows;
    bool more = nb_rows_first(&rows, 3, call->in_shape, call);
    for (; more; more = nb_rows_next(&rows))
        nb_k->where(rows.n, rows.in[0], rows.stride[0], rows.in[1], rows.stride[1], rows.in[2],
                    rows.stride[2], rows.out);
}

static void where_derive(nb_graph *g, nb_id node, nb_id dy, nb_id *dx) {
    const nb_id c = nb_input_of(g, node, 0), zero = nb_scalar(g, 0);
    const nb_id da = nb_build(g, &nb_op_where, 3, (const nb_id[]){c, dy, zero}, NULL);
    const nb_id db = nb_build(g, &nb_op_where, 3, (const nb_id[]){c, zero, dy}, NULL);
    dx[1] = nb_sum_to_input(g, da, node, 1);
    dx[2] = nb_sum_to_input(g, db, node, 2);
}

const nb_op nb_op_where = {
    .name = "where",
    .formula = "c \\,?\\, a : b",
    .min_inputs = 3,
    .max_inputs = 3,
    .shape = nb_broadcast_shape,
    .run = where_run,
    .derive = where_derive,
    .bands = nb_bands_alike,
    .in_place = 1u << 0 | 1u << 1 | 1u << 2,
};
