/* places.c - one array after the other gets the lowest gap that is free while it is in use; in two
 * orders, of which the one that needs the smaller block is kept:
 *
 *   as they begin     best for what is written and read once, as in a forward pass
 *   the largest first  Y. Pisarchyk and J. Lee, "Efficient Memory Management for Deep Neural Net
 *                      Inference", arXiv:2001.03288 (2020): greedy by size
 */
#include "places.h"

enum { GRAIN = 16 };  /* floats; a cache line */
enum { MANY = 5000 }; /* arrays: of more, only the first order is tried, which is quick */

static int64_t grains(int64_t n) { return (n + GRAIN - 1) / GRAIN * GRAIN; }

static bool comes_before(const nb_place *places, int32_t a, int32_t b, bool by_size) {
    const nb_place *p = &places[a], *q = &places[b];
    if (by_size && p->size != q->size) return p->size > q->size;
    return p->from != q->from ? p->from < q->from : a < b;
}

/* Shell's method, with gaps that halve. */
static void sort(const nb_place *places, int32_t n, int32_t *order, bool by_size) {
    for (int32_t gap = n / 2; gap > 0; gap /= 2)
        for (int32_t i = gap; i < n; i++) {
            const int32_t moved = order[i];
            int32_t at = i;
            for (; at >= gap && comes_before(places, moved, order[at - gap], by_size); at -= gap)
                order[at] = order[at - gap];
            order[at] = moved;
        }
}

/* `taken`: those that have a place, sorted by it. */
static void give(nb_place *places, int32_t i, int32_t *taken, int32_t n_taken) {
    nb_place *p = &places[i];
    int32_t at = n_taken;
    p->offset = 0;
    for (int32_t k = 0; k < n_taken; k++) {
        const nb_place *q = &places[taken[k]];
        if (q->to < p->from || q->from > p->to) continue;
        if (q->offset - p->offset >= grains(p->size)) break;
        const int64_t end = q->offset + grains(q->size);
        if (end > p->offset) p->offset = end;
    }
    for (; at > 0 && places[taken[at - 1]].offset > p->offset; at--) taken[at] = taken[at - 1];
    taken[at] = i;
}

/* Leaves out those that have ended. */
static int32_t still_taken(const nb_place *places, int32_t now, int32_t *taken, int32_t n_taken) {
    int32_t kept = 0;
    for (int32_t k = 0; k < n_taken; k++)
        if (places[taken[k]].to >= now) taken[kept++] = taken[k];
    return kept;
}

static int64_t give_all(nb_place *places, int32_t n, int32_t *order, int32_t *taken, bool by_size) {
    int32_t n_taken = 0;
    int64_t top = 0;
    sort(places, n, order, by_size);
    for (int32_t k = 0; k < n; k++) {
        const nb_place *p = &places[order[k]];
        if (!by_size) n_taken = still_taken(places, p->from, taken, n_taken);
        give(places, order[k], taken, n_taken++);
        if (p->offset + grains(p->size) > top) top = p->offset + grains(p->size);
    }
    return top;
}

int64_t nb_give_places(nb_place *places, int32_t n, int32_t *space) {
    int32_t *order = space, *taken = space + n, used = 0;
    for (int32_t i = 0; i < n; i++)
        if (places[i].size > 0) order[used++] = i;
    if (used > MANY) return give_all(places, used, order, taken, false);
    const int64_t by_time = give_all(places, used, order, taken, false);
    const int64_t by_size = give_all(places, used, order, taken, true);
    return by_size <= by_time ? by_size : give_all(places, used, order, taken, false);
}
