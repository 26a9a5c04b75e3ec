/* simd.h - the vocabulary of the SIMD kernels: four floats (f32x4), two doubles (f64x2).
 *
 * The types are the compiler's 16-byte vectors, so that a + b, a * b and a < b are written as for
 * numbers and a formula reads as one. What C cannot say is a word below: an instruction of
 * wasm_simd128.h on WebAssembly, plain C elsewhere with the same result in every bit. Only IEEE
 * operations rounded to nearest are used, nothing fused, nothing "relaxed".
 *
 * A mask is an i32x4 (i64x2) of zeros and minus ones, as comparisons give it.
 */
#ifndef NB_SIMD_H
#define NB_SIMD_H
#include <stdint.h>
#include <string.h>
#ifdef __wasm_simd128__
#include <wasm_simd128.h>
#else
#include <math.h>
#endif

typedef float f32x4 __attribute__((vector_size(16)));
typedef int32_t i32x4 __attribute__((vector_size(16)));
typedef uint32_t u32x4 __attribute__((vector_size(16)));
typedef double f64x2 __attribute__((vector_size(16)));
typedef int64_t i64x2 __attribute__((vector_size(16)));
typedef uint64_t u64x2 __attribute__((vector_size(16)));

/* Loops that take a function of vectors are inlined, and the function with them. */
#define NB_INLINE static inline __attribute__((always_inline))
/* What is long and seldom called is there once. */
#define NB_OUTLINE static __attribute__((noinline, unused))

/* ---- Memory: no address needs to be aligned, nothing outside is touched ------------------------
 */

NB_INLINE f32x4 f32x4_load(const float *p) {
    f32x4 v;
    memcpy(&v, p, sizeof v);
    return v;
}

NB_INLINE void f32x4_store(float *p, f32x4 v) { memcpy(p, &v, sizeof v); }

/* The n = 1, 2 or 3 elements at the end of an array; the other lanes are zero. */
NB_INLINE f32x4 f32x4_load_tail(const float *p, int32_t n) {
    return (f32x4){p[0], n > 1 ? p[1] : 0, n > 2 ? p[2] : 0, 0};
}

NB_INLINE void f32x4_store_tail(float *p, f32x4 v, int32_t n) {
    p[0] = v[0];
    if (n > 1) p[1] = v[1];
    if (n > 2) p[2] = v[2];
}

/* The same for loops over long arrays, which meet their end once. */
NB_OUTLINE f32x4 f32x4_load_end(const float *p, int32_t n) { return f32x4_load_tail(p, n); }
NB_OUTLINE void f32x4_store_end(float *p, f32x4 v, int32_t n) { f32x4_store_tail(p, v, n); }

NB_INLINE f32x4 f32x4_splat(float a) { return (f32x4){a, a, a, a}; }
NB_INLINE f64x2 f64x2_splat(double a) { return (f64x2){a, a}; }
NB_INLINE i32x4 i32x4_splat(int32_t a) { return (i32x4){a, a, a, a}; }

/* ---- Choice
 * -------------------------------------------------------------------------------------- */

NB_INLINE f32x4 f32x4_select(i32x4 mask, f32x4 a, f32x4 b) {
    return (f32x4)((mask & (i32x4)a) | (~mask & (i32x4)b));
}

NB_INLINE f64x2 f64x2_select(i64x2 mask, f64x2 a, f64x2 b) {
    return (f64x2)((mask & (i64x2)a) | (~mask & (i64x2)b));
}

/* a < b ? a : b, so b where either is NaN or both are zeros. */
NB_INLINE f32x4 f32x4_min(f32x4 a, f32x4 b) {
#ifdef __wasm_simd128__
    return (f32x4)wasm_f32x4_pmin((v128_t)b, (v128_t)a);
#else
    return f32x4_select((i32x4)(a < b), a, b);
#endif
}

/* a > b ? a : b, so b where either is NaN or both are zeros. */
NB_INLINE f32x4 f32x4_max(f32x4 a, f32x4 b) {
#ifdef __wasm_simd128__
    return (f32x4)wasm_f32x4_pmax((v128_t)b, (v128_t)a);
#else
    return f32x4_select((i32x4)(b < a), a, b);
#endif
}

NB_INLINE int i32x4_any(i32x4 mask) {
#ifdef __wasm_simd128__
    return wasm_v128_any_true((v128_t)mask);
#else
    return (mask[0] | mask[1] | mask[2] | mask[3]) != 0;
#endif
}

/* ---- Arithmetic that C has no operator for
 * --------------------------------------------------------- */

NB_INLINE f32x4 f32x4_sqrt(f32x4 a) {
#ifdef __wasm_simd128__
    return (f32x4)wasm_f32x4_sqrt((v128_t)a);
#else
    return (f32x4){sqrtf(a[0]), sqrtf(a[1]), sqrtf(a[2]), sqrtf(a[3])};
#endif
}

NB_INLINE f32x4 f32x4_floor(f32x4 a) {
#ifdef __wasm_simd128__
    return (f32x4)wasm_f32x4_floor((v128_t)a);
#else
    return (f32x4){floorf(a[0]), floorf(a[1]), floorf(a[2]), floorf(a[3])};
#endif
}

NB_INLINE f32x4 f32x4_abs(f32x4 a) { return (f32x4)((i32x4)a & 0x7fffffff); }

/* The magnitude of a with the sign of s. */
NB_INLINE f32x4 f32x4_copysign(f32x4 a, f32x4 s) {
    const i32x4 sign = i32x4_splat(INT32_MIN);
    return (f32x4)(((i32x4)a & ~sign) | ((i32x4)s & sign));
}

/* (lane 0 + lane 1) + (lane 2 + lane 3) of (a + b) + (c + d): the sum of the sixteen partial sums
 * of order.h. */
NB_INLINE float f32x4_sum_of_parts(f32x4 a, f32x4 b, f32x4 c, f32x4 d) {
    const f32x4 lanes = (a + b) + (c + d);
    return (lanes[0] + lanes[1]) + (lanes[2] + lanes[3]);
}

/* ---- Four by four
 * -------------------------------------------------------------------------------------
 *
 *     a b c d        a0 b0 a1 b1   c0 d0 c1 d1         a0 b0 c0 d0
 *     (rows)    ->   a2 b2 a3 b3   c2 d2 c3 d3    ->   a1 b1 c1 d1  ...
 */

#ifdef __wasm_simd128__
/* The lanes i, j, k, l of a (0 to 3) and b (4 to 7). LLVM 14 makes a poor choice of its own. */
#define NB_LANES(a, b, i, j, k, l) (f32x4) wasm_i32x4_shuffle((v128_t)(a), (v128_t)(b), i, j, k, l)
#else
#define NB_LANES(a, b, i, j, k, l)                                                                 \
    (f32x4) { NB_LANE(a, b, i), NB_LANE(a, b, j), NB_LANE(a, b, k), NB_LANE(a, b, l) }
#define NB_LANE(a, b, i) ((i) < 4 ? (a)[(i)&3] : (b)[(i)&3])
#endif

NB_INLINE void f32x4_transpose(f32x4 a[4]) {
    const f32x4 ab01 = NB_LANES(a[0], a[1], 0, 4, 1, 5), ab23 = NB_LANES(a[0], a[1], 2, 6, 3, 7);
    const f32x4 cd01 = NB_LANES(a[2], a[3], 0, 4, 1, 5), cd23 = NB_LANES(a[2], a[3], 2, 6, 3, 7);
    a[0] = NB_LANES(ab01, cd01, 0, 1, 4, 5);
    a[1] = NB_LANES(ab01, cd01, 2, 3, 6, 7);
    a[2] = NB_LANES(ab23, cd23, 0, 1, 4, 5);
    a[3] = NB_LANES(ab23, cd23, 2, 3, 6, 7);
}

/* ---- Between floats and doubles
 * ---------------------------------------------------------------------- */

NB_INLINE f64x2 f64x2_from_low(f32x4 a) { return (f64x2){a[0], a[1]}; }
NB_INLINE f64x2 f64x2_from_high(f32x4 a) { return (f64x2){a[2], a[3]}; }

NB_INLINE f32x4 f32x4_from_f64x2(f64x2 low, f64x2 high) {
    return (f32x4){(float)low[0], (float)low[1], (float)high[0], (float)high[1]};
}

#endif
