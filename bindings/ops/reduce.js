// Sums, means and extremes over axes; over everything when no axis is named.

import { checkOptions } from '../errors.js';
import { emit, withShape } from '../trace.js';
import { axisMask, checkAxis } from './axes.js';
import { neg } from './elementwise.js';
import { transpose } from './shape.js';

/** @import { Tensor, TensorLike } from '../tensor.js' */
/** @import { Axis, Reduce, ReduceOptions } from './types.js' */

/**
 * @param {string} op
 * @param {TensorLike} x
 * @param {Axis | ReduceOptions} [axis]
 * @param {boolean | ReduceOptions} [keepDims]
 * @returns {Tensor}
 */
function reduce(op, x, axis, keepDims) {
  const isList = axis == null || typeof axis === 'number' || Array.isArray(axis);
  /** @type {ReduceOptions} */
  const options = {
    ...(isList ? { axis: /** @type {Axis} */ (axis) } : /** @type {ReduceOptions} */ (axis)),
    ...(typeof keepDims === 'object' ? keepDims : keepDims === undefined ? {} : { keepDims }),
  };
  checkOptions(op, options, ['axis', 'keepDims']);
  const value = withShape(x, op);
  if (value.shape.length === 0) return value; // one number is its own sum, mean and maximum
  const axes = axisMask(op, options.axis, value.shape);
  if (axes === 0) return value;
  return emit(op, [value], { axes, keep_dims: Number(Boolean(options.keepDims)) });
}

/** Sum over axes. @type {Reduce} */
export const sum = (x, axis, keepDims) => reduce('sum', x, axis, keepDims);

/** Mean over axes. @type {Reduce} */
export const mean = (x, axis, keepDims) => reduce('mean', x, axis, keepDims);

/** Largest element over axes. @type {Reduce} */
export const max = (x, axis, keepDims) => reduce('max', x, axis, keepDims);

/** Smallest element over axes. @type {Reduce} */
export const min = (x, axis, keepDims) => neg(reduce('max', neg(x), axis, keepDims));

/**
 * Index of the largest element along an axis, the first of equals; NaN where one is NaN; no gradient.
 * @param {TensorLike} x @param {number} [axis]
 * @returns {Tensor}
 */
export function argMax(x, axis = -1) {
  const value = withShape(x, 'argMax');
  const { shape } = value;
  const along = checkAxis('argMax', axis, shape);
  if (along === shape.length - 1) return emit('argmax', [value]);
  const others = shape.map((_, i) => i).filter((i) => i !== along);
  return emit('argmax', [transpose(value, [...others, along])]);
}
