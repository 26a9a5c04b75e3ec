/* program.h - reads an input of the fuzzer as a program: bytes become small numbers, indices that
 * mostly exist, sizes that mostly fit, and now and then what nobody should ask for. Past its end
 * everything is 0.
 */
#ifndef PROGRAM_H
#define PROGRAM_H
#include "nb.h"
#include <math.h>
#include <string.h>

typedef struct program {
    const uint8_t *bytes;
    size_t size, at;
} program;

static inline uint8_t a_byte(program *p) { return p->at < p->size ? p->bytes[p->at++] : 0; }

static inline uint32_t a_word(program *p) {
    uint32_t word = 0;
    for (int i = 0; i < 4; i++) word = word << 8 | a_byte(p);
    return word;
}

/* 0 to n - 1, and for one byte in sixteen a number that is no index of n things. */
static inline int32_t an_index(program *p, int32_t n) {
    const uint8_t b = a_byte(p);
    if (b >= 0xf0) return (int32_t[]){-1, n, INT32_MIN, INT32_MAX, NB_NONE, n + 1}[b % 6];
    return n > 0 ? b % n : 0;
}

/* 0 to n - 1 for sure; n > 0. */
static inline int32_t below(program *p, int32_t n) { return a_byte(p) % n; }

static inline int32_t a_size(program *p) {
    static const int32_t usual[] = {1, 2, 3, 4, 5, 7, 8, 1, 2, 3, 16, 17, NB_OPEN, 2, 3, 4};
    static const int32_t odd[] = {0,     33,      64,      -2,    INT32_MIN, INT32_MAX,     1 << 16,
                                  46341, 1 << 30, 1 << 20, 65535, -1,        INT32_MAX - 1, 1 << 24,
                                  100,   0};
    const uint8_t b = a_byte(p);
    return b < 0xd0 ? usual[b % 16] : odd[b % 16];
}

/* The same sizes without open ones, and rarely an odd one: for runs. */
static inline int32_t a_run_size(program *p) {
    const uint8_t b = a_byte(p);
    return b < 0xf0 ? b % 6 : a_size(p);
}

/* For a parameter of which is known what it may be. */
static inline double a_param(program *p, double initial, double low, double high) {
    const double odd[] = {NAN, INFINITY, -INFINITY, low - 1, high + 1, 1e300, -0.0, 0.5};
    const uint8_t b = a_byte(p);
    if (b < 0x60) return initial;
    if (b < 0xa0) return (int)(b % 8) - 1;
    if (b < 0xb0) return low;
    if (b < 0xc0) return high;
    if (b < 0xe0) return low + (high - low) * (b % 32) / 31;
    return odd[b % 8];
}

static inline float a_float(program *p) {
    const uint8_t b = a_byte(p);
    if (b >= 0xf8)
        return (float[]){NAN, INFINITY, -INFINITY, -0.0f, 3e38f, 1e-45f, 1e20f, -1e10f}[b % 8];
    return ((float)b - 124) / 32;
}

/* A word of at most 90 letters; room for 96. */
static inline const char *a_name(program *p, char *room) {
    const size_t length = (size_t)below(p, 91) % (a_byte(p) < 0xe0 ? 6 : 91);
    for (size_t i = 0; i < length; i++) room[i] = (char)(1 + below(p, 255));
    room[length] = 0;
    return room;
}

static inline uint32_t hash_of(const void *bytes, size_t n, uint32_t hash) {
    for (const uint8_t *b = bytes; n--; b++) hash = (hash ^ *b) * 16777619u; /* FNV-1a */
    return hash;
}

#endif
