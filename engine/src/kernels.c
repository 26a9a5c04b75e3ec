/* kernels.c - the two tables of kernels, made from kernels.def, and the one in use.
 *
 * With NB_PLAIN_ONLY the plain kernels stand alone: so the gradient check can build them with float
 * read as double.
 */
#include "kernels.h"
#include "../nb.h"

const nb_kernels nb_kernels_ref = {
#define NB_KERNEL(result, name, args, what) .name = nb_##name##_ref,
#include "kernels.def"
#undef NB_KERNEL
};

#ifdef NB_PLAIN_ONLY

const nb_kernels *nb_k = &nb_kernels_ref;

void nb_kernels_use(int32_t simd) { (void)simd; }

#else

const nb_kernels nb_kernels_simd = {
#define NB_KERNEL(result, name, args, what) .name = nb_##name##_simd,
#include "kernels.def"
#undef NB_KERNEL
};

const nb_kernels *nb_k = &nb_kernels_simd;

void nb_kernels_use(int32_t simd) { nb_k = simd ? &nb_kernels_simd : &nb_kernels_ref; }

#endif
