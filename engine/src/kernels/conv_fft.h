/* conv_fft.h - convolution of many channels, tile by tile through Fourier space (Mathieu,
 * Henaff and LeCun 2014, in tiles as Vasilache et al. 2015; the matrix products as in Lavin and
 * Gray 2016).
 *
 * A tile of 8 x 8 inputs, correlated with a kernel of kh x kw, gives my x mx = (9 - kh) x (9 - kw)
 * outputs that no input beyond its edges has a part in:
 *
 *   z  = fft(x) of the tile, for each input channel c
 *   z' = fft(k), once, for each pair of channels
 *   y  = fft^-1 of sum_c z(tile, c) z'(c, o) for each output channel o
 *
 * In the real planes of fft8.h that is 94 products for each pair of channels instead of kh kw my
 * mx: of 400 for 5 x 5, of 324 for 3 x 3. For the kernel's gradient x is correlated with a tile of
 * dy instead: dk(c, o) = fft^-1 of the sum over tiles of z(tile, c) z'(tile, o).
 *
 * All numbers of a transform are of one size, and its sums are short (8, 8, channels); so the error
 * is smaller than that of sums of products: root mean square, 20 channels, of outputs 1.7e-7 of
 * their size with 5 x 5 (3.9e-7 by sums) and 1.6e-7 with 3 x 3 (2.4e-7), of dk 2.7e-7 (6.6e-7).
 * Winograd's F(4 x 4, 5 x 5) has 64 products, but numbers that grow a hundredfold on the way. A NaN
 * or an infinity in x makes all outputs of its tiles NaN, not only those within reach of it.
 */
#ifndef NB_CONV_FFT_H
#define NB_CONV_FFT_H
#include "conv_tiles.h"
#include "products.h"

/* Tiles of a group. Their planes (of 20 channels 110 kB twice) and those of the kernel (150 kB) are
 * to stay in L2; an odd number, lest planes lie powers of two apart and share a set of L1. */
enum { GROUP = 15 };

/* How the outputs are cut into tiles, and the working space: the planes of the kernel (or of its
 * gradient), of a group of tiles of x, and of as many of y. */
typedef struct tiling {
    int32_t my, mx, rows, cols; /* outputs of a tile; tiles of an image */
    int32_t ci4, co4;
    int64_t tiles, kernel, x, y;
} tiling;

/* The outputs of a tile along an axis. It is circular: an image that fits, with the zeros before
 * it, is one tile, if outputs at its end that reach over the edge meet those zeros. */
static int32_t tile_outputs(int32_t outputs, int32_t size, int32_t taps, int32_t before) {
    const int fits = outputs <= FFT && size + before <= FFT && outputs + taps - 2 - FFT < before;
    return fits ? outputs : FFT + 1 - taps;
}

static tiling tiling_of(const nb_conv *c) {
    tiling t = {.my = tile_outputs(c->oh, c->h, c->kh, c->top),
                .mx = tile_outputs(c->ow, c->w, c->kw, c->left)};
    t.rows = (c->oh + t.my - 1) / t.my;
    t.cols = (c->ow + t.mx - 1) / t.mx;
    t.ci4 = nb_up4(c->ci), t.co4 = nb_up4(c->co);
    t.tiles = (int64_t)c->n * t.rows * t.cols;
    t.kernel = (int64_t)PLANES * c->ci * t.co4;
    t.x = (int64_t)PLANES * GROUP * t.ci4;
    t.y = (int64_t)PLANES * GROUP * t.co4;
    return t;
}

typedef struct place {
    int32_t n, y, x;
} place;

static place place_of(const tiling *t, int64_t tile) {
    return (place){(int32_t)(tile / ((int64_t)t->rows * t->cols)),
                   (int32_t)(tile / t->cols % t->rows) * t->my, (int32_t)(tile % t->cols) * t->mx};
}

/* The tile of x for the outputs at a place, and the tile of y. */
static window input_window(const nb_conv *c, place p) {
    const int32_t y = p.y - c->top, x = p.x - c->left;
    return (window){.first = (((ptrdiff_t)p.n * c->h + y) * c->w + x) * c->ci,
                    .row = (ptrdiff_t)c->w * c->ci,
                    .col = c->ci,
                    .y0 = nb_most(-y, 0),
                    .y1 = nb_least(c->h - y, FFT),
                    .x0 = nb_most(-x, 0),
                    .x1 = nb_least(c->w - x, FFT)};
}

static window output_window(const nb_conv *c, const tiling *t, place p) {
    return (window){.first = (((ptrdiff_t)p.n * c->oh + p.y) * c->ow + p.x) * c->co,
                    .row = (ptrdiff_t)c->ow * c->co,
                    .col = c->co,
                    .y1 = nb_least(c->oh - p.y, t->my),
                    .x1 = nb_least(c->ow - p.x, t->mx)};
}

static window kernel_window(const nb_conv *c) {
    const ptrdiff_t tap = (ptrdiff_t)c->ci * c->co;
    return (window){.row = c->kw * tap, .col = tap, .y1 = c->kh, .x1 = c->kw};
}

/* The planes of so many pairs of channels take 6 MB; of more, more than caches hold. */
enum { MOST_PAIRS = 1 << 14 };

/* Measured: a tile takes as long as 1.2 products for each plane and pair of channels, and 700 for
 * each channel to transform. Images smaller than the kernel have taps that meet nothing: their
 * gradient should be zero, not nearly zero. */
static int fft_pays(const nb_conv *c) {
    if (c->sh != 1 || c->sw != 1 || c->dh != 1 || c->dw != 1) return 0;
    if (c->kh > 6 || c->kw > 6 || c->ci < 8 || c->co < 8) return 0;
    if (nb_least(c->h, c->oh) < c->kh || nb_least(c->w, c->ow) < c->kw) return 0;
    const tiling t = tiling_of(c);
    const double pairs = (double)t.ci4 * t.co4;
    if (pairs > (double)MOST_PAIRS) return 0;
    const double tile = 1.2 * (double)PLANES * pairs + 700.0 * (t.ci4 + t.co4);
    return t.rows * (double)t.cols * tile < (double)c->oh * c->ow * c->kh * c->kw * pairs;
}

static int64_t fft_scratch(const nb_conv *c) {
    const tiling t = tiling_of(c);
    return t.kernel + t.x + t.y;
}

/* Transforms the inputs of `tiles` tiles from the i-th on. */
static void transform_x(const nb_conv *c, const tiling *t, int64_t i, int32_t tiles, const float *x,
                        float *out) {
    for (int32_t j = 0; j < tiles; j++, out += t->ci4) {
        const window w = input_window(c, place_of(t, i + j));
        fft_tile(&w, x, c->ci, out, (ptrdiff_t)GROUP * t->ci4);
    }
}

static void transform_dy(const nb_conv *c, const tiling *t, int64_t i, int32_t tiles,
                         const float *dy, float *out) {
    for (int32_t j = 0; j < tiles; j++) {
        const window w = output_window(c, t, place_of(t, i + j));
        fft_tile(&w, dy, c->co, out + (ptrdiff_t)j * t->co4, (ptrdiff_t)GROUP * t->co4);
    }
    make_second((ptrdiff_t)GROUP * t->co4, out);
}

static int32_t group_from(const tiling *t, int64_t i) {
    return t->tiles - i < GROUP ? (int32_t)(t->tiles - i) : GROUP;
}

static void fft_conv(const nb_conv *c, const float *x, const float *k, const float *bias, float *y,
                     float *scratch) {
    const tiling t = tiling_of(c);
    float *kernel = scratch, *from = kernel + t.kernel, *to = from + t.x;
    const window taps = kernel_window(c);
    for (int32_t l = 0; l < c->ci; l++)
        fft_tile(&taps, k + (ptrdiff_t)l * c->co, c->co, kernel + (ptrdiff_t)l * t.co4,
                 (ptrdiff_t)c->ci * t.co4);
    make_second((ptrdiff_t)c->ci * t.co4, kernel);
    for (int64_t i = 0; i < t.tiles; i += GROUP) {
        const int32_t tiles = group_from(&t, i);
        transform_x(c, &t, i, tiles, x, from);
        nb_products p = {.k = c->ci,
                         .s = from,
                         .s_lane = t.ci4,
                         .s_step = 1,
                         .p = kernel,
                         .p_step = t.co4,
                         .out = to,
                         .out_row = t.co4};
        for (int plane = 0; plane < PLANES; plane++) {
            nb_products_run(STEADY, tiles, t.co4 / 4, p);
            p.s += (ptrdiff_t)GROUP * t.ci4;
            p.p += (ptrdiff_t)c->ci * t.co4;
            p.out += (ptrdiff_t)GROUP * t.co4;
        }
        for (int32_t j = 0; j < tiles; j++) {
            const window w = output_window(c, &t, place_of(&t, i + j));
            inverse_tile(to + (ptrdiff_t)j * t.co4, (ptrdiff_t)GROUP * t.co4, &w, bias, c->co, y);
        }
    }
}

static void fft_back_kernel(const nb_conv *c, int32_t part, const float *x, const float *dy,
                            float *dk, float *scratch) {
    const tiling t = tiling_of(c);
    float *kernel = scratch, *from = kernel + t.kernel, *to = from + t.x;
    for (int64_t i = 0; i < t.tiles; i += GROUP) {
        const int32_t tiles = group_from(&t, i);
        transform_x(c, &t, i, tiles, x, from);
        transform_dy(c, &t, i, tiles, dy, to);
        nb_products p = {.k = tiles,
                         .s = from,
                         .s_lane = 1,
                         .s_step = t.ci4,
                         .p = to,
                         .p_step = t.co4,
                         .start = i > 0 || part & NB_GOES_ON ? kernel : NULL,
                         .start_row = t.co4,
                         .out = kernel,
                         .out_row = t.co4};
        for (int plane = 0; plane < PLANES; plane++) {
            nb_products_run(STEADY, c->ci, t.co4 / 4, p);
            p.s += (ptrdiff_t)GROUP * t.ci4;
            p.p += (ptrdiff_t)GROUP * t.co4;
            p.out += (ptrdiff_t)c->ci * t.co4;
            if (p.start) p.start = p.out;
        }
    }
    if (part & NB_LEAVES) return;
    const window taps = kernel_window(c);
    for (int32_t l = 0; l < c->ci; l++)
        inverse_tile(kernel + (ptrdiff_t)l * t.co4, (ptrdiff_t)c->ci * t.co4, &taps, NULL, c->co,
                     dk + (ptrdiff_t)l * c->co);
}

#endif
