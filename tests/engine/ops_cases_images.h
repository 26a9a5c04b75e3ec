/* ops_cases_images.h - lines of the forward table in ops_cases.h: pooling, upsampling.
 *
 * Parameters: pool_h, pool_w, stride_h, stride_w, same, mean.
 */
#define NINE "1,3,3,1: 1 2 3 4 5 6 7 8 9"
    {"max_pool", .in = {NINE}, .out = "1,1,1,1: 5"},
    {"max_pool", P(2, 2, 1, 1), .in = {NINE}, .out = "1,2,2,1: 5 6 8 9"},
    {"max_pool", P(2, 2, 2, 2, 1), .in = {"1,3,3,1: -1 -2 -3 -4 -5 -6 -7 -8 -9"},
     .out = "1,2,2,1: -1 -3 -7 -9"},
    {"max_pool", P(9, 9, 9, 9, 1), .in = {"1,1,2,2: 1 2 3 -4"}, .out = "1,1,1,2: 3 2"},
    {"max_pool", P(2, 1, 2, 1), .in = {"1,5,2: 1 2 nan 4 5 6 7 8 9 10"}, .out = "1,2,2: nan 4 7 8"},
    {"max_pool", .in = {"0,2,2,1:"}, .out = "0,1,1,1:"},
    {"max_unpool", P(2, 2, 1, 1), .in = {"1,2,3,1: 1 2 2 2 2 0", "1,1,2,1: 3 5"},
     .out = "1,2,3,1: 0 8 0 0 0 0"},
    {"max_unpool", .in = {"1,3,3,1: 1 nan 3 nan 5 6 7 8 9", "1,1,1,1: 3"},
     .out = "1,3,3,1: 0 3 0 0 0 0 0 0 0"},
    {"max_pick", .in = {"1,2,2,2: 1 8 2 7 3 6 3 5", "1,2,2,2: 1 2 3 4 5 6 7 8"}, .out = "1,1,1,2: 5 2"},
    {"average_pool", .in = {NINE}, .out = "1,1,1,1: 3"},
    {"average_pool", P(2, 2, 2, 2, 1, 1), .in = {NINE}, .out = "1,2,2,1: 3 4.5 7.5 9"},
    {"average_pool", P(2, 2, 2, 2, 1, 0), .in = {NINE}, .out = "1,2,2,1: 12 9 15 9"},
    {"average_pool", P(3, 3, 1, 1, 1, 1), .in = {"1,1,2,1: 2 nan"}, .out = "1,1,2,1: nan nan"},
    {"average_pool", P(3, 1, 1, 1, 1, 1), .in = {"1,3,1: 1 2 6"}, .out = "1,3,1: 1.5 3 4"},
    {"average_unpool", P(2, 2, 2, 2, 1, 1), .in = {"1,2,2,1: 4 2 6 5", "1,3,3,1:"},
     .out = "1,3,3,1: 1 1 1 1 1 1 3 3 5"},
    {"average_unpool", P(2, 2, 1, 1, 0, 0), .in = {"1,1,2,1: 4 2", "1,2,3,1:"},
     .out = "1,2,3,1: 4 6 2 4 6 2"},
    {"upsample", .in = {"1,1,2,2: 1 2 3 4"}, .out = "1,2,4,2: 1 2 1 2 3 4 3 4 1 2 1 2 3 4 3 4"},
    {"upsample", P(3, 1), .in = {"1,2,1: 1 2"}, .out = "1,6,1: 1 1 1 2 2 2"},
