/* reader.h - reading bytes that may be anything. A reader stands at a place in a span and never
 * leaves it; what it is asked for and does not find it leaves, and says false. Nothing here
 * allocates, and nothing trusts a number that the bytes claim.
 */
#ifndef NB_READER_H
#define NB_READER_H
#include "../graph.h"

typedef struct nb_reader {
    const uint8_t *bytes;
    int32_t at, end; /* the next byte, and the one past the last */
} nb_reader;

/* A piece of the bytes. */
typedef struct nb_span {
    int32_t at, size;
} nb_span;

/* Little-endian numbers at a place that the caller has checked. */
uint32_t nb_u16(const uint8_t *bytes);
uint32_t nb_u32(const uint8_t *bytes);

/* ---- Text: each skips spaces first ---- */

bool nb_take_sign(nb_reader *r, char sign);
bool nb_take_word(nb_reader *r, const char *word);
/* What stands between two quotes, its escapes as they are; only escapes that JSON knows, no
 * control characters. */
bool nb_take_string(nb_reader *r, char quote, nb_span *text);
/* 0 to 2^31 - 1, without a sign, a fraction or a leading zero. */
bool nb_take_whole(nb_reader *r, int32_t *value);

/* Nothing but spaces is left. */
bool nb_at_end(nb_reader *r);

/* ---- What was read ---- */

bool nb_span_is(const nb_reader *r, nb_span span, const char *text);
bool nb_spans_equal(const nb_reader *r, nb_span a, nb_span b);
/* The first printable characters, for a sentence; in one static buffer. */
const char *nb_span_text(const nb_reader *r, nb_span span);

/* Adds a size to a shape; false when its rank or the number of its elements gets too large. */
bool nb_add_size(nb_array *array, int32_t size, int64_t *count);
/* Bytes of one element. */
int32_t nb_dtype_width(int32_t dtype);

#endif
