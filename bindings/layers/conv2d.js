// y = f(x * k + b): a kernel moved over an image sees a neighbourhood of every pixel.
// x [batch, rows, columns, channels], k [rows, columns, channels, filters], b [filters].

import { Convolutional } from '../convolutional.js';

class Conv2D extends Convolutional {
  /** @override */
  static className = 'Conv2D';

  /** @param {import('../convolutional.js').Options} options */
  constructor(options) {
    super(options, 2);
  }
}

/**
 * A convolution of images, whose size may be left open: inputShape [null, null, channels].
 * @param {import('../convolutional.js').Options} options
 */
export const conv2d = (options) => new Conv2D(options);
