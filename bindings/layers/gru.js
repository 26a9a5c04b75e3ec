// The gated recurrent unit: z r = s(x_t W + h_{t-1} U + b), g = f(x_t W + r (h_{t-1} U + b1) + b0),
// h_t = z h_{t-1} + (1 - z) g, with Keras' order of gates (z r h).
// x [batch, steps, features], W [features, 3 units], U [units, 3 units], b [2, 3 units]; with
// resetAfter false g = f(x_t W + (r h_{t-1}) U + b), and b is [3 units].

import { GRU as CELL } from '../cells.js';
import { Recurrent } from '../recurrent.js';
import { DEFAULTS } from '../recurrent-options.js';

/**
 * @typedef {object} ResetOption
 * @property {boolean} [resetAfter]  the reset gate acts after the recurrent kernel; true at first, as in Keras 3
 */
/** @typedef {import('../recurrent-options.js').GatedOptions & ResetOption & import('../recurrent-options.js').LayerOptions} GruOptions */

class GRU extends Recurrent {
  /** @override */
  static className = 'GRU';
  /** @override */
  static cell = CELL;

  /** @param {GruOptions} options */
  constructor(options) {
    super(options, DEFAULTS);
  }
}

/**
 * The gated recurrent unit.
 * @param {GruOptions} options
 */
export const gru = (options) => new GRU(options);
