/* kernels.h - the table of inner loops, made from kernels.def. Kernels know nothing of graphs.
 *
 * Every kernel exists twice under one signature: nb_NAME_ref, plain C that is obviously right,
 * and nb_NAME_simd. nb_k is the set in use.
 */
#ifndef NB_KERNELS_H
#define NB_KERNELS_H
#include "kernels/conv.h"
#include "kernels/descent.h"
#include "kernels/pool.h"
#include <stdint.h>

typedef struct nb_kernels {
#define NB_KERNEL(result, name, args, what) result(*name) args;
#include "kernels.def"
#undef NB_KERNEL
} nb_kernels;

extern const nb_kernels nb_kernels_ref, nb_kernels_simd;
extern const nb_kernels *nb_k;

/* Declares both twins of every kernel, for the table and for the tests. */
#define NB_KERNEL(result, name, args, what)                                                        \
    result nb_##name##_ref args;                                                                   \
    result nb_##name##_simd args;
#include "kernels.def"
#undef NB_KERNEL

/* Floats of working space that a kernel wants for these sizes (either twin). */
int64_t nb_matmul_scratch(int32_t m, int32_t n, int32_t k);
int64_t nb_conv_scratch(const nb_conv *c);
int64_t nb_conv_back_input_scratch(const nb_conv *c);
int64_t nb_conv_back_kernel_scratch(const nb_conv *c);

#endif
