/* files_test.c - the readers of files: what real files hold, cut at every byte, changed in every
 * byte, and headers that lie. The files: tests/fuzz/corpus/files/, made by tests/oracle/files.py.
 */
#include "../fuzz/files.h"
#include "check.h"

static uint8_t file[8192];

/* Fills `file`; gives its size. */
static int32_t read_corpus(const char *name) {
    char path[128];
    snprintf(path, sizeof path, "%s/%s", NABLA_CORPUS, name);
    FILE *f = fopen(path, "rb");
    if (!CHECK_SAY(f != NULL, "%s is missing", path)) return 0;
    const size_t size = fread(file, 1, sizeof file, f);
    fclose(f);
    CHECK(size > 0 && size < sizeof file);
    return (int32_t)size;
}

/* On a block of just that size, so that a sanitizer sees a read beyond it. */
static void check_block(int32_t size) {
    uint8_t *block = malloc(size ? (size_t)size : 1);
    memcpy(block, file, (size_t)size);
    files_check(block, size);
    free(block);
}

/* None of the readers takes a file that is cut; none breaks on one that is changed. */
static void check_damage(const char *name) {
    const int32_t size = read_corpus(name);
    nb_array arrays[FILES_CAPACITY];
    nb_zip_entry entries[FILES_CAPACITY];
    for (int32_t cut = 0; cut < size; cut++) {
        check_block(cut);
        const int taken = nb_read_safetensors(file, cut, cut, arrays, FILES_CAPACITY) >= 0 ||
                          nb_read_npy(file, cut, cut, arrays) == NB_OK ||
                          nb_read_zip(file, cut, entries, FILES_CAPACITY) >= 0;
        CHECK_SAY(!taken, "%s, cut at %d, is taken", name, cut);
    }
    static const uint8_t changes[] = {0x01, 0x80, 0xff, 0x20, 0x0a};
    for (int32_t i = 0; i < size; i++)
        for (size_t change = 0; change < sizeof changes; change++) {
            file[i] ^= changes[change];
            check_block(size);
            file[i] ^= changes[change];
        }
}

static void test_real_files(void) {
    nb_array a[FILES_CAPACITY];
    nb_zip_entry e[FILES_CAPACITY];
    int32_t size = read_corpus("many.safetensors");
    CHECK(nb_read_safetensors(file, size, size, a, FILES_CAPACITY) == 8);
    CHECK(nb_read_safetensors(file, size, size, a, 7) == NB_PARAM);
    size = read_corpus("rows.npy");
    CHECK(nb_read_npy(file, size, size, a) == NB_OK && a->dtype == NB_F32 && a->rank == 2);
    CHECK(a->dims[0] == 2 && a->dims[1] == 3 && !a->column_major && a->size == 24);
    size = read_corpus("columns.npy");
    CHECK(nb_read_npy(file, size, size, a) == NB_OK && a->dtype == NB_I16 && a->column_major);
    size = read_corpus("stored.npz");
    CHECK(nb_read_zip(file, size, e, FILES_CAPACITY) == 7);
    CHECK(!e[0].method && !memcmp(file + e[0].name, "rows.npy", 8));
    CHECK(nb_read_npy(file + e[0].offset, e[0].size, e[0].size, a) == NB_OK);
    size = read_corpus("deflated.npz");
    CHECK(nb_read_zip(file, size, e, FILES_CAPACITY) == 7 && e[0].method == 8);
}

/* A safetensors file with this header and `values` bytes behind it. */
static int32_t safetensors(const char *header, int32_t values) {
    const int32_t length = (int32_t)strlen(header);
    memset(file, 0, sizeof file);
    file[0] = (uint8_t)length;
    file[1] = (uint8_t)(length >> 8);
    memcpy(file + 8, header, (size_t)length);
    nb_array arrays[FILES_CAPACITY];
    const int32_t size = 8 + length + values;
    check_block(size);
    return nb_read_safetensors(file, size, size, arrays, FILES_CAPACITY);
}

static void refused(const char *header, int32_t values, const char *because) {
    CHECK_SAY(safetensors(header, values) < 0, "%s is taken", header);
    CHECK_SAY(strstr(nb_error(), because) != NULL, "%s: %s", header, nb_error());
}

static void test_safetensors(void) {
#define A "\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":"
    CHECK(safetensors("{}", 0) == 0);
    CHECK(safetensors("{\"a\":{" A "[0,8]},\"b\":{" A "[8,16]}}  ", 16) == 2);
    CHECK(safetensors(" { \"a\" : { \"data_offsets\" : [ 0 , 4 ] , \"shape\" : [ ] , "
                      "\"dtype\" : \"I32\" } } ",
                      4) == 1);
    refused("{\"a\":{" A "[0,8]},\"a\":{" A "[8,16]}}", 16, "'a' is there twice");
    refused("{\"a\":{" A "[0,8]},\"b\":{" A "[4,12]}}", 16, "'b' overlaps");
    refused("{\"a\":{" A "[0,8]},\"b\":{" A "[12,20]}}", 20, "20 bytes of values");
    refused("{\"a\":{" A "[8,16]}}", 8, "beyond the end");
    refused("{\"a\":{" A "[0,2147483647]}}", 8, "not those of its shape");
    refused("{\"a\":{" A "[0,9223372036854775808]}}", 8, "not well formed");
    refused("{\"a\":{" A "[8,0]}}", 8, "not well formed");
    refused("{\"a\":{" A "[0,8],\"x\":1}}", 8, "not well formed");
    refused("{\"a\":{\"dtype\":\"F32\",\"shape\":[65536,65536],\"data_offsets\":[0,0]}}", 0,
            "too many");
    refused("{\"a\":{\"dtype\":\"F32\",\"shape\":[1,1,1,1,1,1],\"data_offsets\":[0,4]}}", 4,
            "5 axes");
    refused("{\"a\":{\"dtype\":\"F32\",\"shape\":[NaN],\"data_offsets\":[0,4]}}", 4,
            "not well formed");
    refused("{\"a\":{\"dtype\":\"F32\",\"shape\":[-1],\"data_offsets\":[0,4]}}", 4,
            "not well formed");
    refused("{\"a\":{\"dtype\":\"F32\",\"shape\":[01],\"data_offsets\":[0,4]}}", 4,
            "not well formed");
    refused("{\"a\":{\"dtype\":\"BF16\",\"shape\":[2],\"data_offsets\":[0,4]}}", 4, "dtype 'BF16'");
    refused("{\"a\\x\":{" A "[0,8]}}", 8, "not well formed");
    refused("{\"__metadata__\":{\"a\":1}}", 0, "not well formed");
    refused("{\"__metadata__\":{\"a\":{\"b\":\"c\"}}}", 0, "not well formed");
    refused("{\"__metadata__\":{},\"__metadata__\":{}}", 0, "twice");
    refused("[[[[[[[[[[", 0, "not well formed");
    refused("{}}", 0, "not well formed");
    refused("{},", 0, "not well formed");
    safetensors("{}", 0);
    file[7] = 0x80; /* a header of 2^63 bytes */
    nb_array a;
    CHECK(nb_read_safetensors(file, 10, 10, &a, 1) == NB_PARAM);
    CHECK(strstr(nb_error(), "longer than the 2 bytes") != NULL);
}

/* Lengths that reach past the end: of a header, and of a name in the directory and before its data.
 */
static void test_overlong(void) {
    nb_array a;
    safetensors("{}    ", 0);
    check_block(12);
    CHECK(nb_read_safetensors(file, 12, 12, &a, 1) == NB_PARAM);
    CHECK(strstr(nb_error(), "longer than the 4 bytes") != NULL);
    nb_zip_entry e[FILES_CAPACITY];
    const int32_t size = read_corpus("stored.npz");
    CHECK(nb_read_zip(file, size, e, FILES_CAPACITY) == 7);
    file[e[6].head + 26] = file[e[6].name - 46 + 28] = 120;
    check_block(size);
    CHECK(nb_read_zip(file, size, e, FILES_CAPACITY) == NB_PARAM);
    CHECK(strstr(nb_error(), "the directory breaks off") != NULL);
}

/* A .npy file with this header and `values` bytes behind it. */
static nb_status npy(const char *header, int32_t values) {
    memset(file, 0, sizeof file);
    memcpy(file, "\x93NUMPY\1", 8);
    file[8] = (uint8_t)strlen(header);
    memcpy(file + 10, header, strlen(header));
    const int32_t size = 10 + file[8] + values;
    check_block(size);
    nb_array a;
    return nb_read_npy(file, size, size, &a);
}

static void test_npy(void) {
#define H "{'descr': '<f4', 'fortran_order': False, 'shape': "
    CHECK(npy(H "(2, 3), }  \n", 24) == NB_OK);
    CHECK(npy(H "(6,)}", 24) == NB_OK && npy(H "()}", 4) == NB_OK && npy(H "(0, 7)}", 0) == NB_OK);
    const char *const wrong[] = {H "(6)}",
                                 H "(6,,)}",
                                 H "(6,}",
                                 H "(6,), 'x': 1}",
                                 H "(6,)} 1",
                                 "{}",
                                 "{'descr': '<f4', 'descr': '<f4'}",
                                 H "(1, 6, -1)}",
                                 H "6}",
                                 "{'descr': '|O', 'fortran_order': False, 'shape': (6,)}",
                                 "{'descr': '>f4', 'fortran_order': False, 'shape': (6,)}",
                                 "{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (6,)}",
                                 H "(65536, 65536)}",
                                 H "(1, 1, 1, 1, 1, 6)}",
                                 H "(7,)}",
                                 H "(5,)}"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        CHECK_SAY(npy(wrong[i], 24) < 0 && strlen(nb_error()) > 20, "%s is taken", wrong[i]);
}

int main(void) {
    test_real_files();
    test_safetensors();
    test_npy();
    test_overlong();
    check_damage("many.safetensors");
    check_damage("stored.npz");
    check_damage("deflated.npz");
    check_damage("columns.npy");
    return check_done();
}
