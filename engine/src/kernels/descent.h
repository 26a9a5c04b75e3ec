/* descent.h - the numbers of one update, for all optimizers; each uses those it knows. */
#ifndef NB_DESCENT_H
#define NB_DESCENT_H

/* What an optimizer remembers fades where the gradient stays zero (behind a unit that is dead), and
 * would stay a denormal number for ever: 0.9 of the smallest is rounded to the smallest. One costs
 * a hundred cycles in each update. So averages nearer to zero than this become zero; those of
 * squares below this part of the epsilon that is added to them. Neither moves a weight that is
 * above 1e-20. */
#define NB_FADED      0x1p-112F
#define NB_FADED_PART 0x1p-90F

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
