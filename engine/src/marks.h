/* marks.h - which rows of a table have something, a byte each: few of many, so that they are looked
 * for eight at a time.
 *
 *     for (int32_t i = nb_next_mark(marks, n, 0); i < n; i = nb_next_mark(marks, n, i + 1))
 */
#ifndef NB_MARKS_H
#define NB_MARKS_H
#include <stdint.h>
#include <string.h>

/* The first marked row that is not before `row`, or n. */
static inline int32_t nb_next_mark(const uint8_t *marks, int32_t n, int32_t row) {
    uint64_t eight = 0;
    while (row < n && !marks[row]) {
        if (n - row >= 8) memcpy(&eight, marks + row, 8);
        row += n - row >= 8 && eight == 0 ? 8 : 1;
    }
    return row;
}

#endif
