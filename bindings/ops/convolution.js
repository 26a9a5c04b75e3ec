// Convolutions, for functions and layers of one's own.

import { fusedParams, toActivation } from '../activations.js';
import { moveParams, readMoves } from '../convolution.js';
import { checkOptions, shapeError, shapeText } from '../errors.js';
import { emit, withShape } from '../trace.js';

/** @import { Tensor, TensorLike } from '../tensor.js' */
/** @import { PerAxis } from '../convolution.js' */

/**
 * @typedef {object} ConvOptions
 * @property {PerAxis} [strides]       1 at first
 * @property {string} [padding]        'valid' at first, or 'same'; 'causal' in one dimension
 * @property {PerAxis} [dilationRate]  1 at first
 * @property {TensorLike} [bias]       one number for each channel that comes out
 * @property {string | Function} [activation]     'linear' at first
 */

/** @param {string} op @param {string} where @param {number} axes */
const convolution =
  (op, where, axes) =>
  /**
   * @param {TensorLike} x
   * @param {TensorLike} kernel
   * @param {ConvOptions} [options]
   * @returns {Tensor}
   */
  (x, kernel, options = {}) => {
    checkOptions(where, options, ['strides', 'padding', 'dilationRate', 'bias', 'activation']);
    const { shape } = withShape(x, where);
    if (shape.length !== axes + 2)
      throw shapeError(where, `x has shape ${shapeText(shape)} and needs ${axes + 2} axes`);
    const { bias, activation = 'linear' } = options;
    const chosen = toActivation(where, activation);
    const moves = moveParams(readMoves(where, options, axes));
    const inputs = bias === undefined ? [x, kernel] : [x, kernel, bias];
    if (chosen.fused === undefined) return chosen.apply(emit(op, inputs, moves));
    return emit(op, inputs, { ...moves, ...fusedParams(chosen) });
  };

/** x [batch, time, channels] with a kernel [time, channels, filters] moved along it. */
export const conv1d = convolution('conv2d', 'conv1d', 1);

/** x [batch, rows, columns, channels] with a kernel [rows, columns, channels, filters] moved over it. */
export const conv2d = convolution('conv2d', 'conv2d', 2);

/** The same backward, to larger images: the kernel is [rows, columns, filters, channels]. */
export const conv2dTranspose = convolution('conv2d_transpose', 'conv2dTranspose', 2);
