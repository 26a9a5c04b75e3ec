/* double.h - included before everything else of the gradient check: the engine's sources, compiled
 * once more, read every float as a double. Differences then have the digits that a check needs.
 * The system's headers come first, for they must keep their floats.
 */
#ifndef DOUBLE_H
#define DOUBLE_H
#include <float.h>
#include <limits.h>
#include <math.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define float double
#define fabsf fabs
#define nextafterf nextafter

#endif
