// Probabilities over the last axis, and losses of one number.

import { emit, withShape } from '../trace.js';
import { checkAxis } from './axes.js';
import { transpose } from './shape.js';

/** @import { Tensor, TensorLike } from '../tensor.js' */
/** @import { Along, Binary } from './types.js' */

/** @param {string} op @param {string} where @param {TensorLike} x @param {number} axis @returns {Tensor} */
function along(op, where, x, axis) {
  const value = withShape(x, where);
  const at = checkAxis(where, axis, value.shape);
  const last = value.shape.length - 1;
  if (at === last) return emit(op, [value]);
  const swap = value.shape.map((_, i) => (i === at ? last : i === last ? at : i));
  return transpose(emit(op, [transpose(value, swap)]), swap);
}

/** eˣ / Σ eˣ along an axis @type {Along} */
export const softmax = (x, axis = -1) => along('softmax', 'softmax', x, axis);

/** ln softmax along an axis @type {Along} */
export const logSoftmax = (x, axis = -1) => along('log_softmax', 'logSoftmax', x, axis);

/** The mean of (a - b)² over all elements; rank 0 @type {Binary} */
export const meanSquaredError = (a, b) => emit('mse', [a, b]);

/**
 * The mean over rows of -Σ t ln softmax(z); rank 0. The targets may be any numbers: the gradient
 * on the logits is (softmax(z) Σt - t) / rows.
 * @type {(logits: TensorLike, targets: TensorLike) => Tensor}
 */
export const crossEntropy = (logits, targets) => emit('cross_entropy', [logits, targets]);
