// y = f(x), element by element (softmax and its kind: over the last axis).

import { activated, toActivation } from '../activations.js';
import { Layer } from '../layer.js';

class Activation extends Layer {
  /** @override */
  static className = 'Activation';

  /** @param {{activation: string | Function} & import('../layer-options.js').LayerOptions} options */
  constructor(options) {
    super(options, { activation: undefined });
    this.activation = toActivation(this.name, this.config.activation);
  }

  /** @override @param {import('../graph.js').Graph} graph @param {readonly number[]} inputs */
  call(graph, [x]) {
    return activated(graph, this.activation, x, this.name);
  }
}

/**
 * An activation function as a layer.
 * @param {{activation: string | Function} & import('../layer-options.js').LayerOptions} options
 */
export const activation = (options) => new Activation(options);
