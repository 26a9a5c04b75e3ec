/* activation.h - the activation functions by number, for operators that end in one.
 *
 * Each gradient is computed from the output y, so the input need not be kept.
 */
#ifndef NB_ACTIVATION_H
#define NB_ACTIVATION_H
#include "graph.h"

typedef enum nb_activation {
    NB_LINEAR,
    NB_RELU,
    NB_LEAKY_RELU,
    NB_ELU,
    NB_SIGMOID,
    NB_TANH,
    NB_SOFTPLUS,
    NB_HARD_SIGMOID,
    NB_N_ACTIVATIONS
} nb_activation;

/* The two parameters that such an operator begins with. */
enum { NB_ACTIVATION, NB_ALPHA, NB_N_ACTIVATION_PARAMS };
extern const nb_param nb_activation_params[NB_N_ACTIVATION_PARAMS];

/* y = f(y), in place. alpha: the slope of leaky_relu, the alpha of elu. */
void nb_activate(nb_activation f, float alpha, int32_t n, float *y);
/* dx = dy f'(x), from y = f(x); dx may be y or dy. */
void nb_activate_back(nb_activation f, float alpha, int32_t n, const float *y, const float *dy,
                      float *dx);

/* The node dy f'(x) where y = f(x). */
nb_id nb_derive_activation(nb_graph *g, nb_activation f, double alpha, nb_id y, nb_id dy);
/* The same for an image y. Where y goes into a maximum of windows that do not meet, so that dy is
 * max_unpool(y, d), it is max_unpool(y, d f'(x) of the maxima): of 2 x 2 windows a quarter of the
 * work. In pooling.c. */
nb_id nb_derive_image_activation(nb_graph *g, nb_activation f, double alpha, nb_id y, nb_id dy);

#endif
