/* bands.c - how a batch may come to an operator; see bands.h. */
#include "bands.h"

nb_bands nb_bands_alike(const nb_call *call) {
    const nb_shape *y = &call->out_shape;
    nb_bands bands = {0};
    for (int32_t i = 0; i < call->n_in && y->rank > 0; i++) {
        const nb_shape *x = &call->in_shape[i];
        if (x->rank == y->rank && x->dim[0] == y->dim[0]) bands.inputs |= (uint64_t)1 << i;
    }
    return bands;
}

nb_bands nb_bands_of_vectors(const nb_call *call) {
    return call->out_shape.rank > 1 ? nb_bands_alike(call) : (nb_bands){0};
}

nb_bands nb_bands_of_first(const nb_call *call) {
    (void)call;
    return (nb_bands){.inputs = 1};
}

/* For each band the matrix is packed, or the sums are loaded and stored: next to nothing beside the
 * products with 64 vectors if a cache near by holds them; else 256 are needed. */
nb_bands nb_bands_of_products(const nb_call *call, uint64_t inputs, bool sums) {
    enum { SMALL = 1 << 14 }; /* floats */
    const nb_shape *x = &call->in_shape[0];
    const int64_t matrix = nb_size(sums ? &call->out_shape : &call->in_shape[1]);
    const int64_t vectors = matrix > SMALL ? 256 : 64;
    int64_t in_row = 1; /* vectors */
    for (int32_t i = 1; i < x->rank - 1; i++) in_row *= x->dim[i];
    const int64_t least = in_row > 0 ? (vectors + in_row - 1) / in_row : 0;
    return (nb_bands){.inputs = inputs, .sums = sums, .least = least};
}

int32_t nb_whole_batch(const nb_call *call, int32_t size) {
    const nb_band *band = &call->band;
    return band->of ? size / band->rows * band->of : size;
}
