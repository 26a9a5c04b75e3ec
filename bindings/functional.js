// A model from inputs to outputs: any graph of layers.

import { checkOptions, EngineError } from './errors.js';
import { Model } from './model.js';

/** @typedef {import('./symbolic.js').SymbolicTensor} SymbolicTensor */

class Functional extends Model {
  /** @param {{inputs: unknown, outputs: unknown, name?: string, seed?: number}} options */
  constructor(options) {
    checkOptions('model', options, ['inputs', 'outputs', 'name', 'seed']);
    super(options);
    const [inputs, outputs] = [[options.inputs].flat(), [options.outputs].flat()];
    if (outputs.length === 0) throw new EngineError('there are no outputs', { where: 'model' });
    if (new Set(inputs).size < inputs.length)
      throw new EngineError('the same input stands twice among the inputs', { where: 'model' });
    this.connect(inputs, outputs);
  }
}

/**
 * A model from inputs to outputs that were described with input() and the layers' apply.
 * @param {object} options
 * @param {SymbolicTensor | readonly SymbolicTensor[]} options.inputs
 * @param {SymbolicTensor | readonly SymbolicTensor[]} options.outputs
 * @param {string} [options.name]
 * @param {number} [options.seed] 0 to 2^32 - 1; of initial weights, shuffling and dropout
 * @returns {Model}
 */
export const model = (options) => new Functional(options);
