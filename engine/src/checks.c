/* checks.c - what `shape` functions of operators share: refusing in one sentence, reading axes. */
#include "checks.h"
#include "sentence.h"
#include <string.h>

nb_status nb_refuse(const nb_call *call, nb_status status, const char *format, ...) {
    char reason[384];
    va_list args;
    va_start(args, format);
    nb_format(reason, sizeof reason, format, args);
    va_end(args);
    const char *op = call->op->name, *name = call->name;
    if (!name || strcmp(name, op) == 0) return nb_fail(status, "%s: %s", op, reason);
    if (strncmp(name, op, strlen(op)) == 0) return nb_fail(status, "%s: %s", name, reason);
    return nb_fail(status, "%s '%s': %s", op, name, reason);
}

bool nb_concrete(const nb_shape *s) {
    for (int32_t i = 0; i < s->rank; i++)
        if (s->dim[i] == NB_OPEN) return false;
    return true;
}

nb_status nb_check_rank(const nb_call *call, int32_t i, const char *what, int32_t low,
                        int32_t high) {
    const nb_shape *s = &call->in_shape[i];
    if (s->rank >= low && s->rank <= high) return NB_OK;
    const bool too_low = s->rank < low;
    const char *bound = low == high ? "exactly" : too_low ? "at least" : "at most";
    return nb_refuse(call, NB_SHAPE, "%s %s has rank %d, it needs %s %d", what, nb_shape_text(s),
                     s->rank, bound, too_low ? low : high);
}

nb_status nb_check_alike(const nb_call *call, int32_t i, const char *what_i, int32_t j,
                         const char *what_j) {
    const nb_shape *a = &call->in_shape[i], *b = &call->in_shape[j];
    bool alike = a->rank == b->rank;
    for (int32_t d = 0; alike && d < a->rank; d++) alike = nb_fits(a->dim[d], b->dim[d]);
    if (alike) return NB_OK;
    return nb_refuse(call, NB_SHAPE, "%s %s and %s %s must have the same shape", what_i,
                     nb_shape_text(a), what_j, nb_shape_text(b));
}

nb_status nb_read_axis(const nb_call *call, double param, int32_t rank, int32_t *axis) {
    const int32_t given = (int32_t)param, counted = given < 0 ? given + rank : given;
    if (counted < 0 || counted >= rank)
        return nb_refuse(call, NB_PARAM, "there is no axis %d in an array of rank %d", given, rank);
    *axis = counted;
    return NB_OK;
}

nb_status nb_read_axes(const nb_call *call, double param, int32_t rank, uint32_t *axes) {
    const uint32_t given = (uint32_t)param, all = (1u << rank) - 1;
    *axes = given & all;
    if (given == NB_ALL_AXES || given == *axes) return NB_OK;
    return nb_refuse(call, NB_PARAM,
                     "the mask %u names an axis that an array of rank %d does not have; its axes "
                     "together are %u",
                     given, rank, all);
}
