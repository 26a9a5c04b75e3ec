/* conv.h - the sizes of a convolution, and which outputs a tap of its kernel reaches.
 *
 *   y[n][i][j][o] = bias[o] + the sum over a < kh, b < kw, c < ci of
 *                   x[n][i sh + a dh - top][j sw + b dw - left][c] k[a][b][c][o]
 *
 * where x is 0 beside the image. A tap is one place (a, b) of the kernel.
 */
#ifndef NB_CONV_H
#define NB_CONV_H
#include <stdint.h>

typedef struct nb_conv {    /* all concrete, channels last */
    int32_t n, h, w, ci;    /* x [n, h, w, ci] */
    int32_t oh, ow, co;     /* y [n, oh, ow, co] */
    int32_t kh, kw;         /* k [kh, kw, ci, co] */
    int32_t sh, sw, dh, dw; /* strides, dilations */
    int32_t top, left;      /* rows and columns of zeros before the image */
} nb_conv;

/* The gradient of a kernel may be computed in parts of a batch: goes on from the sums of the part
 * before; leaves them to another part. Between parts they lie in dk and the working space. */
enum { NB_GOES_ON = 1, NB_LEAVES = 2 };

#endif
