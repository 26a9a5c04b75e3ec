// Axes as rings: elements moved round, and edges continued by what lies at the other end. Made of
// pieces, so that derivatives of every order exist and the size may be open.

import { describe, EngineError, shapeError } from '../errors.js';
import { emit, withShape } from '../trace.js';
import { checkAxis } from './axes.js';
import { reshape } from './shape.js';

/** @import { Tensor, TensorLike } from '../tensor.js' */

/** From begin on (from the end, if negative); size -1 to the end, -1 - k without the last k. @param {Tensor} x @param {number} axis @param {number} begin @param {number} size */
const piece = (x, axis, begin, size) => emit('slice', [x], { axis, begin, size });

/** @param {Tensor} x @param {unknown} shift @param {number} axis */
function rollOne(x, shift, axis) {
  if (!Number.isInteger(shift))
    throw new EngineError(`shift must be a whole number, not ${describe(shift)}`, {
      where: 'roll',
    });
  const size = /** @type {number | null} */ (x.shape[axis]);
  const by = size === null ? Number(shift) : Number(shift) % (size || 1);
  if (by === 0) return x;
  const parts =
    by > 0
      ? [piece(x, axis, -by, -1), piece(x, axis, 0, -1 - by)]
      : [piece(x, axis, -by, -1), piece(x, axis, 0, -by)];
  return emit('concat', parts, { axis });
}

/**
 * Elements moved by `shift` along an axis; what leaves at the end comes in at the beginning. Without an
 * axis all elements are one ring, as in NumPy.
 * @param {TensorLike} x
 * @param {number | readonly number[]} shift
 * @param {number | readonly number[]} [axis]
 * @returns {Tensor}
 */
export function roll(x, shift, axis) {
  const value = withShape(x, 'roll');
  if (axis === undefined) return reshape(rollOne(reshape(value, [-1]), shift, 0), value.shape);
  const [axes, shifts] = [[axis].flat(), [shift].flat()];
  if (axes.length !== shifts.length)
    throw shapeError('roll', `got ${shifts.length} shifts for ${axes.length} axes`);
  return axes.reduce(
    (moved, one, i) => rollOne(moved, shifts[i], checkAxis('roll', one, value.shape)),
    value,
  );
}
