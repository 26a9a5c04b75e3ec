/* check.h - the C tests' harness: include it in one file a program, and end main with
 *
 *     int main(void) {
 *         CHECK(sizeof(float) == 4);
 *         CHECK_NEAR(sqrt(2.0), 1.41421356, 1e-8);
 *         return check_done();
 *     }
 *
 * A failed check prints its place, its text and the values, and the program goes on. The first
 * CHECK_MAX_PRINTED failures are printed, all are counted. The last line is
 * `N passed, N failed`; the exit status is 0 when none failed.
 */
#ifndef CHECK_H
#define CHECK_H
#include <math.h>
#include <stdarg.h>
#include <stdio.h>

enum { CHECK_MAX_PRINTED = 50 };

static int check_passed, check_failed;

__attribute__((format(printf, 4, 5))) static inline int
check_that(int ok, const char *file, int line, const char *format, ...) {
    if (ok) {
        check_passed++;
        return 1;
    }
    if (check_failed++ < CHECK_MAX_PRINTED) {
        va_list args;
        va_start(args, format);
        printf("%s:%d: ", file, line);
        vprintf(format, args);
        printf("\n");
        va_end(args);
    }
    return 0;
}

/* True when the condition holds, so that what depends on it can be left out. */
#define CHECK(condition) check_that(!!(condition), __FILE__, __LINE__, "%s", #condition)

/* The same with a message in printf's manner, for checks in a loop. */
#define CHECK_SAY(condition, ...) check_that(!!(condition), __FILE__, __LINE__, __VA_ARGS__)

/* |got - wanted| <= tolerance. A NaN is near nothing. */
#define CHECK_NEAR(got, wanted, tolerance)                                                         \
    check_that(fabs((double)(got) - (double)(wanted)) <= (double)(tolerance), __FILE__, __LINE__,  \
               "%s is %.9g, not %.9g within %.3g", #got, (double)(got), (double)(wanted),          \
               (double)(tolerance))

static inline int check_done(void) {
    printf("%d passed, %d failed\n", check_passed, check_failed);
    return check_failed != 0;
}

#endif
