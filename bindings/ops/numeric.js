// Functions of NumPy that are made of other operators.

import { checkWhole } from '../errors.js';
import { emit, withShape } from '../trace.js';
import {
  add,
  div,
  equal,
  greater,
  less,
  maximum,
  minimum,
  mul,
  notEqual,
  sub,
  where,
} from './arithmetic.js';
import { checkAxis } from './axes.js';
import { abs, cos, exp, floor, log, neg, sin, sqrt, square } from './elementwise.js';
import { argMax, max, mean, min, sum } from './reduce.js';
import { concat, expandDims, gather, reshape, slice, squeeze } from './shape.js';

/** @import { Tensor, TensorLike } from '../tensor.js' */
/** @import { Along, Axis, Binary, Reduce, Unary } from './types.js' */

// ---- Element by element -------------------------------------------------------------------------

/** The smallest whole number that is not smaller; gradient 0 @type {Unary} */
export const ceil = (x) => neg(floor(neg(x)));

/** The nearest whole number, the even one of two; gradient 0 @type {Unary} */
export function round(x) {
  const low = floor(x);
  const rest = sub(x, low);
  const odd = sub(low, mul(floor(mul(low, 0.5)), 2));
  const up = add(greater(rest, 0.5), mul(equal(rest, 0.5), odd));
  return where(equal(low, x), x, add(low, up)); // as it is where it is whole, or infinite
}

/**
 * a - ⌊a / b⌋ b, with the sign of b, b finite. The quotient is rounded to float32 first: where that makes it
 * whole, 0 is left, and not nearly b
 * @type {Binary}
 */
export const mod = (a, b) => sub(a, mul(floor(div(a, b)), b));

/** ⌊a / b⌋, the quotient rounded to float32 first @type {Binary} */
export const floorDiv = (a, b) => floor(div(a, b));

/** 1 / x @type {Unary} */
export const reciprocal = (x) => div(1, x);

/** 1 / √x @type {Unary} */
export const rsqrt = (x) => div(1, sqrt(x));

/** tan x, x in radians @type {Unary} */
export const tan = (x) => div(sin(x), cos(x));

/** Half of eˣ, which is finite for longer. @param {TensorLike} x */
const halfExp = (x) => exp(sub(x, Math.LN2));

/** (eˣ - e⁻ˣ) / 2; between -1 and 1 its series up to x⁹, which keeps its digits at 0 @type {Unary} */
export function sinh(x) {
  const isSmall = less(abs(x), 1);
  const small = where(isSmall, x, 0);
  const squared = square(small);
  const series = [72, 42, 20, 6].reduce(
    (/** @type {TensorLike} */ sum, k) => add(1, mul(div(squared, k), sum)),
    1,
  );
  return where(isSmall, mul(small, series), sub(halfExp(x), halfExp(neg(x))));
}

/** (eˣ + e⁻ˣ) / 2 = 1 + 2 sinh²(x / 2) @type {Unary} */
export const cosh = (x) => add(mul(square(sinh(mul(x, 0.5))), 2), 1);

/** (a - b)² @type {Binary} */
export const squaredDifference = (a, b) => square(sub(a, b));

/** 1 where x is no number @type {Unary} */
export const isNan = (x) => notEqual(x, x);

const isTrue = (/** @type {TensorLike} */ x) => notEqual(x, 0);

/** 1 where both are not 0 @type {Binary} */
export const logicalAnd = (a, b) => minimum(isTrue(a), isTrue(b));

/** 1 where one is not 0 @type {Binary} */
export const logicalOr = (a, b) => maximum(isTrue(a), isTrue(b));

/** 1 where x is 0 @type {Unary} */
export const logicalNot = (x) => equal(x, 0);

// ---- Over axes ----------------------------------------------------------------------------------

/** 1 if any element is not 0 @type {Reduce} */
export const any = (x, axis, keepDims) => max(isTrue(x), axis, keepDims);

/** 1 if no element is 0 @type {Reduce} */
export const all = (x, axis, keepDims) => min(isTrue(x), axis, keepDims);

/** Index of the smallest element along an axis @type {Along} */
export const argMin = (x, axis = -1) => argMax(neg(x), axis);

/** Mean of (x - mean)²; over all elements when no axis is named @type {Reduce} */
export function variance(x, axis, keepDims) {
  const isOptions = axis !== null && typeof axis === 'object' && !Array.isArray(axis);
  const axes = /** @type {Axis} */ (isOptions ? /** @type {any} */ (axis).axis : axis);
  return mean(square(sub(x, mean(x, axes, true))), axis, keepDims);
}

/** √variance @type {Reduce} */
export const std = (x, axis, keepDims) => sqrt(variance(x, axis, keepDims));

/** ln Σ eˣ along an axis, without overflow @type {(x: TensorLike, axis?: Axis, keepDims?: boolean) => Tensor} */
export function logSumExp(x, axis = null, keepDims = false) {
  const value = withShape(x, 'logSumExp');
  const largest = max(value, axis, true);
  const top = where(equal(sub(largest, largest), 0), largest, 0); // infinities are not taken off
  const total = add(log(sum(exp(sub(value, top)), axis, true)), top);
  if (keepDims || value.shape.length === 0) return total;
  const all = axis === null ? value.shape.map((_, i) => i) : [axis].flat();
  return squeeze(total, all);
}

/** √Σx², over all elements when no axis is named @type {Reduce} */
export const norm = (x, axis, keepDims) => sqrt(sum(square(x), axis, keepDims));

/**
 * x / √max(Σx², 1e-12) along an axis: Keras' normalize of order 2.
 * @type {Along}
 */
export const l2Normalize = (x, axis = -1) =>
  div(x, sqrt(maximum(sum(square(x), axis, true), 1e-12)));

/**
 * The product along an axis, taken in halves: of n elements in log₂ n steps.
 * @type {(x: TensorLike, axis?: number | null) => Tensor}
 */
export function prod(x, axis = null) {
  const whole = withShape(x, 'prod');
  let value = axis === null ? reshape(whole, [-1]) : whole;
  const at = checkAxis('prod', axis ?? 0, value.shape);
  const part = (/** @type {number} */ from, /** @type {number} */ size) =>
    slice(
      value,
      value.shape.map((_, i) => (i === at ? from : 0)),
      value.shape.map((_, i) => (i === at ? size : -1)),
    );
  while (value.shape[at] > 1) {
    const half = Math.floor(value.shape[at] / 2);
    const product = mul(part(0, half), part(half, half));
    value = value.shape[at] % 2 ? concat([product, part(2 * half, 1)], at) : product;
  }
  return squeeze(value, at);
}

/** Running sum along an axis @type {Along} */
export const cumsum = (x, axis = -1) => emit('cumsum', [x], { axis });

// ---- Moving -------------------------------------------------------------------------------------

/** a[i] b[j] for all pairs @type {Binary} */
export const outer = (a, b) => mul(expandDims(reshape(a, [-1]), 1), reshape(b, [-1]));

/**
 * The array repeated: `reps[i]` times along axis i.
 * @param {TensorLike} x @param {number | readonly number[]} reps as many as x has axes
 * @returns {Tensor}
 */
export function tile(x, reps) {
  let value = withShape(x, 'tile');
  const counts = [reps].flat();
  const missing = counts.length - value.shape.length;
  if (missing > 0) value = reshape(value, [...Array(missing).fill(1), ...value.shape]);
  counts.forEach((count, i) => {
    const axis = i + Math.max(0, -missing);
    const n = value.shape[axis];
    const length = n * checkWhole('tile', 'a number of repetitions', count, 0);
    if (count !== 1)
      value = gather(
        value,
        Float32Array.from({ length }, (_, j) => j % n),
        axis,
      );
  });
  return value;
}

/** The elements of an axis from the last to the first @type {Along} */
export function reverse(x, axis = 0) {
  const value = withShape(x, 'reverse');
  const at = checkAxis('reverse', axis, value.shape);
  const length = value.shape[at];
  return gather(
    value,
    Float32Array.from({ length }, (_, i) => length - 1 - i),
    at,
  );
}
