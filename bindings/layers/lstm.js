// Long short-term memory: i f g o = s s f s (x_t W + h_{t-1} U + b), c_t = f c_{t-1} + i g,
// h_t = o f(c_t), with Keras' order of gates (i f c o).
// x [batch, steps, features], W [features, 4 units], U [units, 4 units], b [4 units].

import { Recurrent } from '../recurrent.js';
import { DEFAULTS } from '../recurrent-options.js';
import { makeTensor } from '../tensor.js';

/**
 * @typedef {object} ForgetOption
 * @property {boolean} [unitForgetBias]  the forget gate's bias begins at 1; true at first
 */
/** @typedef {import('../recurrent-options.js').GatedOptions & ForgetOption & import('../recurrent-options.js').LayerOptions} LstmOptions */

class LSTM extends Recurrent {
  /** @override */
  static className = 'LSTM';
  /** @override */
  static cell = { op: 'lstm', number: 1, gates: 4, states: 2 };

  /** @param {LstmOptions} options */
  constructor(options) {
    super(options, { ...DEFAULTS, recurrentActivation: 'sigmoid', unitForgetBias: true });
    if (!this.config.unitForgetBias) return;
    const { units } = this;
    /** @type {import('../initializer.js').Initializer} */
    const drawn = this.biasInitializer;
    /** As Keras draws it: i, then f, then c and o. @type {import('../initializer.js').Initializer['make']} */
    const make = (shape, stream) => {
      const values = new Float32Array(4 * units).fill(1);
      values.set(drawn.make([units], stream).data);
      values.set(drawn.make([2 * units], stream).data, 2 * units);
      return makeTensor(shape, values);
    };
    this.biasInitializer = { ...drawn, make };
  }
}

/**
 * Long short-term memory. Its states are [h, c].
 * @param {LstmOptions} options
 */
export const lstm = (options) => new LSTM(options);
