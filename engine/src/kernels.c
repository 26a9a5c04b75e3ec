/* kernels.c - the two tables of kernels, made from kernels.def, and the one in use. A kernel that a
 * smaller engine leaves out is NULL, and so is every operator that would call it. */
#include "kernels.h"
#include "../nb.h"
#include "sections.h"

/* A small engine has one set, whatever it is asked for. */
#ifdef NB_FAST_ONLY
#define PLAIN(name) nb_##name##_simd
#else
#define PLAIN(name) nb_##name##_ref
#endif

const nb_kernels nb_kernels_ref = {
#define NB_KERNEL(result, name, args, what) .name = PLAIN(name),
#include "kernels.def"
#undef NB_KERNEL
};

/* The gradient check reads float as double, which the vectors of simd.h cannot: it has the plain
 * kernels in both tables. */
#ifdef NB_PLAIN_ONLY
#define FAST(name) nb_##name##_ref
int64_t nb_matmul_scratch(int32_t m, int32_t n, int32_t k) {
    (void)m, (void)n, (void)k;
    return 0;
}
int64_t nb_conv_scratch(const nb_conv *c) { return 0 * c->n; }
int64_t nb_conv_back_input_scratch(const nb_conv *c) { return 0 * c->n; }
int64_t nb_conv_back_kernel_scratch(const nb_conv *c) { return 0 * c->n; }
#else
#define FAST(name) nb_##name##_simd
#endif

const nb_kernels nb_kernels_simd = {
#define NB_KERNEL(result, name, args, what) .name = FAST(name),
#include "kernels.def"
#undef NB_KERNEL
};

const nb_kernels *nb_k = &nb_kernels_simd;

void nb_kernels_use(int32_t simd) { nb_k = simd ? &nb_kernels_simd : &nb_kernels_ref; }
