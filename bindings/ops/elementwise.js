// Functions of one array, element by element, and the activation functions.

import { emit } from '../trace.js';

/** @import { Tensor, TensorLike } from '../tensor.js' */
/** @import { Unary } from './types.js' */

/** -x @type {Unary} */
export const neg = (x) => emit('neg', [x]);

/** |x|; gradient 0 at 0 @type {Unary} */
export const abs = (x) => emit('abs', [x]);

/** -1, 0 or 1 @type {Unary} */
export const sign = (x) => emit('sign', [x]);

/** x² @type {Unary} */
export const square = (x) => emit('square', [x]);

/** √x @type {Unary} */
export const sqrt = (x) => emit('sqrt', [x]);

/** eˣ @type {Unary} */
export const exp = (x) => emit('exp', [x]);

/** ln x @type {Unary} */
export const log = (x) => emit('log', [x]);

/** sin x, x in radians @type {Unary} */
export const sin = (x) => emit('sin', [x]);

/** cos x, x in radians @type {Unary} */
export const cos = (x) => emit('cos', [x]);

/** 2/√π ∫₀ˣ e^(-s²) ds @type {Unary} */
export const erf = (x) => emit('erf', [x]);

/** The largest whole number that is not larger; gradient 0 @type {Unary} */
export const floor = (x) => emit('floor', [x]);

/** x itself @type {Unary} */
export const linear = (x) => emit('linear', [x]);

/** max(x, 0) @type {Unary} */
export const relu = (x) => emit('relu', [x]);

/**
 * x where x > 0, else alpha x; Keras' activation has 0.2
 * @type {(x: TensorLike, alpha?: number) => Tensor}
 */
export const leakyRelu = (x, alpha = 0.2) => emit('leaky_relu', [x], { slope: alpha });

/** x where x > 0, else alpha (eˣ - 1) @type {(x: TensorLike, alpha?: number) => Tensor} */
export const elu = (x, alpha = 1) => emit('elu', [x], { alpha });

/** 1 / (1 + e⁻ˣ) @type {Unary} */
export const sigmoid = (x) => emit('sigmoid', [x]);

/** tanh x @type {Unary} */
export const tanh = (x) => emit('tanh', [x]);

/** ln(1 + eˣ) @type {Unary} */
export const softplus = (x) => emit('softplus', [x]);

/** 1 where x > 0, else 0; its gradient is replaced by that of sigmoid(10 x) @type {Unary} */
export const step = (x) => emit('step', [x]);
