/* kernels.c - the two tables of kernels, made from kernels.def, and the one in use. Until the SIMD
 * twins are there the plain ones stand in for them. */
#include "kernels.h"
#include "../nb.h"

const nb_kernels nb_kernels_ref = {
#define NB_KERNEL(result, name, args, what) .name = nb_##name##_ref,
#include "kernels.def"
#undef NB_KERNEL
};

const nb_kernels nb_kernels_simd = {
#define NB_KERNEL(result, name, args, what) .name = nb_##name##_ref,
#include "kernels.def"
#undef NB_KERNEL
};

const nb_kernels *nb_k = &nb_kernels_simd;

void nb_kernels_use(int32_t simd) { nb_k = simd ? &nb_kernels_simd : &nb_kernels_ref; }
