/* ops_refusals.h - what operators refuse, and in which sentence. Arrays are written as in
 * ops_cases.h. */
#ifndef OPS_REFUSALS_H
#define OPS_REFUSALS_H
#include "ops_cases.h"

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
    {"activation_back", P(8, 1), .in = {"2", "2"}, NB_PARAM,
     "activation_back: activation is 8, not between 0 and 7"},
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
#include "ops_refusals_conv.h"
#include "ops_refusals_recurrent.h"
    {"sum", P(4, 0), .in = {"?,3"}, NB_PARAM,
     "sum: the mask 4 names an axis that an array of rank 2 does not have; its axes together are "
     "3"},
    {"sum", P(0, 0), .in = {"?,3"}, NB_PARAM, "sum: axes is 0, not between 1 and 31"},
    {"max", P(1, 0), .in = {"0,3"}, NB_SHAPE,
     "max: axis 0 of [0,3] is empty and has no largest element"},
    {"argmax", .in = {""}, NB_SHAPE, "argmax: input [] has rank 0, it needs at least 1"},
    {"argmax", .in = {"2,0"}, NB_SHAPE,
     "argmax: the last axis of [2,0] is empty and has no largest element"},
    {"cumsum", P(2, 0), .in = {"?,3"}, NB_PARAM, "cumsum: there is no axis 2 in an array of rank 2"},
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
    {"slice", P(1, -3, 1), .in = {"?,2"}, NB_PARAM,
     "slice: from -3 to -2 is not within axis 1 of [?,2]"},
    {"slice", P(1, 1, -3), .in = {"?,2"}, NB_PARAM,
     "slice: from 1 to 1 is not within axis 1 of [?,2]"},
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

    {"max_pool", .in = {"?,4"}, NB_SHAPE, "max_pool: the image [?,4] has rank 2, it needs at least 3"},
    {"max_pool", P(5, 2, 1, 1), .in = {"?,4,4,1"}, NB_SHAPE,
     "max_pool: the image [?,4,4,1] has 4 pixels along axis 1, the window 5"},
    {"max_pool", P(2, 2, 2, 2, 1), .in = {"?,4,0,1"}, NB_SHAPE,
     "max_pool: the image [?,4,0,1] has 0 pixels along axis 2, the window 2"},
    {"max_pool", P(2, 2, 0, 2), .in = {"?,4,4,1"}, NB_PARAM,
     "max_pool: stride_h is 0, not between 1 and 65535"},
    {"max_unpool", .in = {"?,4,4,1", "?,3,2,1"}, NB_SHAPE,
     "max_unpool: pooling [?,4,4,1] gives [?,2,2,1], not [?,3,2,1]"},
    {"max_pick", .in = {"?,4,4,1", "?,4,4,2"}, NB_SHAPE,
     "max_pick: x [?,4,4,1] and u [?,4,4,2] must have the same shape"},
    {"average_pool", P(2, 1e9, 1, 1), .in = {"?,4,4,1"}, NB_PARAM,
     "average_pool: pool_w is 1e9, not between 1 and 65535"},
    {"average_unpool", .in = {"?,2,2,1", "?,4,6,1"}, NB_SHAPE,
     "average_unpool: pooling [?,4,6,1] gives [?,2,3,1], not [?,2,2,1]"},
    {"moments", .in = {"?,2,3"}, NB_SHAPE, "moments: x [?,2,3] has rank 3, it needs exactly 2"},
    {"moments", P(1), .in = {"?,0"}, NB_SHAPE, "moments: [?,0] has nothing to average along axis 1"},
    {"standardize", .in = {"?,3", "2,4"}, NB_SHAPE,
     "standardize: the moments of [?,3] are [2,3], not [2,4]"},
    {"standardize_back", .in = {"?,3", "2,3", "?,2"}, NB_SHAPE,
     "standardize_back: x [?,3] and dy [?,2] must have the same shape"},
    {"upsample", .in = {"?"}, NB_SHAPE, "upsample: the image [?] has rank 1, it needs at least 3"},
    {"upsample", P(65535, 2), .in = {"?,99999,4,1"}, NB_SHAPE,
     "upsample: axis 1 of [?,99999,4,1] becomes too large, 6553434465 pixels"},
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
    {"conv2d", .declared = {"?,?,?,1", "3,3,1,8"}, {"2,7,2,1", "3,3,1,8"},
     "conv2d 'it': the kernel [3,3,1,8] reaches over 3 columns, input [2,7,2,1] has only 2; "
     "padding same would allow that"},
    {"conv2d", P(0, 1, 1, 1, 1, 1, 1), .declared = {"?,?,?,1", "3,3,1,800"},
     {"2,1000,2000,1", "3,3,1,800"},
     "conv2d 'it': an array of shape [2,1000,2000,800] has too many values"},
    {"conv2d_transpose", P(0, 1, 50000, 50000, 1, 1, 1), .declared = {"?,?,?,1", "3,3,1,1"},
     {"1,7,7,1", "3,3,1,1"},
     "conv2d_transpose 'it': an array of shape [1,350000,350000,1] has too many values"},
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

    {"max_pool", .declared = {"?,?,?,1"}, {"1,2,1,1"},
     "max_pool 'it': the image [1,2,1,1] has 1 pixels along axis 2, the window 2"},
    {"upsample", P(65535, 65535), .declared = {"?,?,?,?"}, {"9,30000,30000,9"},
     "'x' has shape [9,30000,30000,9]: too many values"},
    {"upsample", P(65535, 65535), .declared = {"?,?,?,?"}, {"9,9000,1,9"},
     "'it' has shape [9,589815000,65535,9]: too many values"},
};

#endif
