/* ops_cases.h - what ops_test.c runs and what it has refused.
 *
 * An array is written "2,3: 1 2 3 4 5 6": its shape, then its values. ": 5" is of rank 0, "0,3:"
 * is empty. Values were computed by hand, transcendental ones with 9 digits by bc.
 */
#ifndef OPS_CASES_H
#define OPS_CASES_H
#include "graph.h"

enum { MAX_IN = 4 };
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
    {"dropout_mask", P(0), .in = {"2: 5 5"}, .out = "2: 1 1"},
    {"dropout_mask", P(1), .in = {"2: 5 5"}, .out = "2: 0 0"},
};

/* ---- What is refused: when the node is added, "?" being an open size ------------------------ */

typedef struct refused_case {
    const char *op;
    const double *params;
    const char *in[MAX_IN];
    nb_status status;
    const char *sentence;
} refused_case;

static const refused_case refused_cases[] = {
    {"add", .in = {"?,3", "4"}, NB_SHAPE, "add: the shapes [?,3] and [4] do not broadcast"},
    {"where", .in = {"2", "2", "3"}, NB_SHAPE, "where: the shapes [2] and [3] do not broadcast"},
    {"add", .in = {"2"}, NB_PARAM, "add: takes 2 to 2 inputs, not 1"},
    {"leaky_relu", P(-1), .in = {"2"}, NB_PARAM, "leaky_relu: slope is -1, not between 0 and 1000"},
    {"activation_back", P(7, 1), .in = {"2", "2"}, NB_PARAM,
     "activation_back: activation is 7, not between 0 and 6"},
    {"activation_back", .in = {"?,2", "?,3"}, NB_SHAPE,
     "activation_back: y [?,2] and dy [?,3] must have the same shape"},
    {"matmul", .in = {"3", "3,2"}, NB_SHAPE, "matmul: a [3] has rank 1, it needs at least 2"},
    {"matmul", .in = {"?,3", "4,2"}, NB_SHAPE,
     "matmul: a [?,3] has 3 columns, b [4,2] has 4 rows"},
    {"matmul", P(1, 1), .in = {"3,?", "2,4"}, NB_SHAPE,
     "matmul: a [3,?] transposed has 3 columns, b [2,4] transposed has 4 rows"},
    {"matmul", .in = {"2,1,1", "3,1,1"}, NB_SHAPE,
     "matmul: the leading axes of a [2,1,1] and b [3,1,1] do not broadcast"},
    {"dense", .in = {"?,3", "2,5", "5"}, NB_SHAPE,
     "dense: input [?,3] has 3 features, the kernel [2,5] expects 2"},
    {"dense", .in = {"?,2", "2,5", "4"}, NB_SHAPE,
     "dense: the bias has 4 values, the kernel [2,5] needs 5"},
    {"dense", .in = {"3", "3,5", "5"}, NB_SHAPE,
     "dense: input [3] has rank 1, it needs at least 2"},
    {"dense", .in = {"?,3", "3", "5"}, NB_SHAPE,
     "dense: kernel [3] has rank 1, it needs exactly 2"},
    {"dense", .in = {"?,3", "3,5", "1,5"}, NB_SHAPE,
     "dense: bias [1,5] has rank 2, it needs exactly 1"},
    {"dense", P(1.5, 1), .in = {"?,3", "3,5", "5"}, NB_PARAM,
     "dense: activation is 1.5, not a whole number"},
    {"sum", P(4, 0), .in = {"?,3"}, NB_PARAM,
     "sum: the mask 4 names an axis that an array of rank 2 does not have; its axes together are "
     "3"},
    {"sum", P(0, 0), .in = {"?,3"}, NB_PARAM, "sum: axes is 0, not between 1 and 31"},
    {"max", P(1, 0), .in = {"0,3"}, NB_SHAPE,
     "max: axis 0 of [0,3] is empty and has no largest element"},
    {"argmax", .in = {""}, NB_SHAPE, "argmax: input [] has rank 0, it needs at least 1"},
    {"argmax", .in = {"2,0"}, NB_SHAPE,
     "argmax: the last axis of [2,0] is empty and has no largest element"},
    {"sum_like", .in = {"?,3", "2"}, NB_SHAPE, "sum_like: [?,3] cannot be summed down to [2]"},
    {"sum_like", .in = {"3", "2,3"}, NB_SHAPE, "sum_like: [3] cannot be summed down to [2,3]"},
    {"broadcast_like", .in = {"?,3", "3"}, NB_SHAPE,
     "broadcast_like: [?,3] does not broadcast to [3]"},
    {"broadcast_like", P(1), .in = {"2", "2,3"}, NB_SHAPE,
     "broadcast_like: [2] does not broadcast to [2,3]"},
    {"reshape", P(2, -1, -1), .in = {"6"}, NB_PARAM, "reshape: sizes 0 and 1 are both -1"},
    {"reshape", P(2, -1, 4), .in = {"2,3"}, NB_SHAPE,
     "reshape: [2,3] has 6 elements and does not become [?,4]"},
    {"reshape", P(2, 2, 2), .in = {"2,3"}, NB_SHAPE,
     "reshape: [2,3] has 6 elements and does not become [2,2]"},
    {"reshape", P(3, 50000, 50000, 50000), .in = {"6"}, NB_PARAM,
     "reshape: the new shape is too large"},
    {"reshape_like", .in = {"2,3", "2,2"}, NB_SHAPE,
     "reshape_like: [2,3] has 6 elements and does not become [2,2]"},
    {"transpose", P(0, 0, 1), .in = {"?,2,3"}, NB_PARAM,
     "transpose: [0,0,1] is not a permutation of the 3 axes of [?,2,3]"},
    {"transpose", P(2, 0), .in = {"?,2"}, NB_PARAM,
     "transpose: [2,0] is not a permutation of the 2 axes of [?,2]"},
    {"slice", P(2, 0, 1), .in = {"?,2"}, NB_PARAM,
     "slice: there is no axis 2 in an array of rank 2"},
    {"slice", P(-3, 0, 1), .in = {"?,2"}, NB_PARAM,
     "slice: there is no axis -3 in an array of rank 2"},
    {"slice", P(1, 1, 2), .in = {"?,2"}, NB_PARAM,
     "slice: from 1 to 3 is not within axis 1 of [?,2]"},
    {"slice", P(1, 3, -1), .in = {"?,2"}, NB_PARAM,
     "slice: from 3 to 3 is not within axis 1 of [?,2]"},
    {"unslice", P(1, 1, -1), .in = {"?,2", "?,2"}, NB_SHAPE,
     "unslice: [?,2] is not a piece of [?,2] along axis 1 from 1 on"},
    {"unslice", P(1, 1, -1), .in = {"?,1", "?,3"}, NB_SHAPE,
     "unslice: [?,1] is not a piece of [?,3] along axis 1 from 1 on"},
    {"unslice", P(1, 2, 2), .in = {"?,2", "?,3"}, NB_SHAPE,
     "unslice: [?,2] is not a piece of [?,3] along axis 1 from 2 on"},
    {"concat", .in = {"2,1", "3,1"}, NB_SHAPE,
     "concat: input 1 has shape [3,1], input 0 has [2,1]; they may differ only along axis 1"},
    {"concat", .in = {"", ""}, NB_PARAM, "concat: there is no axis -1 in an array of rank 0"},
    {"unconcat", P(-1, 2), .in = {"2,3", "2,1", "2,2"}, NB_PARAM,
     "unconcat: there is no part 2 among 2"},
    {"unconcat", P(-1, 0), .in = {"2,4", "2,1", "2,2"}, NB_SHAPE,
     "unconcat: [2,4] is not the concatenation, which has shape [2,3]"},
    {"gather", .in = {"", "2"}, NB_SHAPE, "gather: table [] has rank 0, it needs at least 1"},
    {"gather", .in = {"5,2,2", "1,1,1,?"}, NB_SHAPE,
     "gather: index [1,1,1,?] and rows of table [5,2,2] make rank 6, more than 5"},
    {"scatter_add", .in = {"?,3", "?", "5,2"}, NB_SHAPE,
     "scatter_add: [?,3] is not what index [?] takes from [5,2]"},
    {"softmax", .in = {""}, NB_SHAPE, "softmax: input [] has rank 0, it needs at least 1"},
    {"log_softmax", .in = {""}, NB_SHAPE, "log_softmax: input [] has rank 0, it needs at least 1"},
    {"softmax_back", .in = {"3", "4"}, NB_SHAPE,
     "softmax_back: y [3] and dy [4] must have the same shape"},
    {"mse", .in = {"?,1", "?"}, NB_SHAPE,
     "mse: the output [?,1] and the target [?] must have the same shape"},
    {"mse_back", .in = {"?", "?", "1"}, NB_SHAPE,
     "mse_back: dl [1] has rank 1, it needs exactly 0"},
    {"cross_entropy", .in = {"?,3", "?,2"}, NB_SHAPE,
     "cross_entropy: the logits [?,3] and the target [?,2] must have the same shape"},
    {"cross_entropy_back", .in = {"?,3", "?,3", "3"}, NB_SHAPE,
     "cross_entropy_back: dl [3] has rank 1, it needs exactly 0"},
    {"dropout_mask", P(1.5), .in = {"?,3"}, NB_PARAM,
     "dropout_mask: rate is 1.5, not between 0 and 1"},
};

/* ---- What is refused only when open sizes are known; the node's name is "it" ----------------- */

typedef struct late_case {
    const char *op;
    const double *params;
    const char *declared[MAX_IN], *given[MAX_IN];
    const char *sentence;
} late_case;

static const late_case late_cases[] = {
    {"mul", .declared = {"?,3", "?,3"}, {"4,3", "5,3"},
     "mul 'it': the shapes [4,3] and [5,3] do not broadcast"},
    {"dense", .declared = {"2,?", "3,5"}, {"2,4", "3,5"},
     "dense 'it': input [2,4] has 4 features, the kernel [3,5] expects 3"},
    {"reshape", P(2, -1, 4), .declared = {"?,3"}, {"2,3"},
     "reshape 'it': [2,3] has 6 elements and does not become [?,4]"},
    {"slice", P(0, 2, 3), .declared = {"?,3"}, {"4,3"},
     "slice 'it': from 2 to 5 is not within axis 0 of [4,3]"},
    {"max", P(1, 0), .declared = {"?,3"}, {"0,3"},
     "max 'it': axis 0 of [0,3] is empty and has no largest element"},
    {"mse", .declared = {"?,3", "?,3"}, {"4,3", "5,3"},
     "mse 'it': the output [4,3] and the target [5,3] must have the same shape"},
    {"concat", .declared = {"?,1", "?,2"}, {"2,1", "3,2"},
     "concat 'it': input 1 has shape [3,2], input 0 has [2,1]; they may differ only along axis 1"},
    {"sum_like", .declared = {"?,3", "?,3"}, {"4,3", "2,3"},
     "sum_like 'it': [4,3] cannot be summed down to [2,3]"},
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
};

#endif
