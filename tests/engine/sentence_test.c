/* sentence_test.c - error sentences format as printf would, where %g does. */
#include "check.h"
#include "sentence.h"
#include <stdio.h>
#include <string.h>

static char got[64], want[64];

static void format(const char *text, ...) {
    va_list args;
    va_start(args, text);
    nb_format(got, sizeof got, text, args);
    va_end(args);
    va_start(args, text);
    vsnprintf(want, sizeof want, text, args);
    va_end(args);
    CHECK_SAY(!strcmp(got, want), "'%s', not '%s'", got, want);
}

/* Into eight places. */
static void cut(const char *text, ...) {
    va_list args;
    va_start(args, text);
    nb_format(got, 8, text, args);
    va_end(args);
}

int main(void) {
    format("plain");
    format("%s, %.3s and %.3s", "text", "cut off", "ab");
    format("%d %d %d", 0, -2147483647 - 1, 2147483647);
    format("%u %lld %lld", 4294967295u, -9007199254740993LL, 12LL);
    format("%.0f %.0f", 123456789012.0, -4.0);
    const double plain[] = {0, 1, -1, 0.5, 0.25, 10, 100, 123456, 999999, 0.001, 0.0001, 3.14159265,
                            -2.71828, 1024, 0.1, 0.30000001, 99999.95};
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++) format("%g", plain[i]);
    format("%g %g %g", (double)NAN, (double)INFINITY, -(double)INFINITY);
    cut("a long text");
    CHECK(!strcmp(got, "a long "));
    cut("%g", 1.5e30); /* printf writes e+30 */
    CHECK(!strcmp(got, "1.5e30"));
    cut("%g", 2e-7);
    CHECK(!strcmp(got, "2e-7"));
    return check_done();
}
