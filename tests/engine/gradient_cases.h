/* gradient_cases.h - what gradient_test.c differentiates: every operator, on several shapes.
 *
 * A shape is written "?4,3": two axes of 4 and 3 of which the first is declared open; "" is rank 0.
 * Each case is checked as written and once more with nothing open.
 */
#ifndef GRADIENT_CASES_H
#define GRADIENT_CASES_H
#include "gradient_cases_recurrent.h"
#include "graph.h"

enum { MAX_IN = 6 };

typedef enum kind {
    FREE,    /* uniform in [low, high], [-2, 2] if not given, at least 0.1 away from 0 */
    FIXED,   /* the same, but not differentiated */
    FLAGS,   /* 0 or 1, not differentiated */
    NUMBERS, /* whole, 0 .. high - 1, not differentiated */
} kind;

typedef struct variable {
    const char *shape;
    kind kind;
    double low, high;
} variable;

typedef struct gradient_case {
    const char *op;
    nb_id (*build)(nb_graph *g, const nb_id *in); /* instead of op, for a whole expression */
    const double *params;
    int order; /* derivatives to check; 2 if not given */
    variable in[MAX_IN];
} gradient_case;

#define P(...) .params = (const double[NB_MAX_PARAMS]) { __VA_ARGS__ }
#define POSITIVE FREE, 0.5, 2

/* ---- Whole expressions ---------------------------------------------------------------------- */

static nb_id layer(nb_graph *g, nb_id x, nb_id w, nb_id b, int activation) {
    return nb_build(g, &nb_op_dense, 3, (nb_id[]){x, w, b}, (double[]){activation, 1});
}

/* A network of one hidden layer whose output weights are the hidden ones, transposed. */
static nb_id network(nb_graph *g, const nb_id *in, int activation) {
    const nb_id hidden = layer(g, in[0], in[1], in[2], activation);
    return nb_build(g, &nb_op_matmul, 2, (nb_id[]){hidden, in[1]}, (double[]){0, 1, 0});
}
static nb_id tanh_network(nb_graph *g, const nb_id *in) { return network(g, in, 5); }
static nb_id softplus_network(nb_graph *g, const nb_id *in) { return network(g, in, 6); }

/* The residual of a differential equation: u'' + u for u = sin(x w), weighted by u. */
static nb_id residual(nb_graph *g, const nb_id *in) {
    const nb_id u = nb_unary(g, &nb_op_sin, nb_binary(g, &nb_op_mul, in[0], in[1]));
    nb_id first, second;
    if (nb_gradient(g, u, NB_NONE, 1, in, &first)) return NB_DERIVE;
    if (nb_gradient(g, first, NB_NONE, 1, in, &second)) return NB_DERIVE;
    return nb_binary(g, &nb_op_mul, u, nb_binary(g, &nb_op_add, second, u));
}

/* x used four times, once under another shape: its gradients are added up. */
static nb_id many_uses(nb_graph *g, const nb_id *in) {
    const nb_id x = in[0], square = nb_binary(g, &nb_op_mul, x, x);
    const nb_id turned = nb_unary(g, &nb_op_transpose, nb_binary(g, &nb_op_div, square, x));
    return nb_binary(g, &nb_op_matmul, nb_binary(g, &nb_op_sub, square, x), turned);
}

/* x and, for its gradient, dy; the moments are x's own, as they have to be. */
static nb_id standardized(nb_graph *g, const nb_id *in, double by_row, bool back) {
    const double param[] = {by_row, 0.1};
    const nb_id with_m[] = {in[0], nb_build(g, &nb_op_moments, 1, in, param), in[1]};
    return nb_build(g, back ? &nb_op_standardize_back : &nb_op_standardize, back ? 3 : 2, with_m,
                    param);
}
static nb_id columns(nb_graph *g, const nb_id *in) { return standardized(g, in, 0, false); }
static nb_id rows(nb_graph *g, const nb_id *in) { return standardized(g, in, 1, false); }
static nb_id columns_back(nb_graph *g, const nb_id *in) { return standardized(g, in, 0, true); }
static nb_id rows_back(nb_graph *g, const nb_id *in) { return standardized(g, in, 1, true); }

/* ---- One operator each ---------------------------------------------------------------------- */

static const gradient_case cases[] = {
    {"add", .in = {{"?4,3"}, {"?4,3"}}},
    {"add", .in = {{"?1,3"}, {"?4,3"}}}, /* an open size may turn out to be a repeated one */
    {"add", .in = {{"2,1,3"}, {"?4,1"}}},
    {"sub", .in = {{"?4,3"}, {"3"}}},
    {"sub", .in = {{""}, {"?4,3"}}},
    {"mul", .in = {{"?4,3"}, {"?4,1"}}},
    {"mul", .in = {{""}, {""}}},
    {"mul", .in = {{"2,1,2,1,2"}, {"?3,1,2,2"}}},
    {"div", .order = 3, .in = {{"?4,3"}, {"3", POSITIVE}}},
    {"div", .in = {{"1,3"}, {"?4,1", POSITIVE}}},
    {"power", .order = 3, .in = {{"?4,3", POSITIVE}, {"3"}}},
    {"power", .order = 3, .in = {{"?2,1", POSITIVE}, {"?1,3"}}},
    {"power", .order = 3, .in = {{"?4,3"}, {"", NUMBERS, .high = 4}}},
    {"power", .order = 3, .in = {{"4"}, {"4", NUMBERS, .high = 4}}},
    {"minimum", .in = {{"?4,3"}, {"3"}}},
    {"minimum", .in = {{"5"}, {""}}},
    {"maximum", .in = {{"?4,3"}, {"3"}}},
    {"maximum", .in = {{"2,1,2"}, {"?3,1"}}},
    {"equal", .in = {{"?4,3"}, {"3"}}},
    {"greater", .in = {{"?4,3"}, {"3"}}},
    {"greater_equal", .in = {{"?4,3"}, {"4,1"}}},
    {"where", .in = {{"?4,3", FLAGS}, {"?4,3"}, {"?4,3"}}},
    {"where", .in = {{"3", FLAGS}, {"?4,1"}, {""}}},
    {"where", .in = {{"?4,1", FLAGS}, {"3"}, {"2,1,1"}}},

    {"neg", .in = {{"?4,3"}}},
    {"neg", .in = {{""}}},
    {"abs", .in = {{"?4,3"}}},
    {"sign", .in = {{"?4,3"}}},
    {"square", .order = 3, .in = {{"?4,3"}}},
    {"sqrt", .order = 3, .in = {{"?4,3", POSITIVE}}},
    {"exp", .order = 3, .in = {{"?4,3"}}},
    {"exp", .in = {{""}}},
    {"log", .order = 3, .in = {{"?4,3", POSITIVE}}},
    {"sin", .order = 3, .in = {{"?4,3"}}},
    {"sin", .order = 3, .in = {{"2,1,?2,1,2"}}},
    {"cos", .order = 3, .in = {{"?4,3"}}},

    {"linear", .in = {{"?4,3"}}},
    {"relu", .in = {{"?4,3"}}},
    {"leaky_relu", .in = {{"?4,3"}}},
    {"leaky_relu", P(2), .in = {{"?4,3"}}},
    {"elu", .order = 3, .in = {{"?4,3"}}},
    {"elu", P(0.5), .order = 3, .in = {{"?4,3"}}},
    {"sigmoid", .order = 3, .in = {{"?4,3"}}},
    {"tanh", .order = 3, .in = {{"?4,3"}}},
    {"tanh", .order = 3, .in = {{""}}},
    {"softplus", .order = 3, .in = {{"?4,3"}}},
    {"activation_back", P(0, 1), .in = {{"?4,3"}, {"?4,3"}}},
    {"activation_back", P(1, 1), .in = {{"?4,3"}, {"?4,3"}}},
    {"activation_back", P(2, 0.3), .in = {{"?4,3"}, {"?4,3"}}},
    {"activation_back", P(3, 2), .in = {{"?4,3"}, {"?4,3"}}},
    {"activation_back", P(4, 1), .order = 3, .in = {{"?4,3"}, {"?4,3"}}},
    {"activation_back", P(5, 1), .order = 3, .in = {{"?4,3"}, {"?4,3"}}},
    {"activation_back", P(6, 1), .order = 3, .in = {{"?4,3", POSITIVE}, {"?4,3"}}},

    {"matmul", .order = 3, .in = {{"?4,3"}, {"3,2"}}},
    {"matmul", P(1, 0, 0), .in = {{"3,?4"}, {"3,2"}}},
    {"matmul", P(0, 1, 0), .in = {{"?4,3"}, {"2,3"}}},
    {"matmul", P(1, 1, 0), .in = {{"3,?4"}, {"2,3"}}},
    {"matmul", .in = {{"?2,4,3"}, {"3,2"}}},
    {"matmul", P(0, 1, 0), .in = {{"?2,4,3"}, {"2,3"}}},
    {"matmul", P(1, 0, 0), .in = {{"?2,3,4"}, {"3,2"}}},
    {"matmul", P(1, 1, 0), .in = {{"?2,1,4"}, {"2,1"}}},
    {"matmul", .in = {{"4,3"}, {"?2,3,2"}}},
    {"matmul", P(1, 1, 0), .in = {{"?2,3,4"}, {"?2,2,3"}}},
    {"matmul", .in = {{"?1,2,4,3"}, {"?3,1,3,2"}}},
    {"matmul", P(0, 1, 0), .in = {{"2,1,2,2,3"}, {"?2,1,2,3"}}},
    {"matmul", .in = {{"?2,4,3"}, {"1,3,2"}}},
    {"matmul", P(1, 0, 1), .in = {{"?2,3,2"}, {"?2,3,4"}}},
    {"matmul", P(0, 0, 1), .in = {{"?2,3,4"}, {"?2,2,3"}}},
    {"matmul", P(0, 1, 1), .in = {{"?2,1,3"}, {"4,3"}}},
    {"matmul", P(1, 1, 1), .in = {{"?2,3,2"}, {"2,6"}}},
    {"dense", P(0, 1), .order = 3, .in = {{"?4,3"}, {"3,2"}, {"2"}}},
    {"dense", P(1, 1), .in = {{"?4,3"}, {"3,2"}, {"2"}}},
    {"dense", P(2, 0.3), .in = {{"?4,3"}, {"3,2"}, {"2"}}},
    {"dense", P(3, 0.5), .in = {{"?4,3"}, {"3,2"}, {"2"}}},
    {"dense", P(4, 1), .order = 3, .in = {{"?4,3"}, {"3,2"}, {"2"}}},
    {"dense", P(5, 1), .order = 3, .in = {{"?4,3"}, {"3,2"}, {"2"}}},
    {"dense", P(6, 1), .order = 3, .in = {{"?4,3"}, {"3,2"}}},
    {"dense", P(5, 1), .in = {{"?2,?3,3"}, {"3,2"}, {"2"}}},
    {"dense", P(4, 1), .in = {{"1,2,1,?2,3"}, {"3,?2"}}},

#include "gradient_cases_conv.h"

    {"sum", .in = {{"?4,3"}}},
    {"sum", .in = {{""}}},
    {"sum", P(1, 0), .in = {{"?4,3"}}},
    {"sum", P(2, 1), .in = {{"?4,3"}}},
    {"sum", P(2, 0), .in = {{"?2,?3,?2"}}},
    {"sum", P(1 + 4 + 16, 0), .in = {{"?2,3,2,?2,2"}}},
    {"mean", .in = {{"?4,3"}}},
    {"mean", P(1, 0), .in = {{"?4,?3"}}},
    {"mean", P(1 + 4, 1), .in = {{"?2,3,2"}}},
    {"max", .in = {{"?4,3"}}},
    {"max", P(1, 0), .in = {{"?4,3"}}},
    {"max", P(1 + 4, 1), .in = {{"?2,3,2"}}},
    {"argmax", .in = {{"?4,3"}}},
    {"size", P(1), .in = {{"?4,3"}}},
    {"sum_like", .in = {{"?4,3"}, {"3"}}},
    {"sum_like", .in = {{"?4,3"}, {"?4,3"}}},
    {"sum_like", .in = {{"?4,2,3"}, {"?1,2,?1"}}},
    {"sum_like", .in = {{"?4,3"}, {""}}},
    {"broadcast_like", .in = {{"3"}, {"?4,3"}}},
    {"broadcast_like", .in = {{"?4,1"}, {"2,?4,3"}}},
    {"broadcast_like", .in = {{"?4,3"}, {"?4,3"}}},
    {"broadcast_like", P(1 + 4), .in = {{"?4,1"}, {"2,?4,2,?3"}}},

    {"reshape", P(2, -1, 3), .in = {{"?4,6"}}},
    {"reshape", P(0), .in = {{"1,1"}}},
    {"reshape", P(5, 2, 1, 3, 1, 2), .in = {{"?4,3"}}},
    {"reshape_like", .in = {{"?4,6"}, {"?3,?8"}}},
    {"transpose", .in = {{"?4,3"}}},
    {"transpose", P(1, 0, 2), .in = {{"?2,3,2"}}},
    {"transpose", P(0, 2, 1), .in = {{"?2,3,2"}}},
    {"transpose", P(4, 0, 2, 3, 1), .in = {{"?2,3,2,1,2"}}},
    {"transpose", .in = {{""}}},
    {"slice", P(0, 1, 2), .in = {{"?4,3"}}},
    {"slice", P(-1, 1, -1), .in = {{"2,?4"}}},
    {"slice", P(1, 0, 1), .in = {{"?2,3,9"}}},
    {"slice", P(0, -1, 1), .in = {{"?4,3"}}},
    {"slice", P(0, -4, -3), .in = {{"?5,3"}}},
    {"unslice", P(0, 1, 2), .in = {{"2,3"}, {"?4,3"}}},
    {"unslice", P(-1, 1, -1), .in = {{"2,?3"}, {"2,?4"}}},
    {"unslice", P(1, 2, -2), .in = {{"?2,?3,2"}}},
    {"unslice", P(-1, 0, -4), .in = {{"?2,3"}}},
    {"concat", .in = {{"?4,3"}, {"?4,1"}, {"?4,2"}}},
    {"concat", P(0), .in = {{"?1,3"}, {"?2,3"}}},
    {"concat", P(1), .in = {{"2,?1,2"}}},
    {"unconcat", P(-1, 1), .in = {{"?2,6"}, {"?2,3"}, {"?2,1"}, {"2,2"}}},
    {"unconcat", P(0, 0), .in = {{"?3,2"}, {"?1,2"}, {"?2,2"}}},
    {"gather", .in = {{"5,3"}, {"?4", NUMBERS, .high = 5}}},
    {"gather", .in = {{"?5"}, {"2,?3", NUMBERS, .high = 5}}},
    {"gather", .in = {{"5,2,2"}, {"", NUMBERS, .high = 5}}},
    {"scatter_add", .in = {{"?4,3"}, {"?4", NUMBERS, .high = 3}, {"3,3"}}},
    {"scatter_add", .in = {{"2,3"}, {"2,3", NUMBERS, .high = 4}, {"?4"}}},

    {"softmax", .order = 3, .in = {{"?4,3"}}},
    {"softmax", .in = {{"5"}}},
    {"softmax_back", .order = 3, .in = {{"?2,3"}, {"?2,3"}}},
    {"softmax_back", .in = {{"2,?2,3"}, {"2,?2,3"}}},
    {"log_softmax", .order = 3, .in = {{"?4,3"}}},
    {"log_softmax", .in = {{"2,2,?3"}}},
    {"mse", .order = 3, .in = {{"?4,3"}, {"?4,3"}}},
    {"mse", .in = {{""}, {""}}},
    {"mse_back", .order = 3, .in = {{"?4,3"}, {"?4,3"}, {""}}},
    {"cross_entropy", .order = 3, .in = {{"?4,3"}, {"?4,3"}}},
    {"cross_entropy", .in = {{"3"}, {"3"}}},
    {"cross_entropy", .in = {{"2,?2,3"}, {"2,?2,3"}}},
    {"cross_entropy_back", .order = 3, .in = {{"?2,3"}, {"?2,3"}, {""}}},
    {"cumsum", .in = {{"?4,3"}}},
    {"cumsum", P(0, 1), .in = {{"?4,3"}}},
    {"cumsum", P(1, 0), .in = {{"2,?3,?2"}}},
    {"erf", .order = 3, .in = {{"?4,3"}}},
    {"floor", .in = {{"?4,3"}}},
    {"hard_sigmoid", .in = {{"?4,3", FREE, -2.5, 2.5}}},
    {"hard_sigmoid", .in = {{"5", FREE, 3.5, 5}}},
    {"activation_back", P(7, 1), .in = {{"?4,3", FREE, 0.2, 0.8}, {"?4,3"}}},
    {"random_normal", .in = {{"?4,3"}}},
    {"zeros_like", .in = {{"?4,3"}}},
    {"dropout_mask", .in = {{"?4,3"}}},

#include "gradient_cases_images.h"
    RECURRENT_CASES

    {"tanh network", tanh_network, .order = 3, .in = {{"?3,2"}, {"2,4"}, {"4"}}},
    {"softplus network", softplus_network, .order = 3, .in = {{"?3,2"}, {"2,4"}, {"4"}}},
    {"residual", residual, .order = 3, .in = {{"?3,2"}, {"2"}}},
    {"many uses", many_uses, .order = 3, .in = {{"?3,2"}}},
};

#endif
