/* npy.c - what a .npy file holds (NumPy's format, versions 1 to 3):
 *
 *     \x93NUMPY, 1 0, the size of the header in 2 bytes (4 from version 2 on), little-endian
 *     {'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }, ended by spaces and a newline
 *     values, to the end of the file
 */
#include "reader.h"
#include <string.h>

static const char *const names[] = {"<f4", "<f8", "|i1", "<i2", "<i4", "<i8",
                                    "|u1", "<u2", "<u4", "<u8", "|b1"};

static nb_status broken(const nb_reader *r) {
    return nb_fail(NB_PARAM, "npy: the header is not well formed at byte %d", r->at);
}

static bool take_text(nb_reader *r, nb_span *text) {
    return nb_take_string(r, '\'', text) || nb_take_string(r, '"', text);
}

static nb_status take_descr(nb_reader *r, nb_array *a) {
    nb_span text;
    if (!take_text(r, &text))
        return nb_fail(NB_PARAM, "npy: the values are no plain numbers: a structure, at byte %d",
                       r->at);
    for (int32_t i = 0; i < (int32_t)(sizeof names / sizeof *names); i++)
        if (nb_span_is(r, text, names[i])) {
            a->dtype = i;
            return NB_OK;
        }
    return nb_fail(NB_PARAM, "npy: values of dtype '%s' cannot be read", nb_span_text(r, text));
}

static nb_status take_shape(nb_reader *r, nb_array *a, int64_t *count) {
    if (!nb_take_sign(r, '(')) return broken(r);
    while (!nb_take_sign(r, ')')) {
        int32_t size;
        if (!nb_take_whole(r, &size)) return broken(r);
        if (!nb_add_size(a, size, count))
            return nb_fail(NB_SHAPE, "npy: the shape has over %d axes or too many elements",
                           NB_MAX_RANK);
        if (nb_take_sign(r, ',')) continue;
        if (a->rank < 2 || !nb_take_sign(r, ')')) return broken(r);
        break;
    }
    return NB_OK;
}

static nb_status take_order(nb_reader *r, nb_array *a) {
    a->column_major = nb_take_word(r, "True");
    return a->column_major || nb_take_word(r, "False") ? NB_OK : broken(r);
}

static nb_status take_header(nb_reader *r, nb_array *a, int64_t *count) {
    if (!nb_take_sign(r, '{')) return broken(r);
    for (int seen = 0; seen != 7;) {
        nb_span key;
        if (!take_text(r, &key) || !nb_take_sign(r, ':')) return broken(r);
        const int part = nb_span_is(r, key, "descr")           ? 1
                         : nb_span_is(r, key, "shape")         ? 2
                         : nb_span_is(r, key, "fortran_order") ? 4
                                                               : 0;
        if (!part || seen & part) return broken(r);
        seen |= part;
        const nb_status status = part == 1   ? take_descr(r, a)
                                 : part == 2 ? take_shape(r, a, count)
                                             : take_order(r, a);
        if (status) return status;
        if (!nb_take_sign(r, ',') && seen != 7) return broken(r);
    }
    return nb_take_sign(r, '}') && nb_at_end(r) ? NB_OK : broken(r);
}

nb_status nb_read_npy(const uint8_t *bytes, int32_t size, int32_t file_size, nb_array *array) {
    *array = (nb_array){0};
    if (size < 12 || file_size < size || memcmp(bytes, "\x93NUMPY", 6))
        return nb_fail(NB_PARAM, "npy: this does not begin as a .npy file does");
    if (bytes[6] < 1 || bytes[6] > 3 || bytes[7])
        return nb_fail(NB_PARAM, "npy: version %d.%d is not known", bytes[6], bytes[7]);
    const int32_t first = bytes[6] == 1 ? 10 : 12;
    const uint32_t length = bytes[6] == 1 ? nb_u16(bytes + 8) : nb_u32(bytes + 8);
    if (length > (uint32_t)(size - first))
        return nb_fail(NB_PARAM, "npy: the header would be longer than the %d bytes there",
                       size - first);
    nb_reader r = {bytes, first, first + (int32_t)length};
    int64_t count = 1;
    const nb_status status = take_header(&r, array, &count);
    if (status) return status;
    array->offset = r.end;
    array->size = file_size - r.end;
    if (count * nb_dtype_width(array->dtype) == array->size) return NB_OK;
    return nb_fail(NB_SHAPE, "npy: %d bytes of values, and the shape needs %.0f", array->size,
                   (double)count * nb_dtype_width(array->dtype));
}
