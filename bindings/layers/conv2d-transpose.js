// A convolution run backward: every pixel paints the kernel, times its value, into a larger image.
// x [batch, rows, columns, channels], k [rows, columns, filters, channels], b [filters]. With padding
// 'same' the image grows by the strides; with 'valid' also by what the kernel reaches beyond a stride.

import { Convolutional } from '../convolutional.js';

class Conv2DTranspose extends Convolutional {
  /** @override */
  static className = 'Conv2DTranspose';
  /** @override */
  static isTransposed = true;

  /** @param {import('../convolutional.js').Options} options */
  constructor(options) {
    super(options, 2);
  }
}

/**
 * A convolution that enlarges images.
 * @param {import('../convolutional.js').Options} options
 */
export const conv2dTranspose = (options) => new Conv2DTranspose(options);
