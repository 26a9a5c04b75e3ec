// y = f(x), element by element (softmax: over the last axis).

import { ACTIVATIONS } from '../activations.js';
import { describe, EngineError, lookUp } from '../errors.js';
import { Layer } from '../layer.js';

class Activation extends Layer {
  /** @override */
  static className = 'Activation';

  /** @param {{activation: string} & import('../layer-options.js').LayerOptions} options */
  constructor(options) {
    super(options, { activation: undefined });
    const { activation } = this.config;
    if (typeof activation !== 'string')
      throw new EngineError(`activation must be a name, not ${describe(activation)}`, {
        where: this.name,
      });
    this.activation = lookUp(this.name, 'activation', ACTIVATIONS, activation);
  }

  /** @override @param {import('../graph.js').Graph} graph @param {readonly number[]} inputs */
  call(graph, [x]) {
    return graph.apply(this.activation.op, [x], this.activation.params, this.name);
  }
}

/**
 * An activation function as a layer.
 * @param {{activation: string} & import('../layer-options.js').LayerOptions} options
 */
export const activation = (options) => new Activation(options);
