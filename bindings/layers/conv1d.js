// y = f(x * k + b): a kernel moved along a sequence sees a stretch of time about every step.
// x [batch, time, channels], k [time, channels, filters], b [filters].

import { Convolutional } from '../convolutional.js';

class Conv1D extends Convolutional {
  /** @override */
  static className = 'Conv1D';

  /** @param {import('../convolutional.js').Options} options */
  constructor(options) {
    super(options, 1);
  }
}

/**
 * A convolution of sequences. padding 'causal' lets a step see only itself and what was before.
 * @param {import('../convolutional.js').Options} options
 */
export const conv1d = (options) => new Conv1D(options);
