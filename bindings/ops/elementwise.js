// Functions of one array, element by element, and the activation functions.

import { emit } from '../trace.js';

/** @typedef {import('../tensor.js').TensorLike} X */

/** -x @param {X} x */
export const neg = (x) => emit('neg', [x]);

/** |x|; gradient 0 at 0 @param {X} x */
export const abs = (x) => emit('abs', [x]);

/** -1, 0 or 1 @param {X} x */
export const sign = (x) => emit('sign', [x]);

/** x² @param {X} x */
export const square = (x) => emit('square', [x]);

/** √x @param {X} x */
export const sqrt = (x) => emit('sqrt', [x]);

/** eˣ @param {X} x */
export const exp = (x) => emit('exp', [x]);

/** ln x @param {X} x */
export const log = (x) => emit('log', [x]);

/** sin x, x in radians @param {X} x */
export const sin = (x) => emit('sin', [x]);

/** cos x, x in radians @param {X} x */
export const cos = (x) => emit('cos', [x]);

/** x itself @param {X} x */
export const linear = (x) => emit('linear', [x]);

/** max(x, 0) @param {X} x */
export const relu = (x) => emit('relu', [x]);

/** x where x > 0, else alpha x @param {X} x @param {number} [alpha] Keras' activation has 0.2 */
export const leakyRelu = (x, alpha = 0.2) => emit('leaky_relu', [x], { slope: alpha });

/** x where x > 0, else alpha (eˣ - 1) @param {X} x @param {number} [alpha] */
export const elu = (x, alpha = 1) => emit('elu', [x], { alpha });

/** 1 / (1 + e⁻ˣ) @param {X} x */
export const sigmoid = (x) => emit('sigmoid', [x]);

/** tanh x @param {X} x */
export const tanh = (x) => emit('tanh', [x]);

/** ln(1 + eˣ) @param {X} x */
export const softplus = (x) => emit('softplus', [x]);

/** 1 where x > 0, else 0; its gradient is replaced by that of sigmoid(10 x) @param {X} x */
export const step = (x) => emit('step', [x]);
