// Arrays made of nothing but their sizes, as NumPy makes them: plain values, also within a trace.

import { checkNumber, checkWhole, describe, EngineError } from '../errors.js';
import { makeTensor, sizeOf, toTensor } from '../tensor.js';
import { emit } from '../trace.js';
import { add } from './arithmetic.js';
import { reshape } from './shape.js';

/** @import { Tensor, TensorLike } from '../tensor.js' */
/** @import { Unary } from './types.js' */

/**
 * One value everywhere.
 * @param {number | readonly number[]} shape
 * @param {number} value
 * @returns {Tensor}
 */
export function full(shape, value) {
  const sizes = [shape].flat();
  for (const size of sizes) checkWhole('full', 'a size', size, 0);
  if (typeof value !== 'number')
    throw new EngineError(`value must be a number, not ${describe(value)}`, { where: 'full' });
  return toTensor({ shape: sizes, data: new Float32Array(sizeOf(sizes)).fill(value) }, 'full');
}

/** Zeros. @param {number | readonly number[]} shape */
export const zeros = (shape) => full(shape, 0);

/** Ones. @param {number | readonly number[]} shape */
export const ones = (shape) => full(shape, 1);

/** Zeros of the shape of x. @type {Unary} */
export const zerosLike = (x) => emit('zeros_like', [x]);

/** Ones of the shape of x. @type {Unary} */
export const onesLike = (x) => add(zerosLike(x), 1);

/**
 * 1 on a diagonal: of rows and columns k apart.
 * @param {number} rows @param {number} [columns] as many as rows at first @param {number} [k]
 * @returns {Tensor}
 */
export function eye(rows, columns = rows, k = 0) {
  const matrix = zeros([rows, columns]);
  for (let i = Math.max(0, -k); i < rows && i + k < columns; i++)
    matrix.data[i * columns + i + k] = 1;
  return matrix;
}

/**
 * `count` numbers at equal distances, both ends among them.
 * @param {number} start @param {number} stop @param {number} [count]
 * @returns {Tensor}
 */
export function linspace(start, stop, count = 50) {
  checkNumber('linspace', 'start', start);
  checkNumber('linspace', 'stop', stop);
  const n = checkWhole('linspace', 'count', count, 0);
  const step = n > 1 ? (stop - start) / (n - 1) : 0;
  const at = (/** @type {number} */ i) => (i > 0 && i === n - 1 ? stop : start + i * step);
  return makeTensor(
    [n],
    Float32Array.from({ length: n }, (_, i) => at(i)),
  );
}

/**
 * start, start + step, … below stop; of one argument: 0, 1, … below it.
 * @param {number} start @param {number} [stop] @param {number} [step]
 * @returns {Tensor}
 */
export function arange(start, stop, step = 1) {
  const [from, to] = stop === undefined ? [0, start] : [start, stop];
  for (const end of [from, to, step]) checkNumber('arange', 'each argument', end);
  const n = step === 0 ? NaN : Math.max(0, Math.ceil((to - from) / step));
  checkWhole('arange', 'the number of elements', n, 0);
  return makeTensor(
    [n],
    Float32Array.from({ length: n }, (_, i) => from + i * step),
  );
}

/**
 * The coordinates of a grid of two axes: [x of each point, y of each point], rows along y; with
 * indexing 'ij' rows along x.
 * @param {TensorLike} x of rank 1 @param {TensorLike} y of rank 1 @param {{indexing?: 'xy' | 'ij'}} [options]
 * @returns {Tensor[]}
 */
export function meshgrid(x, y, { indexing = 'xy' } = {}) {
  const [a, b] = [reshape(x, [-1]), reshape(y, [-1])];
  const [n, m] = [a.shape[0], b.shape[0]];
  const along = indexing === 'ij' ? { x: [n, 1], y: [1, m] } : { x: [1, n], y: [m, 1] };
  const zero = zeros(indexing === 'ij' ? [n, m] : [m, n]);
  return [add(reshape(a, along.x), zero), add(reshape(b, along.y), zero)];
}
