/* matmul - the matrix product over the last two axes; the axes before them are broadcast.
 *
 *   y = a b             y[.., i, j] = sum_l a[.., i, l] b[.., l, j]
 *   da = dy b^T, db = a^T dy            each summed down to its input's shape
 *
 * transpose_a, transpose_b: a, b is transposed first (its last two axes).
 * fold: each input's leading axes are joined to its rows before all that, [.., r, c] -> [R, c],
 * which makes x^T dz sum over the whole batch whatever its axes.
 *
 * shapes: a [.., m, k], b [.., k, n] -> y [.., m, n]. A sum over k = 0 is 0.
 */
#include "../backprop.h"
#include "../bands.h"
#include "../checks.h"
#include "../kernels.h"

enum { TRANSPOSE_A, TRANSPOSE_B, FOLD, N_PARAMS };
static const nb_param params[] = {
    [TRANSPOSE_A] = {"transpose_a", .initial = 0, .low = 0, .high = 1, .whole = true},
    [TRANSPOSE_B] = {"transpose_b", .initial = 0, .low = 0, .high = 1, .whole = true},
    [FOLD] = {"fold", .initial = 0, .low = 0, .high = 1, .whole = true},
};

/* One input as the product sees it. */
typedef struct side {
    nb_shape lead; /* the leading axes; none when folded */
    int32_t rows, cols;
    int32_t by_row, by_col; /* strides */
} side;

static side side_of(const nb_call *call, int32_t input) {
    const nb_shape *s = &call->in_shape[input];
    const bool fold = call->param[FOLD] != 0, transpose = call->param[TRANSPOSE_A + input] != 0;
    const int32_t rows = s->dim[s->rank - 2], cols = s->dim[s->rank - 1];
    side v = {.lead = *s, .rows = rows, .cols = cols, .by_row = cols, .by_col = 1};
    v.lead.rank = fold ? 0 : s->rank - 2;
    for (int32_t i = 0; fold && i < s->rank - 2; i++)
        v.rows = v.rows == NB_OPEN || s->dim[i] == NB_OPEN ? NB_OPEN : v.rows * s->dim[i];
    if (transpose) v = (side){v.lead, v.cols, v.rows, v.by_col, v.by_row};
    return v;
}

/* One matrix b for all of a's: these lie under each other and are a single matrix. */
static void join_rows(side *a, side *b) {
    if (nb_size(&b->lead) != 1 || a->by_row != a->cols) return;
    a->rows *= (int32_t)nb_size(&a->lead);
    a->lead.rank = b->lead.rank = 0;
}

static nb_status matmul_shape(nb_call *call) {
    nb_status status = nb_check_rank(call, 0, "a", 2, NB_MAX_RANK);
    if (!status) status = nb_check_rank(call, 1, "b", 2, NB_MAX_RANK);
    if (status) return status;
    const char *a_text = nb_shape_text(&call->in_shape[0]);
    const char *b_text = nb_shape_text(&call->in_shape[1]);
    side a = side_of(call, 0), b = side_of(call, 1);
    if (!nb_fits(a.cols, b.rows))
        return nb_refuse(call, NB_SHAPE, "a %s%s has %d columns, b %s%s has %d rows", a_text,
                         call->param[TRANSPOSE_A] != 0 ? " transposed" : "", a.cols, b_text,
                         call->param[TRANSPOSE_B] != 0 ? " transposed" : "", b.rows);
    nb_shape out;
    if (nb_broadcast(&a.lead, &b.lead, &out))
        return nb_refuse(call, NB_SHAPE, "the leading axes of a %s and b %s do not broadcast",
                         a_text, b_text);
    out.dim[out.rank++] = a.rows;
    out.dim[out.rank++] = b.cols;
    call->out_shape = out;
    if (nb_concrete(&call->in_shape[0]) && nb_concrete(&call->in_shape[1])) {
        join_rows(&a, &b);
        call->scratch_size = nb_matmul_scratch(a.rows, b.cols, a.cols);
    }
    return NB_OK;
}

/* Where the matrix number `batch` of the output's leading axes lies in an input. */
static int64_t place(const side *v, const nb_shape *lead, int32_t batch) {
    int64_t at = 0, stride = (int64_t)v->rows * v->cols;
    for (int32_t i = 1; i <= v->lead.rank; i++) {
        const int32_t size = lead->dim[lead->rank - i], own = v->lead.dim[v->lead.rank - i];
        if (own != 1) at += batch % size * stride;
        batch /= size;
        stride *= own;
    }
    return at;
}

/* As in x^T dz, the sum over l is one over the rows of both inputs. */
static bool sums_rows(const nb_call *call) {
    const bool one_matrix = call->out_shape.rank == 2;
    return one_matrix && call->param[TRANSPOSE_A] != 0 && call->param[TRANSPOSE_B] == 0;
}

static nb_bands matmul_bands(const nb_call *call) {
    if (sums_rows(call)) return nb_bands_of_products(call, 1u << 0 | 1u << 1, true);
    if (call->param[FOLD] != 0) return (nb_bands){0};
    if (call->out_shape.rank > 2) return nb_bands_alike(call);
    return nb_bands_of_products(call, call->param[TRANSPOSE_A] == 0, false);
}

static void matmul_run(nb_call *call) {
    side a = side_of(call, 0), b = side_of(call, 1);
    join_rows(&a, &b);
    nb_shape lead = call->out_shape;
    lead.rank = a.lead.rank || b.lead.rank ? lead.rank - 2 : 0;
    const int32_t n_batches = (int32_t)nb_size(&lead);
    for (int32_t batch = 0; batch < n_batches; batch++)
        nb_k->matmul(a.rows, b.cols, a.cols, call->in[0] + place(&a, &lead, batch), a.by_row,
                     a.by_col, call->in[1] + place(&b, &lead, batch), b.by_row, b.by_col,
                     call->band.first > 0 && sums_rows(call) ? call->out : NULL,
                     call->out + (int64_t)batch * a.rows * b.cols, call->scratch);
}

static nb_id product(nb_graph *g, nb_id a, bool ta, nb_id b, bool tb, bool fold) {
    return nb_build(g, &nb_op_matmul, 2, (const nb_id[]){a, b}, (const double[]){ta, tb, fold});
}

/* The gradient d of one factor in the factor's own shape. Only leading axes of the other factor
 * can have stretched it. */
static nb_id back_to(nb_graph *g, nb_id d, nb_id factor, nb_id other, bool folded) {
    const int32_t rank = nb_shape_of(g, factor)->rank;
    if (folded) return rank == 2 ? d : nb_binary(g, &nb_op_reshape_like, d, factor);
    if (nb_shape_of(g, other)->rank == 2) return d;
    return nb_binary(g, &nb_op_sum_like, d, factor);
}

static void matmul_derive(nb_graph *g, nb_id node, nb_id dy, nb_id *dx) {
    const nb_id a = nb_input_of(g, node, 0), b = nb_input_of(g, node, 1);
    const double *p = nb_params_of(g, node);
    const bool ta = p[TRANSPOSE_A] != 0, tb = p[TRANSPOSE_B] != 0, fold = p[FOLD] != 0;
    /* One matrix b for a batch of a's: its gradient sums over the batch inside the product. */
    const bool fold_b = fold || (nb_shape_of(g, b)->rank == 2 && !ta);
    const nb_id da = ta ? product(g, b, tb, dy, true, fold) : product(g, dy, false, b, !tb, fold);
    const nb_id db =
        tb ? product(g, dy, true, a, ta, fold_b) : product(g, a, !ta, dy, false, fold_b);
    dx[0] = back_to(g, da, a, b, fold);
    dx[1] = back_to(g, db, b, a, fold_b);
}

const nb_op nb_op_matmul = {
    .name = "matmul",
    .formula = "a b",
    .min_inputs = 2,
    .max_inputs = 2,
    .n_params = N_PARAMS,
    .params = params,
    .shape = matmul_shape,
    .run = matmul_run,
    .derive = matmul_derive,
    .bands = matmul_bands,
};
