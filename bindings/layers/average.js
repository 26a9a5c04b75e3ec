// The mean of several inputs, element by element.

import { Merge } from '../merge.js';

class Average extends Merge {
  /** @override */
  static className = 'Average';

  /** @override @param {import('../graph.js').Graph} graph @param {readonly number[]} inputs */
  call(graph, inputs) {
    const count = graph.constant([], Float32Array.of(inputs.length));
    return graph.apply('div', [super.call(graph, inputs), count], {}, this.name);
  }
}

/** @param {import('../layer-options.js').LayerOptions} [options] */
export const average = (options = {}) => new Average(options);
