/* sentence.c - formatting for error sentences; see sentence.h. */
#include "sentence.h"
#include <math.h>
#include <stdbool.h>
#include <stdint.h>

typedef struct writer {
    char *at, *end;
} writer;

static void put(writer *w, char c) {
    if (w->at < w->end) *w->at++ = c;
}

static void put_text(writer *w, const char *text, int most) {
    for (; *text && most-- > 0; text++) put(w, *text);
}

static void put_whole(writer *w, uint64_t value) {
    if (value > 9) put_whole(w, value / 10);
    put(w, (char)('0' + value % 10));
}

static void put_signed(writer *w, int64_t value) {
    if (value < 0) put(w, '-');
    put_whole(w, value < 0 ? -(uint64_t)value : (uint64_t)value);
}

/* x = d.ddddd 10^exponent, rounded; returns the six digits as a whole number. */
static uint64_t six_digits(double x, int *exponent) {
    *exponent = 0;
    for (; x >= 10; x /= 10) ++*exponent;
    for (; x < 1; x *= 10) --*exponent;
    const uint64_t digits = (uint64_t)(x * 1e5 + 0.5);
    if (digits < 1000000) return digits;
    ++*exponent;
    return digits / 10;
}

/* Like %g: plain from 0.0001 to 999999, else with an exponent. */
static void put_number(writer *w, double x) {
    if (x != x) {
        put_text(w, "nan", 3);
        return;
    }
    if (signbit(x)) put(w, '-');
    x = fabs(x);
    if (isinf(x)) {
        put_text(w, "inf", 3);
        return;
    }
    if (x == 0) {
        put(w, '0');
        return;
    }
    int exponent;
    uint64_t digits = six_digits(x, &exponent);
    int count = 6;
    for (; digits % 10 == 0; digits /= 10) count--;
    const bool plain = exponent >= -4 && exponent < 6;
    int before = plain ? exponent + 1 : 1; /* digits in front of the point */
    for (; plain && count < before; count++) digits *= 10;
    if (before <= 0) put_text(w, "0.", 2);
    for (; before < 0; before++) put(w, '0');
    uint64_t power = 1;
    for (int i = 1; i < count; i++) power *= 10;
    for (int i = 0; i < count; i++, power /= 10) {
        if (i > 0 && i == before) put(w, '.');
        put(w, (char)('0' + digits / power % 10));
    }
    if (plain) return;
    put(w, 'e');
    put_signed(w, exponent);
}

void nb_format(char *out, size_t size, const char *format, va_list args) {
    writer w = {out, out + size - 1};
    for (const char *f = format; *f; f++) {
        if (*f != '%') {
            put(&w, *f);
            continue;
        }
        int most = INT32_MAX;
        if (*++f == '.')
            for (most = 0, f++; *f >= '0' && *f <= '9'; f++) most = 10 * most + (*f - '0');
        while (*f == 'l') f++; /* %lld is the only long */
        switch (*f) {
        case 's': put_text(&w, va_arg(args, const char *), most); break;
        case 'u': put_whole(&w, va_arg(args, unsigned)); break;
        case 'g': put_number(&w, va_arg(args, double)); break;
        case 'f': put_signed(&w, (int64_t)va_arg(args, double)); break;
        case 'd':
            if (f[-1] == 'l')
                put_signed(&w, va_arg(args, long long));
            else
                put_signed(&w, va_arg(args, int));
            break;
        default: put(&w, *f);
        }
    }
    *w.at = 0;
}
