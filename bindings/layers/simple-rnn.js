// h_t = f(x_t W + h_{t-1} U + b): the simplest layer with a memory.
// x [batch, steps, features], W [features, units], U [units, units], b [units].

import { Recurrent } from '../recurrent.js';
import { DEFAULTS } from '../recurrent-options.js';

class SimpleRNN extends Recurrent {
  /** @override */
  static className = 'SimpleRNN';

  /** @param {import('../recurrent-options.js').RecurrentOptions & import('../recurrent-options.js').LayerOptions} options */
  constructor(options) {
    super(options, DEFAULTS);
  }
}

/**
 * A fully connected layer that also sees its own last output.
 * @param {import('../recurrent-options.js').RecurrentOptions & import('../recurrent-options.js').LayerOptions} options
 */
export const simpleRNN = (options) => new SimpleRNN(options);
