/* reduce.c - sums and maxima over any axes; see reduce.h. */
#include "reduce.h"
#include "checks.h"
#include <string.h>

const nb_param nb_reduce_params[NB_N_REDUCE_PARAMS] = {
    [NB_REDUCE_AXES] = {"axes", .initial = NB_ALL_AXES, .low = 1, .high = NB_ALL_AXES,
                        .whole = true},
    [NB_REDUCE_KEEP_DIMS] = {"keep_dims", .initial = 0, .low = 0, .high = 1, .whole = true},
};

/* The array with neighbouring axes of one kind joined. */
typedef struct joined {
    int32_t n;
    int32_t size[NB_MAX_RANK];
    bool reduced[NB_MAX_RANK];
} joined;

static joined join_axes(const nb_shape *x, uint32_t axes) {
    joined j = {0};
    for (int32_t i = 0; i < x->rank; i++) {
        if (x->dim[i] == 1) continue;
        const bool reduced = axes >> i & 1;
        if (j.n > 0 && j.reduced[j.n - 1] == reduced) {
            j.size[j.n - 1] *= x->dim[i];
        } else {
            j.size[j.n] = x->dim[i];
            j.reduced[j.n++] = reduced;
        }
    }
    return j;
}

/* One step: y[outer][inner] from x[outer][r][inner], r being the first reduced axis. */
typedef struct step {
    int32_t outer, r, inner;
    bool last; /* no other axis is to be reduced */
} step;

/* Takes the first reduced axis off j; what is left around it stays apart, which does no harm. */
static step take_step(joined *j) {
    step s = {.outer = 1, .r = 1, .inner = 1, .last = true};
    int32_t i = 0;
    while (i < j->n && !j->reduced[i]) s.outer *= j->size[i++];
    const int32_t found = i;
    if (i < j->n) s.r = j->size[i++];
    for (; i < j->n; i++) {
        s.inner *= j->size[i];
        s.last = s.last && !j->reduced[i];
    }
    if (found < j->n) {
        j->reduced[found] = false;
        j->size[found] = 1;
    }
    return s;
}

int64_t nb_reduce_scratch(const nb_shape *x_shape, uint32_t axes) {
    if (!nb_concrete(x_shape)) return 0;
    joined j = join_axes(x_shape, axes);
    int64_t floats = 0;
    for (step s = take_step(&j); !s.last; s = take_step(&j)) floats += (int64_t)s.outer * s.inner;
    return floats;
}

void nb_reduce(nb_reduce_kernel *kernel, const nb_shape *x_shape, uint32_t axes, const float *x,
               float *scratch, float *y) {
    joined j = join_axes(x_shape, axes);
    step s = take_step(&j);
    while (!s.last) {
        kernel(s.outer, s.r, s.inner, x, scratch);
        x = scratch;
        scratch += (int64_t)s.outer * s.inner;
        s = take_step(&j);
    }
    if (s.r == 1)
        memcpy(y, x, (size_t)(s.outer * s.inner) * sizeof *y);
    else
        kernel(s.outer, s.r, s.inner, x, y);
}

nb_status nb_reduce_shape(nb_call *call) {
    const nb_shape *x = &call->in_shape[0];
    const bool keep = call->param[NB_REDUCE_KEEP_DIMS] != 0;
    uint32_t axes;
    const nb_status status = nb_read_axes(call, call->param[NB_REDUCE_AXES], x->rank, &axes);
    if (status) return status;
    nb_shape out = {0};
    for (int32_t i = 0; i < x->rank; i++) {
        if (!(axes >> i & 1))
            out.dim[out.rank++] = x->dim[i];
        else if (keep)
            out.dim[out.rank++] = 1;
    }
    call->out_shape = out;
    call->scratch_size = nb_reduce_scratch(x, axes);
    return NB_OK;
}

nb_bands nb_reduce_bands(const nb_call *call) {
    return (nb_bands){.inputs = ((uint32_t)call->param[NB_REDUCE_AXES] & 1) == 0};
}

void nb_reduce_run(nb_call *call, nb_reduce_kernel *kernel) {
    const uint32_t axes = (uint32_t)call->param[NB_REDUCE_AXES];
    nb_reduce(kernel, &call->in_shape[0], axes, call->in[0], call->scratch, call->out);
}

nb_id nb_repeat_like_input(nb_graph *g, nb_id v, nb_id node) {
    const double *param = nb_params_of(g, node);
    const double axes = param[NB_REDUCE_KEEP_DIMS] != 0 ? 0 : param[NB_REDUCE_AXES];
    const nb_id in[] = {v, nb_input_of(g, node, 0)};
    return nb_build(g, &nb_op_broadcast_like, 2, in, &axes);
}
