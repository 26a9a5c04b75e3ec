// What layers that draw random numbers share: a seed of their own (seeds.js).

import { describe, EngineError } from './errors.js';
import { Layer } from './layer.js';
import { readSeed } from './seeds.js';

/** @typedef {{seed?: number | null}} SeedOption of what is drawn; the model's at first */

export class Noise extends Layer {
  /** @param {import('./layer-options.js').LayerOptions} options @param {Record<string, any>} defaults */
  constructor(options, defaults) {
    super(options, { ...defaults, seed: null });
    this.ownSeed = readSeed(this.name, this.config.seed);
  }

  /** Of what is dropped. @returns {number} in [0, 1) */
  get rate() {
    return this.config.rate;
  }

  checkRate() {
    const { rate, name } = this;
    if (typeof rate === 'number' && rate >= 0 && rate < 1) return;
    throw new EngineError(`rate must lie in [0, 1), not ${describe(rate)}`, { where: name });
  }
}
