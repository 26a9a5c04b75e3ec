/* data.h - rows that stay in the engine's memory, and the order in which they are taken. */
#ifndef NB_DATA_H
#define NB_DATA_H
#include "graph.h"

enum { NB_MAX_ARRAYS = 16 };

struct nb_data {
    int32_t n_rows, n_arrays, position;
    nb_shape row[NB_MAX_ARRAYS]; /* of one row */
    float *array[NB_MAX_ARRAYS];
    int32_t *order;
};

/* NB_OK if the next n rows of the order, which the caller may have written, are rows there are. */
nb_status nb_data_check(const nb_data *d, int32_t n);
/* Copies rows order[position] ... order[position + n - 1] of array i to `out`. */
void nb_data_gather(const nb_data *d, int32_t i, int32_t n, float *out);

#endif
