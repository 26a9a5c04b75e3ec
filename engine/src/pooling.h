/* pooling.h - what the operators share that look at windows of an image: parameters and shapes.
 *
 * An image is [n, h, w, c], or [n, l, c]: then h is l and w is 1.
 *
 *   valid   oh = (h - kh) / sh + 1, rounded down
 *   same    oh = h / sh, rounded up; max((oh - 1) sh + kh - h, 0) rows are missing around the
 *           image, the smaller half of them above it             (TensorFlow's and Keras' rule)
 */
#ifndef NB_POOLING_H
#define NB_POOLING_H
#include "graph.h"
#include "kernels/pool.h"

enum { NB_WINDOW_H, NB_WINDOW_W, NB_STRIDE_H, NB_STRIDE_W, NB_SAME, NB_MEAN, NB_N_POOL_PARAMS };

/* pool_h, pool_w, stride_h, stride_w: pixels; same: 1 pads as Keras' 'same', 0 not at all;
 * mean: 0 for the sum (not with a maximum). */
extern const nb_param nb_pool_params[NB_N_POOL_PARAMS];
enum { NB_N_MAX_POOL_PARAMS = NB_MEAN }; /* all but the last */

/* The shape that pooling gives an image of shape x; refuses an image that no window fits in. */
nb_status nb_pool_shape(const nb_call *call, int32_t input, nb_shape *y);
/* NB_OK when `input` may be what pooling gives the image `image`. */
nb_status nb_check_pooled(const nb_call *call, int32_t image, int32_t input);
/* The geometry, once all sizes of the image are known. */
nb_pool nb_pool_of(const nb_call *call, const nb_shape *image);

/* The axes of an image that are neither batch nor channels: 1, or 1 and 2. */
int32_t nb_image_axes(const nb_shape *image);

#endif
