/* checks.h - what `shape` functions of operators share: refusing in one sentence, reading axes. */
#ifndef NB_CHECKS_H
#define NB_CHECKS_H
#include "graph.h"

/* nb_fail with the node in front: "dense 'hidden': ...", or "dense_3: ..." by its own name. */
nb_status nb_refuse(const nb_call *call, nb_status status, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

bool nb_concrete(const nb_shape *s); /* no size is open */

/* NB_OK when input i has a rank in [low, high]; else refuses, naming the input `what`. */
nb_status nb_check_rank(const nb_call *call, int32_t i, const char *what, int32_t low,
                        int32_t high);
/* NB_OK when inputs i and j have shapes that may be equal. */
nb_status nb_check_alike(const nb_call *call, int32_t i, const char *what_i, int32_t j,
                         const char *what_j);

/* An axis of an array of `rank`, counted from the end where it is negative. */
nb_status nb_read_axis(const nb_call *call, double param, int32_t rank, int32_t *axis);
/* A mask of axes, bit i for axis i; every bit set (NB_ALL_AXES) stands for all there are. */
enum { NB_ALL_AXES = (1 << NB_MAX_RANK) - 1 };
nb_status nb_read_axes(const nb_call *call, double param, int32_t rank, uint32_t *axes);

#endif
