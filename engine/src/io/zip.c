/* zip.c - the directory of a .zip file (PKWARE's APPNOTE 6.3), as far as .npz files use it: stored
 * or deflated, not encrypted, one disk, below 2 GB.
 *
 *     entries     PK 3 4, 26 bytes, the name, an extra field; then the data
 *     directory   PK 1 2, 42 bytes with sizes, checksum and the entry's place; its name; ...
 *     the end     PK 5 6, 18 bytes: how many entries, where the directory lies
 *
 * What the directory says counts; the entry's own head must be where it says and have that name.
 */
#include "reader.h"

enum { LOCAL = 0x04034b50, CENTRAL = 0x02014b50, END = 0x06054b50 };
enum { LOCAL_SIZE = 30, CENTRAL_SIZE = 46, END_SIZE = 22, MAX_COMMENT = 65535 };
enum { MOST_RATIO = 1032 }; /* deflate's: 258 bytes from 2 bits */

static nb_status broken(const char *what, int32_t at) {
    return nb_fail(NB_PARAM, "zip: %s at byte %d", what, at);
}

/* The place of the end record: the last one that is followed by its comment alone. */
static int32_t find_end(const uint8_t *bytes, int32_t size) {
    for (int32_t at = size - END_SIZE; at >= 0 && at >= size - END_SIZE - MAX_COMMENT; at--)
        if (nb_u32(bytes + at) == END && (int32_t)nb_u16(bytes + at + 20) == size - END_SIZE - at)
            return at;
    return -1;
}

/* The entry's own head, and so the place of its data; what lies behind `limit` is not data. */
static nb_status find_data(const nb_reader *r, uint32_t place, uint32_t limit, nb_zip_entry *e) {
    if (place > limit || limit - place < LOCAL_SIZE || nb_u32(r->bytes + place) != LOCAL)
        return broken("an entry does not begin where the directory says", r->at);
    const uint8_t *local = r->bytes + place;
    const uint32_t name_size = nb_u16(local + 26), extra = nb_u16(local + 28);
    const uint32_t head = LOCAL_SIZE + name_size + extra;
    if (head > limit - place || (uint32_t)e->size > limit - place - head)
        return broken("an entry is longer than the file", r->at);
    const nb_span name = {(int32_t)(place + LOCAL_SIZE), (int32_t)name_size};
    if (!nb_spans_equal(r, name, (nb_span){e->name, e->name_size}))
        return broken("an entry has another name than in the directory", r->at);
    e->head = (int32_t)place;
    e->offset = (int32_t)(place + head);
    return NB_OK;
}

/* The directory's next line. */
static nb_status take_entry(nb_reader *r, uint32_t limit, nb_zip_entry *e) {
    const uint8_t *line = r->bytes + r->at;
    if (r->end - r->at < CENTRAL_SIZE || nb_u32(line) != CENTRAL)
        return broken("the directory breaks off", r->at);
    const uint32_t flags = nb_u16(line + 8), method = nb_u16(line + 10);
    const uint32_t size = nb_u32(line + 20), inflated = nb_u32(line + 24);
    const uint32_t name_size = nb_u16(line + 28);
    const uint32_t rest = name_size + nb_u16(line + 30) + nb_u16(line + 32);
    if (rest > (uint32_t)(r->end - r->at - CENTRAL_SIZE))
        return broken("the directory breaks off", r->at);
    if (flags & 1) return broken("an entry is encrypted", r->at);
    if (method != 0 && method != 8) return broken("an entry is neither stored nor deflated", r->at);
    if (size > INT32_MAX || inflated > INT32_MAX)
        return broken("an entry is larger than 2 GB", r->at);
    if (method == 0 ? size != inflated : inflated / MOST_RATIO > size)
        return broken("an entry claims more than its bytes can hold", r->at);
    *e = (nb_zip_entry){.name = r->at + CENTRAL_SIZE,
                        .name_size = (int32_t)name_size,
                        .method = (int32_t)method,
                        .size = (int32_t)size,
                        .inflated = (int32_t)inflated,
                        .crc = nb_u32(line + 16)};
    const nb_status status = find_data(r, nb_u32(line + 42), limit, e);
    r->at += CENTRAL_SIZE + (int32_t)rest;
    return status;
}

static nb_status check_apart(const nb_reader *r, const nb_zip_entry *entries, int32_t n) {
    const nb_zip_entry *a = &entries[n];
    for (const nb_zip_entry *b = entries; b < a; b++) {
        if (nb_spans_equal(r, (nb_span){a->name, a->name_size}, (nb_span){b->name, b->name_size}))
            return broken("an entry is there twice", a->name);
        if (a->head < b->offset + b->size && b->head < a->offset + a->size)
            return broken("two entries overlap", a->name);
    }
    return NB_OK;
}

int32_t nb_read_zip(const uint8_t *bytes, int32_t size, nb_zip_entry *entries, int32_t capacity) {
    const int32_t end = find_end(bytes, size);
    if (end < 0) return nb_fail(NB_PARAM, "zip: there is no end of a zip file, or it is cut short");
    const uint8_t *record = bytes + end;
    const int32_t count = (int32_t)nb_u16(record + 10);
    const uint32_t length = nb_u32(record + 12), first = nb_u32(record + 16);
    if (nb_u16(record + 4) || nb_u16(record + 6) || (int32_t)nb_u16(record + 8) != count)
        return broken("the file has several parts", end);
    if (length > (uint32_t)end || first != (uint32_t)end - length)
        return broken("the directory does not lie before the end", end);
    if (count > capacity)
        return nb_fail(NB_PARAM, "zip: %d entries, and at most %d are read", count, capacity);
    nb_reader r = {bytes, (int32_t)first, end};
    for (int32_t n = 0; n < count; n++) {
        nb_status status = take_entry(&r, first, &entries[n]);
        if (!status) status = check_apart(&r, entries, n);
        if (status) return status;
    }
    return r.at == end ? count : broken("the directory has more than its entries", r.at);
}
