// In training each element is multiplied by a normal number of mean 1 and deviation √(rate / (1 - rate)),
// as large as that of dropout. Otherwise nothing happens.

import { Noise } from '../noise.js';

/** @typedef {{rate: number} & import('../noise.js').SeedOption & import('../layer-options.js').LayerOptions} GaussianDropoutOptions */

class GaussianDropout extends Noise {
  /** @override */
  static className = 'GaussianDropout';

  /** @param {GaussianDropoutOptions} options */
  constructor(options) {
    super(options, { rate: undefined });
    this.checkRate();
  }

  /**
   * @override
   * @param {import('../graph.js').Graph} graph
   * @param {readonly number[]} inputs
   * @param {import('../mode.js').Mode} mode
   */
  call(graph, [x], { training }) {
    const { rate } = this;
    if (!training || rate === 0) return x;
    const stddev = Math.sqrt(rate / (1 - rate));
    const noise = graph.apply('random_normal', [x], { mean: 1, stddev }, this.name);
    return graph.apply('mul', [x, noise]);
  }
}

/** @param {GaussianDropoutOptions} options */
export const gaussianDropout = (options) => new GaussianDropout(options);
