/* pack.h - an operand of matmul copied in the order in which a tile reads it: panels of `wide`
 * lanes, each with its k steps one after the other; lanes that do not exist may have any numbers.
 *
 *     x (lane, l):   lane 0   a a a a ...        panel:  a b c d | a b c d | a b c d | ...
 *                    lane 1   b b b b ...                l = 0     l = 1     l = 2
 */
#ifndef NB_PACK_H
#define NB_PACK_H
#include "tile.h"

/* Lanes are neighbours in x: they are copied. */
NB_INLINE void pack_rows(int wide, int32_t k, nb_operand x, float *out) {
    for (int32_t l = 0; l < k; l++, x.at += x.step, out += wide) {
        f32x4_store(out, f32x4_load(x.at));
        if (wide == 8) f32x4_store(out + 4, f32x4_load(x.at + 4));
    }
}

NB_INLINE void pack_4x4(int wide, const float *x, ptrdiff_t lane, float *out) {
    f32x4 a[4] = {f32x4_load(x), f32x4_load(x + lane), f32x4_load(x + 2 * lane),
                  f32x4_load(x + 3 * lane)};
    f32x4_transpose(a);
    for (int l = 0; l < 4; l++) f32x4_store(out + l * wide, a[l]);
}

/* Steps are neighbours in x: blocks of 4 x 4 are transposed. */
NB_INLINE void pack_columns(int wide, int32_t k, nb_operand x, float *out) {
    int32_t l = 0;
    for (; l + 4 <= k; l += 4, x.at += 4, out += 4 * wide) {
        pack_4x4(wide, x.at, x.lane, out);
        if (wide == 8) pack_4x4(wide, x.at + 4 * x.lane, x.lane, out + 4);
    }
    for (; l < k; l++, x.at++, out += wide) {
        for (int q = 0; q < wide; q++) out[q] = x.at[q * x.lane];
    }
}

/* Any strides, any number of lanes. */
NB_INLINE void pack_any(int wide, int32_t lanes, int32_t k, nb_operand x, float *out) {
    for (int32_t l = 0; l < k; l++, x.at += x.step, out += wide) {
        for (int q = 0; q < wide; q++) out[q] = q < lanes ? x.at[q * x.lane] : 0;
    }
}

/* wide is 4 or 8. */
NB_INLINE void pack_panel(int wide, int32_t lanes, int32_t k, nb_operand x, float *out) {
    if (lanes >= wide && x.step == 1 && x.lane != 1) {
        pack_columns(wide, k, x, out);
        return;
    }
    /* Where lanes are missing, what stands after the others is read with them; not of the last. */
    const int32_t rows = x.lane == 1 && x.step + lanes >= wide && k > 0 ? k - (lanes < wide) : 0;
    pack_rows(wide, rows, x, out);
    x.at += rows * x.step;
    pack_any(wide, lanes, k - rows, x, out + (ptrdiff_t)rows * wide);
}

#endif
