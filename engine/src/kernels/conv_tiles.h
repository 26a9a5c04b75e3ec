/* conv_tiles.h - 8 x 8 pixels of an image to the planes of fft8.h, and back. */
#ifndef NB_CONV_TILES_H
#define NB_CONV_TILES_H
#include "conv_images.h"
#include "fft8.h"

/* Where a tile of 8 x 8 pixels lies: pixel (y, x) at `first + y row + x col`; those outside of
 * [y0, y1) x [x0, x1) are zero. */
typedef struct window {
    ptrdiff_t first, row, col;
    int32_t y0, y1, x0, x1;
} window;

/* Transforms the rows of a tile; z[q][y]. */
NB_INLINE void fft_rows(int whole, const window *w, const float *x, int32_t lanes, f32x4 *z) {
    for (int32_t y = 0; y < FFT; y++) {
        f32x4 row[8], out[8];
        const float *at = x + (w->first + y * w->row);
        const int some = whole || (y >= w->y0 && y < w->y1);
        for (int32_t i = 0; i < FFT; i++) {
            if (whole)
                row[i] = f32x4_load(at + i * w->col);
            else if (some && i >= w->x0 && i < w->x1)
                row[i] = nb_load_some(at + i * w->col, lanes);
            else
                row[i] = f32x4_splat(0);
        }
        fft8(row, out);
        for (int32_t i = 0; i < FFT; i++) z[i * FFT + y] = out[i];
    }
}

static void fft_rows_whole(const window *w, const float *x, f32x4 *z) { fft_rows(1, w, x, 4, z); }

static void fft_rows_part(const window *w, const float *x, int32_t lanes, f32x4 *z) {
    fft_rows(0, w, x, lanes, z);
}

/* The planes of one tile for all channels, as a first factor. */
static void fft_tile(const window *w, const float *x, int32_t channels, float *out,
                     ptrdiff_t plane) {
    const int whole = w->y0 == 0 && w->y1 == FFT && w->x0 == 0 && w->x1 == FFT;
    for (int32_t c = 0; c < channels; c += 4) {
        f32x4 z[64];
        if (whole && c + 4 <= channels)
            fft_rows_whole(w, x + c, z);
        else
            fft_rows_part(w, x + c, channels - c, z);
        planes to = {out + c, plane};
        for (int q = 0; q < 2; q++) put_column(&to, z + q * FFT);
        for (int q = 2; q < 8; q += 2) put_columns(&to, z + q * FFT);
    }
}

/* The first n of a column, to every eighth place. */
NB_INLINE void keep(int32_t n, const f32x4 x[8], f32x4 *z) {
    for (int y = 0; y < 8; y++)
        if (y < n) z[y * FFT] = x[y];
}

/* The inverse: pixels [0, y1) x [0, x1) of the tile, with a bias. */
static void inverse_tile(const float *from, ptrdiff_t plane, const window *w, const float *bias,
                         int32_t channels, float *out) {
    for (int32_t c = 0; c < channels; c += 4) {
        f32x4 z[64], v[16];
        const int32_t lanes = channels - c;
        const f32x4 start = bias ? nb_load_some(bias + c, lanes) : f32x4_splat(0);
        planes p = {(float *)from + c, plane};
        for (int q = 0; q < 2; q++) {
            take_column(&p, v);
            keep(w->y1, v, z + q);
        }
        for (int q = 2; q < 8; q += 2) {
            take_columns(&p, v);
            keep(w->y1, v, z + q);
            keep(w->y1, v + 8, z + q + 1);
        }
        for (int32_t y = 0; y < w->y1; y++) {
            fft8_transposed(z + y * FFT, v);
            float *to = out + w->first + y * w->row + c;
            for (int32_t x = 0; x < 8; x++)
                if (x < w->x1) nb_store_some(to + x * w->col, v[x] + start, lanes);
        }
    }
}

#endif
