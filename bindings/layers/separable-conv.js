// y = f((x_c * k_c) P + b): every channel is convolved by itself, and then the channels are mixed (depthwise.js).

import { Depthwise } from '../depthwise.js';

/** @typedef {import('../depthwise.js').DepthwiseOptions & import('../depthwise.js').SeparableOptions & import('../layer-options.js').LayerOptions} Options */

class SeparableConv2D extends Depthwise {
  /** @override */
  static className = 'SeparableConv2D';
  /** @override */
  static isSeparable = true;

  /** @param {Options} options */
  constructor(options) {
    super(options, 2);
  }
}

class SeparableConv1D extends Depthwise {
  /** @override */
  static className = 'SeparableConv1D';
  /** @override */
  static isSeparable = true;

  /** @param {Options} options */
  constructor(options) {
    super(options, 1);
  }
}

/** A convolution of images, channel by channel, and a mixing of the channels. @param {Options} options */
export const separableConv2d = (options) => new SeparableConv2D(options);

/** The same of sequences. @param {Options} options */
export const separableConv1d = (options) => new SeparableConv1D(options);
