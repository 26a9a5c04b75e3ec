// A model from inputs to outputs: any graph of layers.

import { checkOptions } from './errors.js';
import { Model } from './model.js';

/** @typedef {import('./symbolic.js').SymbolicTensor} SymbolicTensor */

class Functional extends Model {
  /** @param {{inputs: unknown, outputs: unknown, name?: string, seed?: number}} options */
  constructor(options) {
    checkOptions('model', options, ['inputs', 'outputs', 'name', 'seed']);
    super(options);
    this.connect(options.inputs, options.outputs);
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
