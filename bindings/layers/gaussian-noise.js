// In training a normal number of deviation `stddev` is added to each element. Otherwise nothing happens.

import { checkNumber } from '../errors.js';
import { Noise } from '../noise.js';

/** @typedef {{stddev: number} & import('../noise.js').SeedOption & import('../layer-options.js').LayerOptions} GaussianNoiseOptions */

class GaussianNoise extends Noise {
  /** @override */
  static className = 'GaussianNoise';

  /** @param {GaussianNoiseOptions} options */
  constructor(options) {
    super(options, { stddev: undefined });
    checkNumber(this.name, 'stddev', this.config.stddev, 0);
  }

  /**
   * @override
   * @param {import('../graph.js').Graph} graph
   * @param {readonly number[]} inputs
   * @param {import('../mode.js').Mode} mode
   */
  call(graph, [x], { training }) {
    const { stddev } = this.config;
    if (!training || stddev === 0) return x;
    const noise = graph.apply('random_normal', [x], { stddev }, this.name);
    return graph.apply('add', [x, noise]);
  }
}

/** @param {GaussianNoiseOptions} options */
export const gaussianNoise = (options) => new GaussianNoise(options);
