// Long short-term memory: i f g o = s s f s (x_t W + h_{t-1} U + b), c_t = f c_{t-1} + i g,
// h_t = o f(c_t), with Keras' order of gates (i f c o).
// x [batch, steps, features], W [features, 4 units], U [units, 4 units], b [4 units].

import { LSTM as CELL } from '../cells.js';
import { Recurrent } from '../recurrent.js';
import { DEFAULTS } from '../recurrent-options.js';

/**
 * @typedef {object} ForgetOption
 * @property {boolean} [unitForgetBias]  the forget gate's bias begins at 1; true at first
 */
/** @typedef {import('../recurrent-options.js').GatedOptions & ForgetOption & import('../recurrent-options.js').LayerOptions} LstmOptions */

class LSTM extends Recurrent {
  /** @override */
  static className = 'LSTM';
  /** @override */
  static cell = CELL;

  /** @param {LstmOptions} options */
  constructor(options) {
    super(options, DEFAULTS);
  }
}

/**
 * Long short-term memory. Its states are [h, c].
 * @param {LstmOptions} options
 */
export const lstm = (options) => new LSTM(options);
