/* convolution.h - what the operators of convolutions share: parameters, sizes, sentences.
 *
 *   y = x * k        x [n, h, w, ci], k [kh, kw, ci, co], y [n, oh, ow, co], channels last; or, in
 *                    one dimension, x [n, w, ci], k [kw, ci, co], y [n, ow, co], which is h = 1
 *
 * Along an axis with size, stride s and dilation d a kernel of k taps reaches over r = (k-1) d + 1:
 *
 *   padding      outputs               zeros before          after
 *   0 valid      (size - r) / s + 1    0                     0
 *   1 same       ceil(size / s)        floor(p / 2)          p - floor(p / 2)
 *   2 causal     ceil(size / s)        r - 1                 0
 *
 * with p = max((outputs - 1) s + r - size, 0), as TensorFlow and Keras pad.
 */
#ifndef NB_CONVOLUTION_H
#define NB_CONVOLUTION_H
#include "activation.h"
#include "kernels/conv.h"

enum { NB_STRIDE_H, NB_STRIDE_W, NB_DILATION_H, NB_DILATION_W, NB_PADDING, NB_N_CONV_PARAMS };
enum { NB_VALID, NB_SAME, NB_CAUSAL };

/* The parameters of a convolution that ends in an activation: those of the activation, then its
 * own; its gradients have the latter alone. */
enum { NB_N_CONV_LAYER_PARAMS = NB_N_ACTIVATION_PARAMS + NB_N_CONV_PARAMS };
extern const nb_param nb_conv_params[NB_N_CONV_LAYER_PARAMS];

/* The shape of y for x and k; refuses what does not fit. `own`: the convolution's parameters. */
nb_status nb_conv_shape(const nb_call *call, const double *own, const nb_shape *x,
                        const nb_shape *k, nb_shape *y);
/* NB_OK when y may be the output for x and k. */
nb_status nb_conv_check_output(const nb_call *call, const double *own, const nb_shape *x,
                               const nb_shape *k, const nb_shape *y);
/* The shape of the x that a transposed convolution makes of y: valid gives (size - 1) s + max(r,
 * s), same size s. */
nb_status nb_conv_transposed_shape(const nb_call *call, const double *own, const nb_shape *y,
                                   const nb_shape *k, nb_shape *x);
/* NB_OK when input i, a bias, has a value for each of `channels`. */
nb_status nb_conv_check_bias(const nb_call *call, int32_t i, int32_t channels);

/* The inputs of a mask come in bands; the kernel is transformed again for each,
 * in a working space half as large, at most, as what a band has of images. */
nb_bands nb_conv_bands(const nb_call *call, uint64_t inputs);

/* Once all sizes are known: refuses those that no memory holds, and asks for working space. */
nb_status nb_conv_finish(nb_call *call, const double *own, const nb_shape *x, const nb_shape *k,
                         const nb_shape *y, int64_t (*scratch)(const nb_conv *c));
/* The sizes for a kernel; all are known. */
nb_conv nb_conv_of(const double *own, const nb_shape *x, const nb_shape *k, const nb_shape *y);

/* The node x * k, without bias or activation. */
nb_id nb_conv_linear(nb_graph *g, nb_id x, nb_id k, const double *own);

#endif
