/* ops_cases.h - what ops_test.c runs; what it has refused is in ops_refusals.h.
 *
 * An array is written "2,3: 1 2 3 4 5 6": its shape, then its values. ": 5" is of rank 0, "0,3:"
 * is empty. Values were computed by hand, transcendental ones with 9 digits by bc.
 */
#ifndef OPS_CASES_H
#define OPS_CASES_H
#include "graph.h"

enum { MAX_IN = 8 };
#define P(...) .params = (const double[NB_MAX_PARAMS]) { __VA_ARGS__ }

typedef struct forward_case {
    const char *op;
    const double *params;
    const char *in[MAX_IN], *out;
} forward_case;

#define SIX "2,3: 1 2 3 4 5 6"
#define SIX_ZEROS "2,3: 0 0 0 0 0 0"
#define EIGHT "2,2,2: 1 2 3 4 5 6 7 8"

static const forward_case forward_cases[] = {
    {"add", .in = {SIX, "3: 10 20 30"}, .out = "2,3: 11 22 33 14 25 36"},
    {"add", .in = {"2,1: 1 2", "2: 10 20"}, .out = "2,2: 11 21 12 22"},
    {"sub", .in = {": 1", "2: 3 5"}, .out = "2: -2 -4"},
    {"mul", .in = {"2,1,2: 1 2 3 4", "2,1: 10 100"}, .out = "2,2,2: 10 20 100 200 30 40 300 400"},
    {"mul", .in = {"0,3:", "3: 1 2 3"}, .out = "0,3:"},
    {"div", .in = {"4: 1 -1 0 6", ": 0"}, .out = "4: inf -inf nan inf"},
    {"power", .in = {"5: 2 9 -2 0 -2", "5: 3 0.5 2 0 0.5"}, .out = "5: 8 3 4 1 nan"},
    {"minimum", .in = {"3: 1 nan 3", "3: 2 2 nan"}, .out = "3: 1 nan nan"},
    {"maximum", .in = {"3: 1 nan 3", "3: 2 2 nan"}, .out = "3: 2 nan nan"},
    {"equal", .in = {"3: 1 nan 2", "3: 1 nan 3"}, .out = "3: 1 0 0"},
    {"greater", .in = {"3: 3 2 nan", ": 2"}, .out = "3: 1 0 0"},
    {"greater_equal", .in = {"3: 3 2 nan", ": 2"}, .out = "3: 1 1 0"},
    {"where", .in = {"3: 1 0 nan", "3: 1 2 3", ": 9"}, .out = "3: 1 9 3"},
    {"where", .in = {"2,1: 0 1", "3: 1 2 3", "2,3: 4 5 6 7 8 9"}, .out = "2,3: 4 5 6 1 2 3"},

    {"neg", .in = {"2: -2 3"}, .out = "2: 2 -3"},
    {"abs", .in = {"3: -2 0 3"}, .out = "3: 2 0 3"},
    {"sign", .in = {"3: -3 0 5"}, .out = "3: -1 0 1"},
    {"square", .in = {"2: -3 0.5"}, .out = "2: 9 0.25"},
    {"sqrt", .in = {"3: 4 2 -1"}, .out = "3: 2 1.41421356 nan"},
    {"exp", .in = {"3: 0 1 -inf"}, .out = "3: 1 2.71828183 0"},
    {"log", .in = {"4: 1 10 0 -1"}, .out = "4: 0 2.30258509 -inf nan"},
    {"sin", .in = {"2: 0 1"}, .out = "2: 0 0.841470985"},
    {"cos", .in = {"2: 0 1"}, .out = "2: 1 0.540302306"},

    {"linear", .in = {"2: -1 2"}, .out = "2: -1 2"},
    {"relu", .in = {"3: -1 0 2"}, .out = "3: 0 0 2"},
    {"leaky_relu", .in = {"3: -1 0 2"}, .out = "3: -0.3 0 2"},
    {"leaky_relu", P(0.1), .in = {"2: -1 2"}, .out = "2: -0.1 2"},
    {"elu", .in = {"3: -1 0 2"}, .out = "3: -0.632120559 0 2"},
    {"elu", P(2), .in = {"2: -1 2"}, .out = "2: -1.26424112 2"},
    {"sigmoid", .in = {"3: 0 1 -1000"}, .out = "3: 0.5 0.731058579 0"},
    {"tanh", .in = {"3: 0 1 -100"}, .out = "3: 0 0.761594156 -1"},
    {"softplus", .in = {"3: 0 1 1000"}, .out = "3: 0.693147181 1.31326169 1000"},
    {"step", .in = {"3: -1 0 1e-9"}, .out = "3: 0 0 1"},
    {"activation_back", .in = {"2: 5 6", "2: 1 2"}, .out = "2: 1 2"},
    {"activation_back", P(1, 1), .in = {"2: 0 3", "2: 5 6"}, .out = "2: 0 6"},
    {"activation_back", P(2, 0.5), .in = {"2: -1 3", "2: 5 6"}, .out = "2: 2.5 6"},
    {"activation_back", P(3, 2), .in = {"2: -1 3", "2: 5 6"}, .out = "2: 5 6"},
    {"activation_back", P(4, 1), .in = {"2: 0.5 0.25", "2: 1 4"}, .out = "2: 0.25 0.75"},
    {"activation_back", P(5, 1), .in = {"2: 0.5 0", "2: 4 4"}, .out = "2: 3 4"},
    {"activation_back", P(6, 1), .in = {"2: 0.693147181 100", "2: 4 4"}, .out = "2: 2 4"},

    {"matmul", .in = {SIX, "3,2: 1 0 0 1 1 1"}, .out = "2,2: 4 5 10 11"},
    {"matmul", P(1, 0), .in = {"3,2: 1 4 2 5 3 6", "3,2: 1 0 0 1 1 1"}, .out = "2,2: 4 5 10 11"},
    {"matmul", P(0, 1), .in = {SIX, "2,3: 1 0 1 0 1 1"}, .out = "2,2: 4 5 10 11"},
    {"matmul", P(1, 1), .in = {"3,2: 1 4 2 5 3 6", "2,3: 1 0 1 0 1 1"}, .out = "2,2: 4 5 10 11"},
    {"matmul", .in = {"2,1,2: 1 2 3 4", "2,2,1: 1 1 1 -1"}, .out = "2,1,1: 3 -1"},
    {"matmul", .in = {"2,1,2: 1 2 3 4", "2,1: 10 1"}, .out = "2,1,1: 12 34"},
    {"matmul", .in = {"1,2: 1 2", "2,2,1: 1 1 1 -1"}, .out = "2,1,1: 3 -1"},
    {"matmul", P(1, 0, 1), .in = {"2,1,2: 1 2 3 4", "2,1,1: 10 1"}, .out = "2,1: 13 24"},
    {"matmul", .in = {"2,0:", "0,3:"}, .out = SIX_ZEROS},
    {"dense", .in = {"2,2: 1 2 3 4", "2,3: 1 0 1 0 1 1", "3: 10 20 30"},
     .out = "2,3: 11 22 33 13 24 37"},
    {"dense", P(1, 1), .in = {"1,2: 1 -2", "2,2: 1 0 0 1"}, .out = "1,2: 1 0"},
    {"dense", P(2, 0.5), .in = {"1,2: 1 -2", "2,2: 1 0 0 1", "2: 0 0"}, .out = "1,2: 1 -1"},
    {"dense", .in = {"2,1,1: 1 2", "1,2: 3 4", "2: 0.5 -0.5"}, .out = "2,1,2: 3.5 3.5 6.5 7.5"},
    {"dense", P(4, 1), .in = {"0,2:", "2,1: 1 1", "1: 0"}, .out = "0,1:"},

#include "ops_cases_conv.h"
#include "ops_cases_recurrent.h"

    {"sum", .in = {SIX}, .out = ": 21"},
    {"sum", P(1, 0), .in = {SIX}, .out = "3: 5 7 9"},
    {"sum", P(2, 1), .in = {SIX}, .out = "2,1: 6 15"},
    {"sum", P(1 + 4, 0), .in = {EIGHT}, .out = "2: 14 22"},
    {"sum", P(1 + 4, 1), .in = {EIGHT}, .out = "1,2,1: 14 22"},
    {"sum", P(1 + 4 + 16), .in = {"2,1,2,2,1: 1 2 3 4 5 6 7 8"}, .out = "1,2: 16 20"},
    {"sum", P(1, 0), .in = {"0,3:"}, .out = "3: 0 0 0"},
    {"sum", P(2, 0), .in = {"0,3:"}, .out = "0:"},
    {"mean", .in = {SIX}, .out = ": 3.5"},
    {"mean", P(1, 0), .in = {SIX}, .out = "3: 2.5 3.5 4.5"},
    {"mean", .in = {"0,2:"}, .out = ": nan"},
    {"max", .in = {SIX}, .out = ": 6"},
    {"max", P(2, 0), .in = {"2,3: 1 5 2 9 nan 3"}, .out = "2: 5 nan"},
    {"max", P(1 + 4, 0), .in = {"2,2,2: 8 7 6 5 4 3 2 9"}, .out = "2: 8 9"},
    {"argmax", .in = {"3,3: 1 5 5 -1 -2 -3 9 nan 2"}, .out = "3: 1 0 nan"},
    {"size", .in = {SIX}, .out = ": 6"},
    {"size", P(2), .in = {SIX}, .out = ": 3"},
    {"size", P(0), .in = {SIX}, .out = ": 1"},
    {"sum_like", .in = {SIX, "3: 0 0 0"}, .out = "3: 5 7 9"},
    {"sum_like", .in = {SIX, "2,1: 0 0"}, .out = "2,1: 6 15"},
    {"sum_like", .in = {SIX, ": 0"}, .out = ": 21"},
    {"sum_like", .in = {SIX, SIX}, .out = SIX},
    {"broadcast_like", .in = {"2,1: 1 2", SIX}, .out = "2,3: 1 1 1 2 2 2"},
    {"broadcast_like", P(2), .in = {"2: 1 2", SIX}, .out = "2,3: 1 1 1 2 2 2"},
    {"broadcast_like", P(1), .in = {"3: 1 2 3", SIX}, .out = "2,3: 1 2 3 1 2 3"},
    {"broadcast_like", .in = {": 7", "0:"}, .out = "0:"},

    {"reshape", P(2, -1, 2), .in = {"4: 1 2 3 4"}, .out = "2,2: 1 2 3 4"},
    {"reshape", P(2, 3, -1), .in = {"0,3:"}, .out = "3,0:"},
    {"reshape", P(1, 0), .in = {"0,3:"}, .out = "0:"},
    {"reshape", P(0), .in = {"1,1: 5"}, .out = ": 5"},
    {"reshape_like", .in = {SIX, "3,2: 0 0 0 0 0 0"}, .out = "3,2: 1 2 3 4 5 6"},
    {"transpose", .in = {SIX}, .out = "3,2: 1 4 2 5 3 6"},
    {"transpose", .in = {": 5"}, .out = ": 5"},
    {"transpose", .in = {"0,3:"}, .out = "3,0:"},
    {"transpose", P(0, 1, 2), .in = {EIGHT}, .out = EIGHT},
    {"transpose", P(1, 0, 2), .in = {EIGHT}, .out = "2,2,2: 1 2 5 6 3 4 7 8"},
    {"transpose", P(2, 0, 1), .in = {EIGHT}, .out = "2,2,2: 1 3 5 7 2 4 6 8"},
    {"transpose", P(0, 2, 1), .in = {EIGHT}, .out = "2,2,2: 1 3 2 4 5 7 6 8"},
    {"transpose", P(2, 1, 0), .in = {EIGHT}, .out = "2,2,2: 1 5 3 7 2 6 4 8"},
    {"slice", P(1, 1, 2), .in = {SIX}, .out = "2,2: 2 3 5 6"},
    {"slice", P(-1, 2, -1), .in = {SIX}, .out = "2,1: 3 6"},
    {"slice", P(0, 1, 0), .in = {SIX}, .out = "0,3:"},
    {"slice", P(1, -1, 1), .in = {SIX}, .out = "2,1: 3 6"},
    {"slice", P(1, -3, -2), .in = {SIX}, .out = "2,2: 1 2 4 5"},
    {"unslice", P(1, -2, 1), .in = {"2,1: 2 5", SIX}, .out = "2,3: 0 2 0 0 5 0"},
    {"slice", P(1, 1, 8), .in = {"2,9: 1 2 3 4 5 6 7 8 9 11 12 13 14 15 16 17 18 19"},
     .out = "2,8: 2 3 4 5 6 7 8 9 12 13 14 15 16 17 18 19"},
    {"unslice", P(1, 1, 2), .in = {"2,2: 2 3 5 6", SIX}, .out = "2,3: 0 2 3 0 5 6"},
    {"concat", .in = {"2,1: 1 4", "2,2: 2 3 5 6"}, .out = SIX},
    {"concat", P(0), .in = {"1,2: 1 2", "0,2:", "2,2: 3 4 5 6"}, .out = "3,2: 1 2 3 4 5 6"},
    {"unconcat", P(-1, 1), .in = {SIX, "2,1: 0 0", "2,2: 0 0 0 0"}, .out = "2,2: 2 3 5 6"},
    {"gather", .in = {"3,2: 1 2 3 4 5 6", "4: 2 0 3 -1"}, .out = "4,2: 5 6 1 2 nan nan nan nan"},
    {"gather", .in = {"3: 1 2 3", "2,3: 0 0.5 nan 2 inf 1e30"}, .out = "2,3: 1 nan nan 3 nan nan"},
    {"gather", .in = {"3,2: 1 2 3 4 5 6", ": 1"}, .out = "2: 3 4"},
    {"scatter_add", .in = {"3,2: 1 2 3 4 5 6", "3: 1 1 0", "2,2: 9 9 9 9"}, .out = "2,2: 5 6 4 6"},
    {"scatter_add", .in = {"5: 1 2 4 8 16", "5: 7 nan -1 0.5 inf", "1: 9"}, .out = "1: 0"},

    {"softmax", .in = {"2,2: 0 0 1000 0"}, .out = "2,2: 0.5 0.5 1 0"},
    {"softmax", .in = {"3: 1 2 3"}, .out = "3: 0.0900305732 0.244728471 0.665240956"},
    {"softmax_back", .in = {"2: 0.5 0.5", "2: 1 3"}, .out = "2: -0.5 0.5"},
    {"log_softmax", .in = {"3: 1 2 3"}, .out = "3: -2.40760596 -1.40760596 -0.407605964"},
    {"log_softmax", .in = {"2: 1000 0"}, .out = "2: 0 -1000"},
    {"mse", .in = {"2,2: 1 2 3 4", "2,2: 1 1 1 1"}, .out = ": 3.5"},
    {"mse", .in = {"0,2:", "0,2:"}, .out = ": nan"},
    {"mse_back", .in = {"2: 1 3", "2: 0 0", ": 2"}, .out = "2: 2 6"},
    {"cross_entropy", .in = {"2,2: 0 0 0 0", "2,2: 1 0 0 3"}, .out = ": 1.38629436"},
    {"cross_entropy", .in = {"3: 1 2 3", "3: 0 -2 0"}, .out = ": -2.81521193"},
    {"cross_entropy", .in = {"1,2: 0 -inf", "1,2: 1 0"}, .out = ": 0"},
    {"cross_entropy_back", .in = {"1,3: 1 2 3", "1,3: 0 2 0", ": 1"},
     .out = "1,3: 0.180061146 -1.51054306 1.33048191"},
    {"cross_entropy_back", .in = {"2,2: 1 2 0 0", "2,2: 0 0 0 -1", ": 4"}, .out = "2,2: 0 0 -1 1"},
    {"zeros_like", .in = {SIX}, .out = SIX_ZEROS},
    {"erf", .in = {"4: 0 0.5 1 -9"}, .out = "4: 0 0.520499878 0.842700793 -1"},
    {"floor", .in = {"5: 1.5 -1.5 2 inf nan"}, .out = "5: 1 -2 2 inf nan"},
    {"hard_sigmoid", .in = {"5: -4 -3 0 1.5 3"}, .out = "5: 0 0 0.5 0.75 1"},
    {"activation_back", P(7, 1), .in = {"3: 0 0.5 1", "3: 6 6 6"}, .out = "3: 0 1 0"},
    {"cumsum", .in = {SIX}, .out = "2,3: 1 3 6 4 9 15"},
    {"cumsum", P(0, 1), .in = {SIX}, .out = "2,3: 5 7 9 4 5 6"},
    {"cumsum", P(1, 0), .in = {EIGHT}, .out = "2,2,2: 1 2 4 6 5 6 12 14"},
    {"cumsum", P(-1, 0), .in = {"2,0:"}, .out = "2,0:"},
    {"random_normal", P(3, 0), .in = {"2: 5 5"}, .out = "2: 3 3"},
    {"dropout_mask", P(0), .in = {"2: 5 5"}, .out = "2: 1 1"},
    {"dropout_mask", P(1), .in = {"2: 5 5"}, .out = "2: 0 0"},

#include "ops_cases_images.h"
};

/* ---- Gradients where there is no derivative, or where a formula might make NaN of zero ------- */

typedef struct kink_case {
    const char *op;
    const double *params;
    const char *in[MAX_IN], *dx[2];
} kink_case;

static const kink_case kink_cases[] = {
    {"minimum", .in = {"3: 1 2 3", "3: 1 1 4"}, .dx = {"3: 0.5 0 1", "3: 0.5 1 0"}},
    {"maximum", .in = {"3: 1 2 3", "3: 1 1 4"}, .dx = {"3: 0.5 1 0", "3: 0.5 0 1"}},
    {"max", .in = {"2,3: 1 7 7 5 5 5"}, .dx = {"2,3: 0 0.5 0.5 0 0 0"}},
    {"max", P(2, 0), .in = {"2,2: 1 7 5 5"}, .dx = {"2,2: 0 1 0.5 0.5"}},
    {"abs", .in = {"3: -1 0 2"}, .dx = {"3: -1 0 1"}},
    {"relu", .in = {"3: -1 0 2"}, .dx = {"3: 0 0 1"}},
    {"power", .in = {"3: 0 0 0", "3: 0 1 2"}, .dx = {"3: 0 1 0", "3: 0 0 0"}},
    {"sqrt", .in = {"2: 0 4"}, .dx = {"2: inf 0.25"}},
    {"step", .in = {"2: 0 100"}, .dx = {"2: 2.5 0"}},
    {"log_softmax", .in = {"2: 1000 0"}, .dx = {"2: -1 1"}},
    {"cross_entropy", .in = {"1,2: 0 1000", "1,2: 0 0"}, .dx = {"1,2: 0 0", "1,2: 1000 0"}},
};

/* ---- Shapes: open sizes stay open where they must, and get known where they can -------------- */

typedef struct open_case {
    const char *op;
    const double *params;
    const char *in[MAX_IN], *out;
} open_case;

static const open_case open_cases[] = {
    {"add", .in = {"?,3", "3"}, .out = "?,3"},
    {"add", .in = {"?,3", "5,1"}, .out = "5,3"},
    {"dense", .in = {"?,?,3", "3,5"}, .out = "?,?,5"},
    {"conv2d", .in = {"?,?,9,3", "2,2,3,5"}, .out = "?,?,8,5"},
    {"conv2d", P(0, 1, 1, 2, 1, 1, 1), .in = {"?,?,3", "2,3,5"}, .out = "?,?,5"},
    {"conv2d_back_kernel", .in = {"?,?,?,3", "?,?,?,5", "2,2,3,5"}, .out = "2,2,3,5"},
    {"conv2d_transpose", P(0, 1, 2, 2, 1, 1, 1), .in = {"?,?,9,5", "2,2,3,5"}, .out = "?,?,18,3"},
    {"recurrent", P(1), .in = {"?,5,3", "3,8", "2,8", "8"}, .out = "?,2"},
    {"recurrent", P(1), .in = {"4,5,3", "3,8", "2,8", "8"}, .out = "20,2"},
    {"lstm", P(1), .in = {"?,2", "?,?,3", "3,8", "2,8", "8"}, .out = "?,?,2"},
    {"lstm", P(1, 0, 0, 0, 0, 0, 1), .in = {"?,2", "?,5,3", "3,8", "2,8", "8"}, .out = "?,6,2"},
    {"recurrent_back", P(1), .in = {"?,2", "?,5,3", "3,8", "2,8", "8", "?,5,2"}, .out = "?"},
    {"recurrent_part", .in = {"?", "?,3", "?,2"}, .out = "?,2"},
    {"matmul", P(1, 0, 0), .in = {"3,?", "3,?"}, .out = "?,?"},
    {"matmul", P(1, 0, 1), .in = {"?,2,3", "?,2,4"}, .out = "3,4"},
    {"sum", P(2, 1), .in = {"?,3"}, .out = "?,1"},
    {"reshape", P(3, -1, 2, 3), .in = {"?,6"}, .out = "?,2,3"},
    {"slice", P(0, 2, -1), .in = {"?,6"}, .out = "?,6"},
    {"slice", P(0, 2, 4), .in = {"?,6"}, .out = "4,6"},
    {"concat", P(1), .in = {"?,3", "?,?"}, .out = "?,?"},
    {"concat", P(1), .in = {"?,3", "4,2"}, .out = "4,5"},
    {"concat", P(1), .in = {"4,3", "?,2"}, .out = "4,5"},
    {"gather", .in = {"9,2", "?,3"}, .out = "?,3,2"},
    {"gather", .in = {"9,2", "1,1,1,?"}, .out = "1,1,1,?,2"},

    {"max_pool", .in = {"?,?,5,3"}, .out = "?,?,2,3"},
    {"max_unpool", .in = {"?,?,5,3", "?,4,?,3"}, .out = "?,?,5,3"},
    {"average_pool", P(3, 3, 3, 3, 1, 1), .in = {"?,7,?,?"}, .out = "?,3,?,?"},
    {"upsample", P(2, 3), .in = {"?,?,5,3"}, .out = "?,?,15,3"},
};

#endif
