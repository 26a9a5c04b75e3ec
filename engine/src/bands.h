/* bands.h - how operators tell that a batch may come to them band by band (banding.h). */
#ifndef NB_BANDS_H
#define NB_BANDS_H
#include "graph.h"

/* Row r of the output is made of row r of all inputs that have its rank and as many rows. */
nb_bands nb_bands_alike(const nb_call *call);
/* The same of operators that work along the last axis, which must not be that of the rows. */
nb_bands nb_bands_of_vectors(const nb_call *call);
/* Inputs of a mask come in bands, to products of the vectors in input 0 with a matrix, or to sums
 * of their products with other vectors. */
nb_bands nb_bands_of_products(const nb_call *call, uint64_t inputs, bool sums);
/* Only input 0 comes in bands. */
nb_bands nb_bands_of_first(const nb_call *call);

/* Of the whole batch, as many values as there are in `size` of this band. */
int32_t nb_whole_batch(const nb_call *call, int32_t size);

#endif
