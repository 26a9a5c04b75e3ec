/* sentence.h - formatting for error sentences: the part of printf that they use.
 *
 *   %s  %.20s  text, at most so long      %d %u %lld  whole numbers
 *   %g  %.0f   a number, six digits; without its fraction
 *
 * The C library's printf would bring exact conversion of long doubles along: a tenth of the whole
 * module (ARCHITECTURE.md, size).
 */
#ifndef NB_SENTENCE_H
#define NB_SENTENCE_H
#include <stdarg.h>
#include <stddef.h>

/* Writes at most size - 1 characters and a 0. */
void nb_format(char *out, size_t size, const char *format, va_list args);

#endif
