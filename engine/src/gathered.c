/* gathered.c - the gradients of a recurrent layer's kernels; see gathered.h. */
#include "gathered.h"
#include "kernels.h"
#include "strips.h"
#include <string.h>

enum { MOST_ROWS = 64 };

int64_t nb_gathered_new(const nb_recurrence *r, float *room, nb_gathered *a) {
    const int64_t left = r->inputs + 1 + (int64_t)r->units * (r->inner ? 2 : 1);
    const int64_t right = ((int64_t)r->sums * r->units + 3) / 4 * 4;
    const int64_t rows = MOST_ROWS * (left + right), size = rows + left * right;
    if (!room) return size;
    *a = (nb_gathered){.left = room, .left_cols = (int32_t)left, .right_cols = (int32_t)right};
    a->right = a->left + MOST_ROWS * left;
    a->product = room + rows;
    memset(room, 0, (size_t)size * sizeof *room);
    for (int32_t i = 0; i < MOST_ROWS; i++) a->left[i * left + r->inputs + r->units] = 1;
    return size;
}

static void multiply(nb_gathered *a) {
    nb_k->lanes_product(a->left_cols, a->right_cols, a->rows, a->left, a->left_cols, 5, a->right,
                        NULL, a->product);
    a->rows = 0;
}

void nb_gather(const nb_recurrence *r, nb_gathered *a, int32_t n, const float *x, const float *h,
               int32_t h_row, const float *inner, const float *dz) {
    const int32_t u = r->units;
    if (a->rows + n > MOST_ROWS) multiply(a);
    float *left = a->left + (ptrdiff_t)a->rows * a->left_cols;
    float *right = a->right + (ptrdiff_t)a->rows * a->right_cols;
    nb_copy_strips(n, r->inputs, x, r->steps * r->inputs, left, a->left_cols);
    nb_copy_strips(n, u, h, h_row, left + r->inputs, a->left_cols);
    if (r->inner)
        nb_k->transpose_rows(u, n, inner, r->lanes, left + r->inputs + u + 1, a->left_cols);
    nb_k->transpose_rows(r->sums * u, n, dz, r->lanes, right, a->right_cols);
    a->rows += n;
}

/* `count` rows of a kernel's gradient, from row `row` on. The last gate's lie elsewhere. */
static float *put(const nb_recurrence *r, const nb_gathered *a, int32_t row, int32_t count,
                  int32_t last_row, int32_t last_gate, float *out) {
    const int32_t cols = a->right_cols, others = r->width - r->units;
    const float *last = a->product + (ptrdiff_t)last_row * cols + last_gate * r->units;
    nb_copy_strips(count, others, a->product + (ptrdiff_t)row * cols, cols, out, r->width);
    nb_copy_strips(count, r->units, last, cols, out + others, r->width);
    return out + (ptrdiff_t)count * r->width;
}

void nb_gathered_put(const nb_recurrence *r, nb_gathered *a, float *out) {
    const int32_t of_x = r->sums - 1, of_h = r->cell->gates - 1; /* the last gate's sums */
    const int32_t h = r->inputs, one = h + r->units;
    multiply(a);
    out = put(r, a, 0, h, 0, of_x, out);
    out = put(r, a, h, r->units, r->inner ? one + 1 : h, of_h, out);
    out = put(r, a, one, 1, one, of_x, out);
    if (r->reset_after) put(r, a, one, 1, one, of_h, out);
}
