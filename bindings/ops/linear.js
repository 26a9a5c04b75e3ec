// Matrix products.

import { fusedParams, toActivation } from '../activations.js';
import { checkOptions } from '../errors.js';
import { emit, withShape } from '../trace.js';
import { expandDims, squeeze } from './shape.js';

/** @import { Tensor, TensorLike } from '../tensor.js' */
/** @import { Binary } from './types.js' */

/**
 * a b over the last two axes; the axes before them broadcast. A vector is a row on the left and a
 * column on the right, and that axis is left out of the result.
 * @param {TensorLike} a [..., m, k]
 * @param {TensorLike} b [..., k, n]
 * @param {{transposeA?: boolean, transposeB?: boolean}} [options]
 * @returns {Tensor}
 */
export function matmul(a, b, options = {}) {
  checkOptions('matmul', options, ['transposeA', 'transposeB']);
  const [left, right] = [withShape(a, 'matmul'), withShape(b, 'matmul')];
  const [isRow, isColumn] = [left.shape.length === 1, right.shape.length === 1];
  const product = emit(
    'matmul',
    [isRow ? expandDims(left, 0) : left, isColumn ? expandDims(right, 1) : right],
    {
      transpose_a: Number(!isRow && Boolean(options.transposeA)),
      transpose_b: Number(!isColumn && Boolean(options.transposeB)),
    },
  );
  if (isRow && isColumn) return squeeze(product, [-2, -1]);
  return isRow ? squeeze(product, -2) : isColumn ? squeeze(product, -1) : product;
}

/** The product of two matrices or vectors. @type {Binary} */
export const dot = (a, b) => matmul(a, b);

/**
 * activation(x w + b).
 * @param {TensorLike} x [..., i]
 * @param {TensorLike} w [i, o]
 * @param {TensorLike} b [o]
 * @param {{activation?: string | Function}} [options]
 * @returns {Tensor}
 */
export function dense(x, w, b, options = {}) {
  checkOptions('dense', options, ['activation']);
  const { activation = 'linear' } = options;
  const chosen = toActivation('dense', activation);
  if (chosen.fused === undefined) return chosen.apply(emit('dense', [x, w, b]));
  return emit('dense', [x, w, b], fusedParams(chosen));
}
