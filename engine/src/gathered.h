/* gathered.h - the gradients of a recurrent layer's kernels, as the steps go by.
 *
 *   [dW; dU; db] = sum over steps and sequences of [x h' 1]^T dz
 *
 * h' is the state before the step, dz the gradient of the gates' sums. Rows of both factors are
 * gathered of as many steps as fit the cache, then multiplied: neither is ever kept for all steps.
 * gru, reset before, has r * h' in further columns on the left: what g's kernel was multiplied
 * with.
 */
#ifndef NB_GATHERED_H
#define NB_GATHERED_H
#include "recurrent.h"

typedef struct nb_gathered {
    float *left, *right, *product;
    int32_t left_cols, right_cols, rows;
} nb_gathered;

/* The sizes, and the floats that all three want; NULL as `room` to learn them. */
int64_t nb_gathered_new(const nb_recurrence *r, float *room, nb_gathered *a);
/* The rows of one step of n sequences: x and h' with gaps, r * h' and dz in lanes. */
void nb_gather(const nb_recurrence *r, nb_gathered *a, int32_t n, const float *x, const float *h,
               int32_t h_row, const float *inner, const float *dz);
/* Multiplies what is left and writes dW, dU, db, one after the other. */
void nb_gathered_put(const nb_recurrence *r, nb_gathered *a, float *out);

#endif
