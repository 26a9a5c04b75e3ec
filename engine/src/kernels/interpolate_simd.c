/* interpolate_simd.c - straight lines between the pixels of an axis, and back: strips of `inner`
 * values, four at a time.
 *
 * A strip lies halves / (2 factor) pixels from the middle of the first; it goes two halves further
 * from one to the next.
 */
#include "../kernels.h"
#include "map.h"
#include <stddef.h>

static f32x4 mixed(f32x4 a, f32x4 b, f32x4 t) { return a + (b - a) * t; }
static f32x4 added(f32x4 sum, f32x4 d, f32x4 t) { return sum + d * t; }

/* The way of one image: `small` has the pixels, `large` what lies between them. */
static inline void one_image(int32_t size, ptrdiff_t inner, int32_t factor, int32_t back,
                             const float *x, float *y) {
    const int32_t n = (int32_t)inner, whole = 2 * factor;
    int32_t halves = 1 + factor - whole, j = 0;
    for (ptrdiff_t i = 0; i < (ptrdiff_t)size * factor; i++, halves += 2) {
        if (halves >= whole) halves -= whole, j++;
        const int32_t before = halves < 0, next = !before && j + 1 < size;
        const float t = (float)(before ? halves + whole : halves) / (float)whole, rest = 1 - t;
        const ptrdiff_t first = j * inner, second = (j + next) * inner;
        if (back) {
            const float *d = x + i * inner;
            map3(n, y + first, 1, d, 1, &rest, 0, y + first, added);
            map3(n, y + second, 1, d, 1, &t, 0, y + second, added);
        } else
            map3(n, x + first, 1, x + second, 1, &t, 0, y + i * inner, mixed);
    }
}

void nb_interpolate_simd(int32_t outer, int32_t size, int32_t inner, int32_t factor, int32_t back,
                         const float *x, float *y) {
    const ptrdiff_t small = (ptrdiff_t)size * inner, large = small * factor;
    if (back) memset(y, 0, (size_t)(outer * small) * sizeof *y);
    for (int32_t o = 0; o < outer; o++) {
        one_image(size, inner, factor, back, x, y);
        x += back ? large : small;
        y += back ? small : large;
    }
}
