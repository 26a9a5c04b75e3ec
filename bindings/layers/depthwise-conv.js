// y = f(x_c * k_c + b): every channel is convolved with filters of its own (depthwise.js).

import { Depthwise } from '../depthwise.js';

/** @typedef {import('../depthwise.js').DepthwiseOptions & import('../layer-options.js').LayerOptions} Options */

class DepthwiseConv2D extends Depthwise {
  /** @override */
  static className = 'DepthwiseConv2D';

  /** @param {Options} options */
  constructor(options) {
    super(options, 2);
  }
}

class DepthwiseConv1D extends Depthwise {
  /** @override */
  static className = 'DepthwiseConv1D';

  /** @param {Options} options */
  constructor(options) {
    super(options, 1);
  }
}

/** A convolution of images, channel by channel. @param {Options} options */
export const depthwiseConv2d = (options) => new DepthwiseConv2D(options);

/** A convolution of sequences, channel by channel. @param {Options} options */
export const depthwiseConv1d = (options) => new DepthwiseConv1D(options);
