/* gradient_cases_images.h - lines of the table in gradient_cases.h: pooling, upsampling.
 *
 * Parameters: pool_h, pool_w, stride_h, stride_w, same, mean.
 */
    {"max_pool", P(2, 2, 2, 2), .in = {{"?2,?4,?4,2"}}},
    {"max_pool", P(3, 2, 1, 2, 1), .in = {{"?2,?3,?5,1"}}},
    {"max_pool", P(3, 1, 2, 1, 1), .in = {{"?2,?7,3"}}},
    {"max_unpool", P(2, 2, 2, 2), .in = {{"?1,?4,?5,2"}, {"?1,?2,?2,2"}}},
    {"max_unpool", P(3, 3, 1, 1, 1), .in = {{"?1,?3,?3,2"}, {"?1,?3,?3,2"}}},
    {"max_pick", P(2, 2, 2, 2), .in = {{"?1,?4,?5,2"}, {"?1,?4,?5,2"}}},
    {"max_pick", P(2, 2, 1, 1, 1), .in = {{"?1,?3,?4,1"}, {"?1,?3,?4,1"}}},
    {"average_pool", P(2, 2, 2, 2, 0, 1), .in = {{"?2,?4,?5,2"}}},
    {"average_pool", P(3, 3, 1, 2, 1, 1), .in = {{"?2,?3,?5,2"}}},
    {"average_pool", P(3, 1, 2, 1, 1, 0), .in = {{"?2,?7,3"}}},
    {"average_unpool", P(3, 2, 1, 2, 1, 1), .in = {{"?2,?3,?3,1"}, {"?2,?3,?5,1"}}},
    {"average_unpool", P(2, 2, 3, 3, 0, 0), .in = {{"?1,?2,?1,3"}, {"?1,?5,?4,3"}}},
    {"upsample", P(2, 3), .in = {{"?2,?2,?2,2"}}},
    {"upsample", P(3, 1), .in = {{"?2,?3,2"}}},

    {"interpolate", P(1, 3), .in = {{"?2,?3,?2,2"}}},
    {"interpolate", P(-2, 2, 1), .in = {{"?2,?6,2"}}},
    {"interpolate", P(0, 4), .in = {{"?1"}}},

    {"moments", .in = {{"?4,3"}}},
    {"moments", P(1), .in = {{"?3,?5"}}},
    {"standardize", columns, .order = 3, .in = {{"?5,3"}}},
    {"standardize", rows, .order = 3, .in = {{"?2,?5"}}},
    {"standardize_back", columns_back, .order = 2, .in = {{"?4,2"}, {"?4,2"}}},
    {"standardize_back", rows_back, .order = 2, .in = {{"?2,?4"}, {"?2,?4"}}},
