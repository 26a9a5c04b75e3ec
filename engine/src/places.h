/* places.h - where in one block each of many arrays lies, given when it is needed. */
#ifndef NB_PLACES_H
#define NB_PLACES_H
#include <stdbool.h>
#include <stdint.h>

/* An array in use from one time to another, both included; of size 0: none. */
typedef struct nb_place {
    int64_t size, offset;
    int32_t from, to;
} nb_place;

/* Sets the offsets so that arrays in use at the same time do not overlap, and gives the size of the
 * block. All are rounded up to cache lines. `space` has 2 n numbers to work with. */
int64_t nb_give_places(nb_place *places, int32_t n, int32_t *space);

#endif
