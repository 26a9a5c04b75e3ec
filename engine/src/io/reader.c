/* reader.c - reading bytes that may be anything; see reader.h. */
#include "reader.h"
#include <string.h>

uint32_t nb_u16(const uint8_t *bytes) { return bytes[0] | (uint32_t)bytes[1] << 8; }
uint32_t nb_u32(const uint8_t *bytes) { return nb_u16(bytes) | nb_u16(bytes + 2) << 16; }

static bool is_space(uint8_t c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }
static bool is_digit(uint8_t c) { return c >= '0' && c <= '9'; }

static void skip_spaces(nb_reader *r) {
    while (r->at < r->end && is_space(r->bytes[r->at])) r->at++;
}

bool nb_take_sign(nb_reader *r, char sign) {
    skip_spaces(r);
    if (r->at == r->end || r->bytes[r->at] != (uint8_t)sign) return false;
    r->at++;
    return true;
}

bool nb_take_word(nb_reader *r, const char *word) {
    skip_spaces(r);
    const size_t length = strlen(word);
    if ((size_t)(r->end - r->at) < length || memcmp(r->bytes + r->at, word, length)) return false;
    r->at += (int32_t)length;
    return true;
}

static bool is_hex(uint8_t c) {
    return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

/* After a backslash: one of JSON's letters, or u and four digits. */
static bool take_escape(nb_reader *r) {
    if (r->at == r->end) return false;
    const uint8_t c = r->bytes[r->at++];
    if (c != 'u') return c && strchr("\"\\/bfnrt", c);
    for (int i = 0; i < 4; i++, r->at++)
        if (r->at == r->end || !is_hex(r->bytes[r->at])) return false;
    return true;
}

bool nb_take_string(nb_reader *r, char quote, nb_span *text) {
    if (!nb_take_sign(r, quote)) return false;
    text->at = r->at;
    while (r->at < r->end) {
        const uint8_t c = r->bytes[r->at++];
        if (c == (uint8_t)quote) {
            text->size = r->at - 1 - text->at;
            return true;
        }
        if (c < ' ' || (c == '\\' && !take_escape(r))) return false;
    }
    return false;
}

bool nb_take_whole(nb_reader *r, int32_t *value) {
    skip_spaces(r);
    const int32_t first = r->at;
    int64_t number = 0;
    for (; r->at < r->end && is_digit(r->bytes[r->at]); r->at++) {
        number = 10 * number + (r->bytes[r->at] - '0');
        if (number > INT32_MAX) return false;
    }
    *value = (int32_t)number;
    const int32_t digits = r->at - first;
    return digits == 1 || (digits > 1 && r->bytes[first] != '0');
}

bool nb_at_end(nb_reader *r) {
    skip_spaces(r);
    return r->at == r->end;
}

bool nb_span_is(const nb_reader *r, nb_span span, const char *text) {
    return (size_t)span.size == strlen(text) && !memcmp(r->bytes + span.at, text, strlen(text));
}

bool nb_spans_equal(const nb_reader *r, nb_span a, nb_span b) {
    return a.size == b.size && !memcmp(r->bytes + a.at, r->bytes + b.at, (size_t)a.size);
}

const char *nb_span_text(const nb_reader *r, nb_span span) {
    static char text[33];
    int32_t length = 0;
    for (; length < span.size && length < (int32_t)sizeof text - 1; length++) {
        const uint8_t c = r->bytes[span.at + length];
        text[length] = c >= ' ' && c < 127 ? (char)c : '?';
    }
    text[length] = 0;
    return text;
}

bool nb_add_size(nb_array *array, int32_t size, int64_t *count) {
    if (array->rank == NB_MAX_RANK || size < 0) return false;
    array->dims[array->rank++] = size;
    *count *= size; /* both below 2^31 */
    return *count <= INT32_MAX;
}

int32_t nb_dtype_width(int32_t dtype) {
    static const uint8_t width[] = {4, 8, 1, 2, 4, 8, 1, 2, 4, 8, 1};
    return width[dtype];
}
