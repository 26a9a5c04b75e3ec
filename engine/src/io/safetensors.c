/* safetensors.c - the table of a .safetensors file (Hugging Face, format 0.4):
 *
 *     8 bytes   n, the size of the header, little-endian
 *     n bytes   {"NAME": {"dtype": "F32", "shape": [2, 3], "data_offsets": [0, 24]}, ...}, JSON;
 *               "__metadata__" is an object of strings instead
 *     the rest  values; the offsets count from here, and leave no gap and no byte twice
 *
 * Of JSON only that is read: objects of exactly these keys, once each, whole numbers, strings.
 */
#include "reader.h"

static const char *const names[] = {"F32", "F64", "I8",  "I16", "I32", "I64",
                                    "U8",  "U16", "U32", "U64", "BOOL"};

static nb_status broken(const nb_reader *r) {
    return nb_fail(NB_PARAM, "safetensors: the header is not well formed at byte %d", r->at);
}

static bool take_colon_string(nb_reader *r, nb_span *text) {
    return nb_take_sign(r, ':') && nb_take_string(r, '"', text);
}

static nb_status take_dtype(nb_reader *r, nb_array *a) {
    nb_span text;
    if (!take_colon_string(r, &text)) return broken(r);
    for (int32_t i = 0; i < (int32_t)(sizeof names / sizeof *names); i++)
        if (nb_span_is(r, text, names[i])) {
            a->dtype = i;
            return NB_OK;
        }
    return nb_fail(NB_PARAM, "safetensors: values of dtype '%s' cannot be read",
                   nb_span_text(r, text));
}

static nb_status take_shape(nb_reader *r, nb_array *a, int64_t *count) {
    if (!nb_take_sign(r, ':') || !nb_take_sign(r, '[')) return broken(r);
    if (nb_take_sign(r, ']')) return NB_OK;
    do {
        int32_t size;
        if (!nb_take_whole(r, &size)) return broken(r);
        if (!nb_add_size(a, size, count))
            return nb_fail(NB_SHAPE, "safetensors: a shape has over %d axes or too many elements",
                           NB_MAX_RANK);
    } while (nb_take_sign(r, ','));
    return nb_take_sign(r, ']') ? NB_OK : broken(r);
}

static nb_status take_offsets(nb_reader *r, nb_array *a) {
    int32_t from, to;
    const bool well = nb_take_sign(r, ':') && nb_take_sign(r, '[') && nb_take_whole(r, &from) &&
                      nb_take_sign(r, ',') && nb_take_whole(r, &to) && nb_take_sign(r, ']');
    if (!well || to < from) return broken(r);
    a->offset = from;
    a->size = to - from;
    return NB_OK;
}

/* {"dtype": ..., "shape": ..., "data_offsets": ...}, in any order, each once. */
static nb_status take_array(nb_reader *r, nb_array *a) {
    if (!nb_take_sign(r, '{')) return broken(r);
    int64_t count = 1;
    for (int seen = 0; seen != 7;) {
        nb_span key;
        if ((seen && !nb_take_sign(r, ',')) || !nb_take_string(r, '"', &key)) return broken(r);
        const int part = nb_span_is(r, key, "dtype")          ? 1
                         : nb_span_is(r, key, "shape")        ? 2
                         : nb_span_is(r, key, "data_offsets") ? 4
                                                              : 0;
        if (!part || seen & part) return broken(r);
        seen |= part;
        const nb_status status = part == 1   ? take_dtype(r, a)
                                 : part == 2 ? take_shape(r, a, &count)
                                             : take_offsets(r, a);
        if (status) return status;
    }
    if (!nb_take_sign(r, '}')) return broken(r);
    if (count * nb_dtype_width(a->dtype) == a->size) return NB_OK;
    return nb_fail(NB_SHAPE, "safetensors: '%s' has %d bytes, not those of its shape",
                   nb_span_text(r, (nb_span){a->name, a->name_size}), a->size);
}

/* {"KEY": "text", ...}: an entry of dtype NB_NOTES. */
static nb_status take_notes(nb_reader *r, nb_array *a) {
    a->dtype = NB_NOTES;
    if (!nb_take_sign(r, '{')) return broken(r);
    a->offset = r->at - 1;
    nb_span text;
    if (!nb_take_sign(r, '}')) {
        do {
            if (!nb_take_string(r, '"', &text) || !take_colon_string(r, &text)) return broken(r);
        } while (nb_take_sign(r, ','));
        if (!nb_take_sign(r, '}')) return broken(r);
    }
    a->size = r->at - a->offset;
    return NB_OK;
}

/* An entry is not one of those before it, by name or by place. */
static nb_status check_apart(const nb_reader *r, const nb_array *arrays, int32_t n) {
    const nb_array *a = &arrays[n];
    const nb_span name = {a->name, a->name_size};
    for (const nb_array *b = arrays; b < a; b++) {
        if (nb_spans_equal(r, name, (nb_span){b->name, b->name_size}))
            return nb_fail(NB_PARAM, "safetensors: '%s' is there twice", nb_span_text(r, name));
        const bool apart = b->offset + b->size <= a->offset || a->offset + a->size <= b->offset;
        if (a->dtype != NB_NOTES && b->dtype != NB_NOTES && !apart)
            return nb_fail(NB_PARAM, "safetensors: '%s' overlaps another", nb_span_text(r, name));
    }
    return NB_OK;
}

/* One entry; its offset counts from the beginning of the file when this is done. */
static nb_status take_entry(nb_reader *r, int32_t file_size, nb_array *arrays, int32_t n) {
    nb_array *a = &arrays[n];
    *a = (nb_array){0};
    nb_span name;
    if (!nb_take_string(r, '"', &name) || !nb_take_sign(r, ':')) return broken(r);
    a->name = name.at;
    a->name_size = name.size;
    const bool is_notes = nb_span_is(r, name, "__metadata__");
    const nb_status status = is_notes ? take_notes(r, a) : take_array(r, a);
    if (status) return status;
    if (!is_notes) {
        if (a->size > file_size - r->end || a->offset > file_size - r->end - a->size)
            return nb_fail(NB_PARAM, "safetensors: '%s' lies beyond the end of the file",
                           nb_span_text(r, name));
        a->offset += r->end;
    }
    return check_apart(r, arrays, n);
}

int32_t nb_read_safetensors(const uint8_t *bytes, int32_t size, int32_t file_size, nb_array *arrays,
                            int32_t capacity) {
    if (size < 8 || file_size < size)
        return nb_fail(NB_PARAM, "safetensors: %d bytes are too few", size);
    const uint32_t low = nb_u32(bytes);
    if (nb_u32(bytes + 4) || low > (uint32_t)(size - 8))
        return nb_fail(NB_PARAM, "safetensors: the header would be longer than the %d bytes there",
                       size - 8);
    nb_reader r = {bytes, 8, 8 + (int32_t)low};
    if (!nb_take_sign(&r, '{')) return broken(&r);
    int32_t n = 0;
    int64_t values = 0;
    bool is_open = !nb_take_sign(&r, '}');
    for (; is_open; is_open = nb_take_sign(&r, ','), n++) {
        if (n == capacity) return nb_fail(NB_PARAM, "safetensors: over %d entries", capacity);
        const nb_status status = take_entry(&r, file_size, arrays, n);
        if (status) return status;
        if (arrays[n].dtype != NB_NOTES) values += arrays[n].size;
    }
    if (n > 0 && !nb_take_sign(&r, '}')) return broken(&r);
    if (!nb_at_end(&r)) return broken(&r);
    if (values == file_size - r.end) return n;
    return nb_fail(NB_PARAM, "safetensors: %d bytes of values, and the header names %.0f",
                   file_size - r.end, (double)values);
}
