// Arithmetic and comparison of two arrays, broadcasting as NumPy does. A comparison gives 1 or 0
// and passes no gradient on.

import { emit } from '../trace.js';

/** @import { Tensor, TensorLike } from '../tensor.js' */
/** @import { Binary } from './types.js' */

/** a + b @type {Binary} */
export const add = (a, b) => emit('add', [a, b]);

/** a - b @type {Binary} */
export const sub = (a, b) => emit('sub', [a, b]);

/** a b, element by element @type {Binary} */
export const mul = (a, b) => emit('mul', [a, b]);

/** a / b @type {Binary} */
export const div = (a, b) => emit('div', [a, b]);

/** a to the power b @type {Binary} */
export const pow = (a, b) => emit('power', [a, b]);

/** The smaller of a and b; a tie gives half the gradient to each @type {Binary} */
export const minimum = (a, b) => emit('minimum', [a, b]);

/** The larger of a and b; a tie gives half the gradient to each @type {Binary} */
export const maximum = (a, b) => emit('maximum', [a, b]);

/** x moved into [low, high] @type {(x: TensorLike, low: TensorLike, high: TensorLike) => Tensor} */
export const clip = (x, low, high) => minimum(maximum(x, low), high);

/** 1 where a = b @type {Binary} */
export const equal = (a, b) => emit('equal', [a, b]);

/** 1 where a ≠ b @type {Binary} */
export const notEqual = (a, b) => sub(1, equal(a, b));

/** 1 where a > b @type {Binary} */
export const greater = (a, b) => emit('greater', [a, b]);

/** 1 where a ≥ b @type {Binary} */
export const greaterEqual = (a, b) => emit('greater_equal', [a, b]);

/** 1 where a < b @type {Binary} */
export const less = (a, b) => emit('greater', [b, a]);

/** 1 where a ≤ b @type {Binary} */
export const lessEqual = (a, b) => emit('greater_equal', [b, a]);

/**
 * a where the condition is not 0, else b
 * @type {(condition: TensorLike, a: TensorLike, b: TensorLike) => Tensor}
 */
export const where = (condition, a, b) => emit('where', [condition, a, b]);
