/* backprop.c - what `derive` functions of operators share. */
#include "backprop.h"

void nb_derive_zero(nb_graph *g, nb_id node, nb_id dy, nb_id *dx) {
    (void)g, (void)node, (void)dy, (void)dx;
}

/* An open size of input i is the output's if no other input can stretch it: all others are the
 * same node, or have size 1 there, or lack the axis. */
static bool others_stretch(const nb_graph *g, nb_id node, int32_t i, int32_t axis) {
    const int32_t rank = nb_shape_of(g, node)->rank;
    for (int32_t k = 0; k < nb_node_input_count(g, node); k++) {
        const nb_id other = nb_input_of(g, node, k);
        const nb_shape *s = nb_shape_of(g, other);
        const int32_t own = axis - (rank - s->rank);
        if (other != nb_input_of(g, node, i) && own >= 0 && s->dim[own] != 1) return true;
    }
    return false;
}

nb_id nb_sum_to_input(nb_graph *g, nb_id d, nb_id node, int32_t i) {
    const nb_id input = nb_input_of(g, node, i);
    const nb_shape *from = nb_shape_of(g, node), *to = nb_shape_of(g, input);
    bool surely_equal = nb_same_shape(from, to);
    for (int32_t axis = 0; surely_equal && axis < to->rank; axis++)
        surely_equal = to->dim[axis] != NB_OPEN || !others_stretch(g, node, i, axis);
    return surely_equal ? d : nb_binary(g, &nb_op_sum_like, d, input);
}

nb_id nb_sum_last(nb_graph *g, nb_id x) {
    if (x < 0) return x;
    const uint32_t last = 1u << (nb_shape_of(g, x)->rank - 1);
    return nb_build(g, &nb_op_sum, 1, &x, (const double[]){last, 1});
}

nb_id nb_row_count(nb_graph *g, nb_id x) {
    if (x < 0) return x;
    const uint32_t last = 1u << (nb_shape_of(g, x)->rank - 1);
    return nb_build(g, &nb_op_size, 1, &x, (const double[]){last - 1});
}
