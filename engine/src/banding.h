/* banding.h - a large batch goes through many calls in bands of rows, so that what one call writes
 * is still in a cache when the next reads it, and takes the room of a band only.
 *
 *               f(x w)   y - t    dz w^T   += x^T dz
 *     band 0      1        2        3          4
 *     band 1      5        6        7          8
 *     ..
 *
 * A node takes part if its operator says how (nb_op.bands): row r of its output is made of row r of
 * some inputs, or it sums over rows, one after the other. So no bit depends on the bands. What
 * needs none of these nodes runs before them, what needs one of them whole runs after.
 */
#ifndef NB_BANDING_H
#define NB_BANDING_H
#include "nodes.h"

enum { NB_BEFORE, NB_BANDED, NB_AFTER };

typedef struct nb_banding {
    int32_t n_nodes;
    int32_t of;    /* rows of the batch */
    int32_t rows;  /* of a band; the last may have fewer. 0: no bands */
    nb_bands *how; /* [n_nodes] what operators say of the nodes that run */
    uint8_t *part; /* [n_nodes] NB_BEFORE, ... */
} nb_banding;

/* Sets `part` and `rows` from the rest. */
void nb_find_bands(nb_banding *b, const nb_graph *g, const nb_shape *shape);

#endif
