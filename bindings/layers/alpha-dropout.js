// Dropout for selu: what is dropped becomes -1.758 instead of 0, and a scale and a shift keep mean and
// variance. In training only.

import { Dropped } from '../dropped.js';

/** @typedef {import('../dropped.js').DropoutOptions & import('../noise.js').SeedOption & import('../layer-options.js').LayerOptions} AlphaDropoutOptions */

class AlphaDropout extends Dropped {
  /** @override */
  static className = 'AlphaDropout';

  /**
   * @override
   * @param {import('../graph.js').Graph} graph
   * @param {readonly number[]} inputs
   * @param {import('../mode.js').Mode} mode
   */
  call(graph, [x], { training }) {
    const { rate } = this;
    if (!training || rate === 0) return x;
    const dropped = -1.0507009873554805 * 1.6732632423543772;
    const scale = ((1 - rate) * (1 + rate * dropped ** 2)) ** -0.5;
    const number = (/** @type {number} */ value) => graph.constant([], Float32Array.of(value));
    const kept = graph.apply('where', [this.mask(graph, x), x, number(dropped)]);
    const scaled = graph.apply('mul', [kept, number(scale)]);
    return graph.apply('add', [scaled, number(-scale * dropped * rate)]);
  }
}

/** @param {AlphaDropoutOptions} options */
export const alphaDropout = (options) => new AlphaDropout(options);
