// Axes as people name them: negative ones count from the last.

import { describe, shapeError, shapeText } from '../errors.js';

/**
 * An axis from 0 up.
 * @param {string} where
 * @param {unknown} axis
 * @param {readonly number[]} shape
 * @param {number} [rank] of the result, where an axis is to be put in
 * @returns {number}
 */
export function checkAxis(where, axis, shape, rank = shape.length) {
  const fits = typeof axis === 'number' && Number.isInteger(axis) && axis >= -rank && axis < rank;
  if (fits) return axis < 0 ? axis + rank : axis;
  throw shapeError(where, `there is no axis ${describe(axis)} for shape ${shapeText(shape)}`);
}

/**
 * Axes as a bit mask; all of them when none is named.
 * @param {string} where
 * @param {number | readonly number[] | null | undefined} axis
 * @param {readonly number[]} shape
 */
export function axisMask(where, axis, shape) {
  const axes = axis == null ? shape.map((_, i) => i) : [axis].flat();
  return axes.reduce((mask, one) => mask | (1 << checkAxis(where, one, shape)), 0);
}
