// An array of numbers: a plain value { shape, data }, row-major, nothing to free. Every operator is
// also its method: x.matmul(w).add(b).

import { describe, EngineError, shapeError, shapeText } from './errors.js';

/** @typedef {import('./methods.js').Methods} Methods */
/** @typedef {TensorValue & Methods} Tensor */
/** @typedef {{shape: readonly number[], data: ArrayLike<number>}} PlainTensor */
/** @typedef {number | boolean | NestedList} Nested */
/** @typedef {readonly Nested[] | readonly Tensor[]} NestedList */

/**
 * What is taken wherever a tensor is expected: a tensor, a plain { shape, data }, a number, a typed
 * array, nested arrays.
 * @typedef {Tensor | PlainTensor | Nested | ArrayLike<number>} TensorLike
 */

export const MAX_RANK = 5;

/** The number of elements. @param {readonly number[]} shape */
export const sizeOf = (shape) => shape.reduce((product, size) => product * size, 1);

export class TensorValue {
  /**
   * @param {readonly number[]} shape
   * @param {Float32Array} data row-major, as many as the shape says
   */
  constructor(shape, data) {
    /** @type {readonly number[]} */
    this.shape = shape;
    /** @type {Float32Array} */
    this.data = data;
  }

  /** A tensor of one element stands for its number in arithmetic and comparisons. */
  valueOf() {
    return this.data.length === 1 ? this.data[0] : this;
  }

  /** The same numbers as nested arrays; a number at rank 0. @returns {any} */
  array() {
    /** @type {any[]} */
    let level = Array.from(this.data);
    for (const size of this.shape.slice(1).reverse()) {
      const count = size > 0 ? level.length / size : 0;
      level = Array.from({ length: count }, (_, i) => level.slice(i * size, (i + 1) * size));
    }
    return this.shape.length === 0 ? this.data[0] : level;
  }
}

/**
 * @param {readonly number[]} shape
 * @param {Float32Array} data
 * @returns {Tensor}
 */
export const makeTensor = (shape, data) => /** @type {Tensor} */ (new TensorValue(shape, data));

/** @param {unknown} value @returns {value is PlainTensor} */
export const isPlainTensor = (value) =>
  value !== null &&
  typeof value === 'object' &&
  Array.isArray(/** @type {any} */ (value).shape) &&
  'data' in value;

/** @param {unknown} value @returns {value is ArrayLike<number>} */
const isTypedArray = (value) => ArrayBuffer.isView(value) && !(value instanceof DataView);

/** @param {string} where @param {readonly number[]} shape */
function checkShape(where, shape) {
  if (!Array.isArray(shape) || !shape.every((size) => Number.isInteger(size) && size >= 0))
    throw shapeError(where, `a shape is a list of whole numbers from 0 up, not ${describe(shape)}`);
  if (shape.length > MAX_RANK)
    throw shapeError(where, `shape ${shapeText(shape)} has more than ${MAX_RANK} axes`);
}

/** The shape of nested arrays, taken from the first of each. @param {unknown} values */
function nestedShape(values) {
  const shape = [];
  /** @type {any} */
  let level = values;
  for (; Array.isArray(level) || isTypedArray(level); level = level[0]) shape.push(level.length);
  return isPlainTensor(level) ? [...shape, ...level.shape] : shape;
}

/**
 * Writes nested values row by row; refuses what is ragged or no number.
 * @param {string} where
 * @param {any} values
 * @param {readonly number[]} shape
 * @param {Float32Array} data
 */
function flatten(where, values, shape, data) {
  let at = 0;
  /** @param {any} value @param {number} axis */
  const walk = (value, axis) => {
    const isList = Array.isArray(value) || isTypedArray(value);
    if (isPlainTensor(value) && value.shape.join() === shape.slice(axis).join()) {
      data.set(value.data, at);
      at += value.data.length;
    } else if (axis === shape.length && (typeof value === 'number' || typeof value === 'boolean')) {
      data[at++] = Number(value);
    } else if (isList && axis < shape.length && value.length === shape[axis]) {
      for (let i = 0; i < value.length; i++) walk(value[i], axis + 1);
    } else if (isList && axis < shape.length) {
      throw shapeError(
        where,
        `the rows are not equally long: ${value.length} where shape ${shapeText(shape)} needs ${shape[axis]}`,
      );
    } else {
      throw shapeError(
        where,
        axis < shape.length
          ? `${describe(value)} stands where shape ${shapeText(shape)} needs a row of ${shape[axis]}`
          : `${describe(value)} stands where a number is needed`,
      );
    }
  };
  walk(values, 0);
}

/** @param {string} where @param {ArrayLike<number>} list @param {readonly number[]} shape */
function shaped(where, list, shape) {
  if (list.length !== sizeOf(shape))
    throw shapeError(
      where,
      `${list.length} values do not fill shape ${shapeText(shape)}, which has ${sizeOf(shape)}`,
    );
  if (list instanceof Float32Array) return makeTensor(shape, list);
  const number = (/** @type {unknown} */ one) => {
    if (typeof one === 'number' || typeof one === 'boolean') return Number(one);
    throw shapeError(where, `${describe(one)} stands where a number is needed`);
  };
  return makeTensor(shape, Float32Array.from(list, number));
}

/**
 * A value as a tensor; one that is a tensor already comes back as it is.
 * @param {any} value
 * @param {string} [where] who asks, for the sentence
 * @returns {Tensor}
 */
export function toTensor(value, where = 'tensor') {
  if (value instanceof TensorValue && value.data.length === sizeOf(value.shape))
    return /** @type {Tensor} */ (value);
  if (isPlainTensor(value)) {
    checkShape(where, value.shape);
    return shaped(where, value.data, value.shape);
  }
  if (isTypedArray(value)) return shaped(where, value, [value.length]);
  if (typeof value !== 'number' && typeof value !== 'boolean' && !Array.isArray(value))
    throw shapeError(where, `${describe(value)} is not a tensor, a number or nested arrays`);
  const shape = nestedShape(value);
  checkShape(where, shape);
  const data = new Float32Array(sizeOf(shape));
  flatten(where, value, shape, data);
  return makeTensor(shape, data);
}

/**
 * A tensor from nested arrays or numbers, or from a flat list and a shape. A Float32Array is not
 * copied: it becomes the tensor's data.
 * @param {TensorLike} values
 * @param {readonly number[]} [shape]
 * @returns {Tensor}
 * @throws {EngineError} if rows are not equally long, or the values do not fill the shape
 */
export function tensor(values, shape) {
  const read = toTensor(values);
  if (shape === undefined) return read;
  checkShape('tensor', shape);
  return shaped('tensor', read.data, [...shape]);
}

/**
 * A tensor's only number.
 * @param {TensorLike} value
 * @param {string} where
 */
export function toNumber(value, where) {
  const { data } = toTensor(value, where);
  if (data.length === 1) return data[0];
  throw new EngineError(`one number is needed, not ${data.length}`, { code: 'shape', where });
}
