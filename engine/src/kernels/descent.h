/* descent.h - the numbers of one update, for all optimizers; each uses those it knows. */
#ifndef NB_DESCENT_H
#define NB_DESCENT_H

typedef struct nb_descent {
    float rate;  /* eta, with whatever correction belongs to it */
    float scale; /* the gradient is multiplied by it: clipping */
    float keep;  /* the weights are multiplied by it: decay */
    float momentum;
    int nesterov;
    float rest1, rest2; /* 1 - beta, of moving averages: of g (Adam), of g^2 (Adam, RMSprop) */
    float epsilon;
} nb_descent;

#endif
