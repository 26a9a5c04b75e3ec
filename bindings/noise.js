// What layers that draw random numbers share: a seed of their own (seeds.js).

import { Layer } from './layer.js';
import { readSeed } from './seeds.js';

/** @typedef {{seed?: number | null}} SeedOption of what is drawn; the model's at first */

export class Noise extends Layer {
  /** @param {import('./layer-options.js').LayerOptions} options @param {Record<string, any>} defaults */
  constructor(options, defaults) {
    super(options, { ...defaults, seed: null });
    this.ownSeed = readSeed(this.name, this.config.seed);
  }
}
