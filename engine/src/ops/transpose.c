/* transpose - the axes in another order.
 *
 *   y[i_p0, i_p1, ..] = x[i_0, i_1, ..]      axis k of y is axis pk of x
 *   dx = dy with the axes put back
 *
 * p0 .. p4: the permutation, as many as x has axes; all -1, as at first: the axes in reverse.
 */
#include "../checks.h"
#include "../kernels.h"
#include <string.h>

enum { P0, N_PARAMS = NB_MAX_RANK };
static const nb_param params[] = {
    [P0] = {"p0", .initial = -1, .low = -1, .high = NB_MAX_RANK - 1, .whole = true},
    [P0 + 1] = {"p1", .initial = -1, .low = -1, .high = NB_MAX_RANK - 1, .whole = true},
    [P0 + 2] = {"p2", .initial = -1, .low = -1, .high = NB_MAX_RANK - 1, .whole = true},
    [P0 + 3] = {"p3", .initial = -1, .low = -1, .high = NB_MAX_RANK - 1, .whole = true},
    [P0 + 4] = {"p4", .initial = -1, .low = -1, .high = NB_MAX_RANK - 1, .whole = true},
};

/* False if the parameters are not a permutation of `rank` axes. */
static bool read_permutation(const double *param, int32_t rank, int32_t *p) {
    uint32_t seen = 0;
    bool reverse = true;
    for (int32_t i = 0; i < rank; i++) reverse = reverse && param[P0 + i] == -1;
    for (int32_t i = 0; i < rank; i++) {
        p[i] = reverse ? rank - 1 - i : (int32_t)param[P0 + i];
        if (p[i] >= 0) seen |= 1u << p[i];
    }
    return seen == (1u << rank) - 1;
}

static nb_status transpose_shape(nb_call *call) {
    const nb_shape *x = &call->in_shape[0];
    int32_t p[NB_MAX_RANK];
    if (!read_permutation(call->param, x->rank, p)) {
        const nb_shape given = {.rank = x->rank, .dim = {p[0], p[1], p[2], p[3], p[4]}};
        return nb_refuse(call, NB_PARAM, "%s is not a permutation of the %d axes of %s",
                         nb_shape_text(&given), x->rank, nb_shape_text(x));
    }
    call->out_shape = (nb_shape){.rank = x->rank};
    for (int32_t i = 0; i < x->rank; i++) call->out_shape.dim[i] = x->dim[p[i]];
    return NB_OK;
}

/* One axis of the output: its size and its strides in x and y. */
typedef struct axis {
    int32_t size, in_x, in_y;
} axis;

/* The output's axes, without those of size 1; neighbours in both x and y are joined. */
static int32_t list_axes(const nb_call *call, axis *axes) {
    const nb_shape *x = &call->in_shape[0], *y = &call->out_shape;
    int32_t p[NB_MAX_RANK], stride[NB_MAX_RANK], n = 0;
    read_permutation(call->param, x->rank, p);
    for (int32_t i = x->rank - 1, step = 1; i >= 0; step *= x->dim[i--]) stride[i] = step;
    for (int32_t i = 0; i < y->rank; i++) {
        if (y->dim[i] == 1) continue;
        const axis a = {.size = y->dim[i], .in_x = stride[p[i]]};
        if (n > 0 && axes[n - 1].in_x == a.in_x * a.size)
            axes[n - 1] = (axis){.size = axes[n - 1].size * a.size, .in_x = a.in_x};
        else axes[n++] = a;
    }
    for (int32_t i = n - 1, step = 1; i >= 0; step *= axes[i--].size) axes[i].in_y = step;
    return n;
}

/* The last axes by a kernel where they are one run or one matrix, the others by a loop each. */
static void copy_axes(int32_t n, const axis *a, const float *x, float *y) {
    if (n == 0) *y = *x;
    else if (n == 1 && a->in_x == 1) memcpy(y, x, (size_t)a->size * sizeof *y);
    else if (n == 2 && a[0].in_x == 1 && a[1].in_x == a[0].size)
        nb_k->transpose(a[1].size, a[0].size, x, y);
    else
        for (int32_t i = 0; i < a->size; i++)
            copy_axes(n - 1, a + 1, x + (int64_t)i * a->in_x, y + (int64_t)i * a->in_y);
}

static void transpose_run(nb_call *call) {
    axis axes[NB_MAX_RANK];
    if (nb_size(&call->out_shape) > 0)
        copy_axes(list_axes(call, axes), axes, call->in[0], call->out);
}

static void transpose_derive(nb_graph *g, nb_id node, nb_id dy, nb_id *dx) {
    int32_t p[NB_MAX_RANK];
    const int32_t rank = nb_shape_of(g, node)->rank;
    read_permutation(nb_params_of(g, node), rank, p);
    double back[N_PARAMS] = {-1, -1, -1, -1, -1};
    for (int32_t i = 0; i < rank; i++) back[P0 + p[i]] = i;
    dx[0] = nb_build(g, &nb_op_transpose, 1, &dy, back);
}

const nb_op nb_op_transpose = {
    .name = "transpose",
    .formula = "x^T",
    .min_inputs = 1,
    .max_inputs = 1,
    .n_params = N_PARAMS,
    .params = params,
    .shape = transpose_shape,
    .run = transpose_run,
    .derive = transpose_derive,
};
