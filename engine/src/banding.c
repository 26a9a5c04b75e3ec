/* banding.c - which calls take a batch in bands, and how many rows a band has; see banding.h. */
#include "banding.h"
#include <string.h>

/* What a call may move of a band, in floats: a second level cache has 256 kB or more. */
enum { CACHE = 1 << 16 };

static bool is_part(const nb_banding *b, const nb_shape *s) {
    return s->rank > 0 && s->dim[0] == b->of;
}

/* The part of a node, after those of its inputs. */
static uint8_t part_of(const nb_banding *b, const nb_node *node, const nb_shape *shape) {
    const nb_bands how = b->how[node->id];
    bool fits = how.inputs && (how.sums || is_part(b, &shape[node->id]));
    uint8_t part = NB_BEFORE;
    for (int32_t i = 0; i < node->n_in; i++) {
        const nb_id in = node->in[i];
        const bool banded = how.inputs >> i & 1;
        fits = fits && (!banded || is_part(b, &shape[in]));
        if (node->op->shape_only >> i & 1) continue;
        const uint8_t from = b->part[in] == NB_BANDED && b->how[in].sums ? NB_AFTER : b->part[in];
        fits = fits && (banded || from != NB_BANDED);
        if (part < from) part = from;
    }
    if (part == NB_AFTER || node->op->view) return part;
    return fits ? NB_BANDED : part == NB_BANDED ? NB_AFTER : NB_BEFORE;
}

/* What a call reads and writes of the whole batch. */
static int64_t floats_moved(const nb_banding *b, const nb_node *node, const nb_shape *shape) {
    const nb_bands how = b->how[node->id];
    int64_t floats = how.sums ? 0 : nb_size(&shape[node->id]);
    for (int32_t i = 0; i < node->n_in; i++)
        if ((how.inputs & ~node->op->shape_only) >> i & 1) floats += nb_size(&shape[node->in[i]]);
    return floats;
}

/* All bands have nearly as many rows, a multiple of four. */
static int32_t even_rows(int32_t rows, int32_t of) {
    const int32_t bands = (of + rows - 1) / rows, least = (of + bands - 1) / bands;
    return least < 4 ? least : (least + 3) / 4 * 4;
}

/* The node reads what other calls leave in bands. */
static bool goes_on(const nb_banding *b, const nb_node *node) {
    for (int32_t i = 0; i < node->n_in; i++)
        if (!(node->op->shape_only >> i & 1) && b->part[node->in[i]] == NB_BANDED) return true;
    return false;
}

void nb_find_bands(nb_banding *b, const nb_graph *g, const nb_shape *shape) {
    int64_t rows = b->of, least = 1;
    bool flows = false;
    for (nb_id id = 0; id < b->n_nodes && b->of > 1; id++) {
        const nb_node *node = g->nodes[id];
        if (!node->op) continue;
        b->part[id] = part_of(b, node, shape);
        if (b->part[id] != NB_BANDED || node->op->view) continue;
        const int64_t row = floats_moved(b, node, shape) / b->of;
        if (rows * row > CACHE) rows = CACHE / row;
        flows = flows || goes_on(b, node);
        if (least < b->how[id].least) least = b->how[id].least;
    }
    if (rows < least) rows = least;
    if (flows && rows <= b->of / 2)
        b->rows = even_rows((int32_t)rows, b->of);
    else
        memset(b->part, NB_BEFORE, (size_t)b->n_nodes);
}
