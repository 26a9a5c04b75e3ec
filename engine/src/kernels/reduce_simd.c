/* reduce_simd.c - y[o][i] = sum or maximum over r of x[o][r][i].
 *
 * inner > 1: sixteen (four, one) neighbouring columns at a time run down r in registers.
 * inner = 1: the row goes into sixteen partial results (order.h).
 */
#include "../kernels.h"
#include "rows.h"
#include <stddef.h>

/* What the sum of column i begins with: what y has, or 0. */
static inline f32x4 start_at(int goes_on, const float *y, ptrdiff_t i) {
    return goes_on ? f32x4_load(y + i) : f32x4_splat(0);
}

NB_OUTLINE void sum_columns(int goes_on, int32_t r, ptrdiff_t inner, const float *x, float *y) {
    ptrdiff_t i = 0;
    for (; i + 16 <= inner; i += 16) {
        f32x4 a = start_at(goes_on, y, i), b = start_at(goes_on, y, i + 4);
        f32x4 c = start_at(goes_on, y, i + 8), d = start_at(goes_on, y, i + 12);
        const float *row = x + i;
        for (int32_t j = 0; j < r; j++, row += inner) {
            a += f32x4_load(row);
            b += f32x4_load(row + 4);
            c += f32x4_load(row + 8);
            d += f32x4_load(row + 12);
        }
        f32x4_store(y + i, a);
        f32x4_store(y + i + 4, b);
        f32x4_store(y + i + 8, c);
        f32x4_store(y + i + 12, d);
    }
    for (; i + 4 <= inner; i += 4) {
        f32x4 a = start_at(goes_on, y, i);
        const float *row = x + i;
        for (int32_t j = 0; j < r; j++, row += inner) a += f32x4_load(row);
        f32x4_store(y + i, a);
    }
    const int32_t rest = (int32_t)(inner - i);
    if (rest > 0) {
        f32x4 a = goes_on ? f32x4_load_tail(y + i, rest) : f32x4_splat(0);
        const float *row = x + i;
        for (int32_t j = 0; j < r; j++, row += inner) a += f32x4_load_tail(row, rest);
        f32x4_store_tail(y + i, a, rest);
    }
}

void nb_sum_simd(int32_t outer, int32_t r, int32_t inner, const float *x, float *y) {
    for (int32_t o = 0; o < outer; o++, x += (ptrdiff_t)r * inner, y += inner) {
        if (inner == 1)
            *y = row_sum(r, x);
        else
            sum_columns(0, r, inner, x, y);
    }
}

void nb_sum_on_simd(int32_t r, int32_t inner, const float *x, float *y) {
    sum_columns(1, r, inner, x, y);
}

/* The larger of both; a NaN in either is kept, since neither comparison with it holds. */
static inline f32x4 larger(f32x4 max, f32x4 x) {
    return f32x4_select((i32x4)(max == max), f32x4_select((i32x4)(max >= x), max, x), max);
}

static inline void max_columns(int32_t r, ptrdiff_t inner, const float *x, float *y) {
    ptrdiff_t i = 0;
    for (; i + 4 <= inner; i += 4) {
        f32x4 max = f32x4_load(x + i);
        for (ptrdiff_t j = 1; j < r; j++) max = larger(max, f32x4_load(x + j * inner + i));
        f32x4_store(y + i, max + 0);
    }
    const int32_t rest = (int32_t)(inner - i);
    if (rest > 0) {
        f32x4 max = f32x4_load_tail(x + i, rest);
        for (ptrdiff_t j = 1; j < r; j++) {
            max = larger(max, f32x4_load_tail(x + j * inner + i, rest));
        }
        f32x4_store_tail(y + i, max + 0, rest);
    }
}

static inline float max_of_row(int32_t r, const float *x) {
    f32x4 max = f32x4_splat(x[0]);
    int32_t j = 0;
    for (; j + 4 <= r; j += 4) max = larger(max, f32x4_load(x + j));
    for (; j < r; j++) max = larger(max, f32x4_splat(x[j]));
    const f32x4 half = larger(max, (f32x4){max[2], max[3], max[2], max[3]});
    return larger(half, f32x4_splat(half[1]))[0] + 0;
}

void nb_max_simd(int32_t outer, int32_t r, int32_t inner, const float *x, float *y) {
    for (int32_t o = 0; o < outer; o++, x += (ptrdiff_t)r * inner, y += inner) {
        if (inner == 1)
            *y = max_of_row(r, x);
        else
            max_columns(r, inner, x, y);
    }
}
