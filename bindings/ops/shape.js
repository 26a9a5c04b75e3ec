// Moving elements without changing them.

import { checkWhole, describe, shapeError, shapeText } from '../errors.js';
import { tensor } from '../tensor.js';
import { emit, withShape } from '../trace.js';
import { equal } from './arithmetic.js';
import { checkAxis } from './axes.js';

/** @import { Tensor, TensorLike as X } from '../tensor.js' */
/** @import { Unary } from './types.js' */

/** @param {string} letter @param {readonly number[]} values */
const numbered = (letter, values) =>
  Object.fromEntries(values.map((value, i) => [`${letter}${i}`, value]));

/**
 * The same elements in another shape; one size may be -1.
 * @param {X} x
 * @param {readonly number[]} shape
 * @returns {Tensor}
 */
export function reshape(x, shape) {
  if (!Array.isArray(shape))
    throw shapeError('reshape', `the new shape is a list of sizes, not ${describe(shape)}`);
  return emit('reshape', [x], { rank: shape.length, ...numbered('d', shape) });
}

/** All elements in a row. @type {Unary} */
export const flatten = (x) => reshape(x, [-1]);

/**
 * Axes of size 1 left out: the named ones, or all.
 * @param {X} x
 * @param {number | readonly number[]} [axis]
 * @returns {Tensor}
 */
export function squeeze(x, axis) {
  const value = withShape(x, 'squeeze');
  const { shape } = value;
  const named = axis === undefined ? null : [axis].flat();
  const gone = named?.map((one) => checkAxis('squeeze', one, shape));
  const wrong = gone?.find((one) => shape[one] !== 1);
  if (wrong !== undefined)
    throw shapeError('squeeze', `axis ${wrong} of shape ${shapeText(shape)} is not of size 1`);
  return reshape(
    value,
    shape.filter((size, i) => (gone ? !gone.includes(i) : size !== 1)),
  );
}

/**
 * A new axis of size 1.
 * @param {X} x
 * @param {number} [axis]
 * @returns {Tensor}
 */
export function expandDims(x, axis = 0) {
  const value = withShape(x, 'expandDims');
  const at = checkAxis('expandDims', axis, value.shape, value.shape.length + 1);
  return reshape(value, value.shape.toSpliced(at, 0, 1));
}

/**
 * Axes in another order; reversed when none is given.
 * @param {X} x
 * @param {readonly number[]} [perm]
 * @returns {Tensor}
 */
export function transpose(x, perm) {
  const value = withShape(x, 'transpose');
  const order = perm ?? value.shape.map((_, i) => i).reverse();
  if (!Array.isArray(order))
    throw shapeError('transpose', `the order must be a list of axes, not ${describe(order)}`);
  const axes = Array.from(order, (axis) => checkAxis('transpose', axis, value.shape));
  if (axes.length !== value.shape.length || new Set(axes).size !== axes.length)
    throw shapeError(
      'transpose',
      `${shapeText(order)} does not name every axis of shape ${shapeText(value.shape)} once`,
    );
  return axes.length < 2 ? value : emit('transpose', [value], numbered('p', axes));
}

/**
 * A part: `size` elements from `begin` on along the first axes; size -1 goes to the end.
 * @param {X} x
 * @param {number | readonly number[]} begin
 * @param {number | readonly number[]} [size]
 * @returns {Tensor}
 */
export function slice(x, begin, size) {
  let value = withShape(x, 'slice');
  const begins = [begin].flat();
  const sizes = size === undefined ? [] : [size].flat();
  if (begins.length > value.shape.length || sizes.length > value.shape.length)
    throw shapeError(
      'slice',
      `begin ${shapeText(begins)} has more axes than shape ${shapeText(value.shape)}`,
    );
  for (let axis = 0; axis < Math.max(begins.length, sizes.length); axis++) {
    const [from, count] = [begins[axis] ?? 0, sizes[axis] ?? -1];
    if (from === 0 && count === -1) continue;
    value = emit('slice', [value], { axis, begin: from, size: count });
  }
  return value;
}

const MOST = 32; // inputs of one operator

/**
 * Arrays one after the other along an axis.
 * @param {readonly X[]} list
 * @param {number | {axis?: number}} [axis]
 * @returns {Tensor}
 */
export function concat(list, axis = 0) {
  const along = typeof axis === 'object' ? (axis.axis ?? 0) : axis;
  if (!Array.isArray(list) || list.length === 0)
    throw shapeError('concat', `takes a list of tensors, not ${describe(list)}`);
  const { shape } = withShape(list[0], 'concat');
  if (list.length > MOST) {
    const groups = Array.from({ length: Math.ceil(list.length / MOST) }, (_, i) =>
      concat(list.slice(i * MOST, (i + 1) * MOST), along),
    );
    return concat(groups, along);
  }
  return emit('concat', list, { axis: checkAxis('concat', along, shape) });
}

/**
 * Arrays of one shape along a new axis.
 * @param {readonly X[]} list
 * @param {number | {axis?: number}} [axis]
 * @returns {Tensor}
 */
export function stack(list, axis = 0) {
  const along = typeof axis === 'object' ? (axis.axis ?? 0) : axis;
  if (!Array.isArray(list) || list.length === 0)
    throw shapeError('stack', `takes a list of tensors, not ${describe(list)}`);
  const { shape } = withShape(list[0], 'stack');
  const at = checkAxis('stack', along, shape, shape.length + 1);
  return concat(
    list.map((part) => expandDims(part, at)),
    at,
  );
}

/**
 * Rows along an axis by their indices (whole numbers); an index out of range gives NaN.
 * @param {X} x
 * @param {X} indices
 * @param {number} [axis]
 * @returns {Tensor}
 */
export function gather(x, indices, axis = 0) {
  const value = withShape(x, 'gather');
  const at = checkAxis('gather', axis, value.shape);
  if (at === 0) return emit('gather', [value, indices]);
  const n = withShape(indices, 'gather').shape.length;
  const rest = value.shape.map((_, i) => i).filter((i) => i !== at);
  const rows = emit('gather', [transpose(value, [at, ...rest]), indices]);
  const perm = rest.map((_, i) => n + i); // index axes come first and belong at `at`
  perm.splice(at, 0, ...Array.from({ length: n }, (_, i) => i));
  return transpose(rows, perm);
}

/**
 * Rows of zeros with a 1 at each index.
 * @param {X} indices
 * @param {number} depth
 * @returns {Tensor}
 */
export function oneHot(indices, depth) {
  checkWhole('oneHot', 'depth', depth);
  const columns = tensor(Float32Array.from({ length: depth }, (_, i) => i));
  return equal(expandDims(indices, -1), columns);
}
