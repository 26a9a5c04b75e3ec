/* activation.c - the activation functions by number; see activation.h. */
#include "activation.h"
#include "kernels.h"
#include <string.h>

/* alpha below zero would make the output of x < 0 positive, and x could not be told from y. */
const nb_param nb_activation_params[NB_N_ACTIVATION_PARAMS] = {
    [NB_ACTIVATION] = {"activation", .initial = NB_LINEAR, .low = 0, .high = NB_N_ACTIVATIONS - 1,
                       .whole = true},
    [NB_ALPHA] = {"alpha", .initial = 1, .low = 0, .high = 1000},
};

void nb_activate(nb_activation f, float alpha, int32_t n, float *y) {
    switch (f) {
    case NB_RELU: nb_k->relu(n, y, y); return;
    case NB_LEAKY_RELU: nb_k->leaky_relu(n, alpha, y, y); return;
    case NB_ELU: nb_k->elu(n, alpha, y, y); return;
    case NB_SIGMOID: nb_k->sigmoid(n, y, y); return;
    case NB_TANH: nb_k->tanh(n, y, y); return;
    case NB_SOFTPLUS: nb_k->softplus(n, y, y); return;
    case NB_HARD_SIGMOID: nb_k->hard_sigmoid(n, y, y); return;
    case NB_LINEAR:
    case NB_N_ACTIVATIONS: return;
    }
}

void nb_activate_back(nb_activation f, float alpha, int32_t n, const float *y, const float *dy,
                      float *dx) {
    switch (f) {
    case NB_RELU: nb_k->relu_back(n, y, dy, dx); return;
    case NB_LEAKY_RELU: nb_k->leaky_relu_back(n, alpha, y, dy, dx); return;
    case NB_ELU: nb_k->elu_back(n, alpha, y, dy, dx); return;
    case NB_SIGMOID: nb_k->sigmoid_back(n, y, dy, dx); return;
    case NB_TANH: nb_k->tanh_back(n, y, dy, dx); return;
    case NB_SOFTPLUS: nb_k->softplus_back(n, y, dy, dx); return;
    case NB_HARD_SIGMOID: nb_k->hard_sigmoid_back(n, y, dy, dx); return;
    case NB_LINEAR:
    case NB_N_ACTIVATIONS: break;
    }
    if (dx != dy) memcpy(dx, dy, (size_t)n * sizeof *dx);
}

nb_id nb_derive_activation(nb_graph *g, nb_activation f, double alpha, nb_id y, nb_id dy) {
    if (f == NB_LINEAR) return dy;
    return nb_build(g, &nb_op_activation_back, 2, (const nb_id[]){y, dy},
                    (const double[]){f, alpha});
}
