/* interpolate_ref.c - straight lines between the pixels of an axis, and back; see kernels.def. */
#include "../kernels.h"
#include <stddef.h>
#include <string.h>

/* Output i lies the part t of the way from the first to the second of two pixels, of which there is
 * only one beyond the ends. */
typedef struct between {
    ptrdiff_t first, second;
    float t;
} between;

static ptrdiff_t within(ptrdiff_t j, int32_t size) { return j < 0 ? 0 : j < size ? j : size - 1; }

static between place(ptrdiff_t i, int32_t size, int32_t factor) {
    const ptrdiff_t halves = 2 * i + 1 + factor, j = halves / (2 * factor) - 1;
    const float t = (float)(halves % (2 * factor)) / (float)(2 * factor);
    return (between){within(j, size), within(j + 1, size), t};
}

void nb_interpolate_ref(int32_t outer, int32_t size, int32_t inner, int32_t factor, int32_t back,
                        const float *x, float *y) {
    const ptrdiff_t large = (ptrdiff_t)size * factor, pixels = (ptrdiff_t)outer * size;
    if (back) memset(y, 0, (size_t)(pixels * inner) * sizeof *y);
    for (ptrdiff_t o = 0; o < outer; o++)
        for (ptrdiff_t i = 0; i < large; i++)
            for (ptrdiff_t k = 0; k < inner; k++) {
                const between at = place(i, size, factor);
                const ptrdiff_t first = (o * size + at.first) * inner + k;
                const ptrdiff_t second = (o * size + at.second) * inner + k;
                const ptrdiff_t here = (o * large + i) * inner + k;
                if (back) {
                    y[first] += x[here] * (1 - at.t);
                    y[second] += x[here] * at.t;
                } else
                    y[here] = x[first] + (x[second] - x[first]) * at.t;
            }
}
