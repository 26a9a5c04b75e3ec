/* net.h - networks in a few lines, for tests of what is planned for them. */
#ifndef NET_H
#define NET_H
#include "check.h"
#include "nb.h"
#include "plan.h"
#include <stdlib.h>
#include <string.h>

#define DIMS(...) ((int32_t[]){__VA_ARGS__})

typedef struct net {
    nb_graph *g;
    nb_id x, y, weights[32];
    int32_t n_weights;
} net;

static inline nb_id weight(net *n, int32_t rank, const int32_t *dims) {
    return n->weights[n->n_weights++] = nb_weight(n->g, "w", rank, dims);
}

typedef struct setting {
    const char *name;
    double value;
} setting;

static inline nb_id apply(net *n, const char *name, int32_t n_in, const nb_id *in,
                          const setting *s) {
    const int32_t op = nb_op_find(name);
    double params[16];
    for (int32_t i = 0; i < nb_op_param_count(op); i++) {
        params[i] = nb_op_param_bound(op, i, 0);
        for (const setting *own = s; own && own->name; own++)
            if (!strcmp(own->name, nb_op_param_name(op, i))) params[i] = own->value;
    }
    const nb_id id = nb_apply(n->g, op, n_in, in, params);
    CHECK_SAY(id >= 0, "%s", nb_error());
    return id;
}

#define SET(...) ((const setting[]){__VA_ARGS__, {NULL, 0}})
enum { LINEAR, RELU = 1, TANH = 4, SAME = 1 }; /* activation.h, convolution.h */

static inline void dense(net *n, int32_t inputs, int32_t units, int activation) {
    const nb_id in[] = {n->y, weight(n, 2, DIMS(inputs, units)), weight(n, 1, DIMS(units))};
    n->y = apply(n, "dense", 3, in, SET({"activation", activation}));
}

static inline void conv(net *n, int32_t from, int32_t to, int32_t size) {
    const nb_id in[] = {n->y, weight(n, 4, DIMS(size, size, from, to)), weight(n, 1, DIMS(to))};
    n->y = apply(n, "conv2d", 3, in, SET({"activation", RELU}, {"padding", SAME}));
}

static inline void flatten(net *n, int32_t values) {
    n->y = apply(n, "reshape", 1, &n->y, SET({"rank", 2}, {"d0", -1}, {"d1", values}));
}

static inline net start(int32_t rank, const int32_t *dims) {
    net n = {.g = nb_graph_new()};
    n.x = n.y = nb_input(n.g, "x", rank, dims);
    return n;
}

/* A training step of a network, planned. */
typedef struct step {
    nb_id in[2], out[2], dw[32]; /* x, t; the loss, y */
    nb_pin pins[32];
    nb_goal goal;
    float *gradient; /* flat, as the weights are */
    nb_plan *plan;   /* NULL: could not be made */
} step;

/* dims: of x; those of t are y's, with the batch of x. The loss: an operator of y and t. */
static inline step plan_step(net *n, const char *loss, const int32_t *dims, bool keep) {
    const nb_shape y = *nb_shape_of(n->g, n->y);
    const nb_id t = nb_input(n->g, "t", y.rank, y.dim);
    step s = {.in = {n->x, t}, .out = {NB_NONE, n->y}};
    s.out[0] = apply(n, loss, 2, (nb_id[]){n->y, t}, NULL);
    CHECK_SAY(nb_gradient(n->g, s.out[0], NB_NONE, n->n_weights, n->weights, s.dw) == NB_OK, "%s",
              nb_error());
    s.gradient = calloc((size_t)nb_weight_total(n->g) + 1, sizeof *s.gradient);
    for (int32_t i = 0; i < n->n_weights; i++)
        s.pins[i] = (nb_pin){.node = s.dw[i],
                             .place = s.gradient + (nb_weight_values(n->g, n->weights[i]) -
                                                    nb_weight_values(n->g, n->weights[0]))};
    int32_t all[2 * NB_MAX_RANK], at = 0;
    for (int32_t i = 0; i < nb_node_rank(n->g, n->x); i++) all[at++] = dims[i];
    for (int32_t i = 0; i < y.rank; i++) all[at++] = y.dim[i] == NB_OPEN ? dims[i] : y.dim[i];
    s.goal = (nb_goal){n->g, 2, 1, n->n_weights, NULL, NULL, NULL, keep};
    s.goal.in = s.in, s.goal.out = s.out, s.goal.pins = s.pins;
    CHECK_SAY(nb_plan_new(&s.goal, all, at, &s.plan) == NB_OK, "%s", nb_error());
    return s;
}

static inline void free_step(step *s) {
    nb_plan_free(s->plan);
    free(s->gradient);
}

#endif
