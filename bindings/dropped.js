// What is dropped by chance. Where the noise has size 1 along an axis, all elements along it share their
// fate: in spatial dropout (Tompson et al., arXiv:1411.4280) a channel's.

import { describe, EngineError, shapeError, shapeText } from './errors.js';
import { Noise } from './noise.js';

/** @typedef {import('./layer-options.js').LayerOptions & import('./noise.js').SeedOption} LayerOptions */
/** @typedef {import('./graph.js').OpenShape} OpenShape */
/**
 * @typedef {object} DropoutOptions
 * @property {number} rate             0 <= rate < 1
 * @property {OpenShape | null} [noiseShape]  of the noise, batch first: 1 where it is shared, null or the
 *   axis' size elsewhere
 */

export class Dropped extends Noise {
  /** @param {DropoutOptions & LayerOptions} options @param {Record<string, any>} [defaults] */
  constructor(options, defaults = { rate: undefined, noiseShape: null }) {
    super(options, defaults);
    const { noiseShape } = this.config;
    this.checkRate();
    /** @type {OpenShape | null} */
    this.noiseShape = noiseShape ?? null;
    if (this.noiseShape !== null && !Array.isArray(noiseShape))
      throw new EngineError(`noiseShape must be a list of sizes, not ${describe(noiseShape)}`, {
        where: this.name,
      });
  }

  /** @override @param {readonly OpenShape[]} shapes */
  shapesFrom([shape]) {
    const { noiseShape: noise } = this;
    const fits = (/** @type {number | null} */ size, /** @type {number} */ axis) =>
      size === 1 || size === null || shape[axis] === null || size === shape[axis];
    if (noise && !(noise.length === shape.length && noise.every(fits)))
      throw shapeError(
        this.name,
        `got shape ${shapeText(shape)}, which noise of shape ${shapeText(noise)} does not fit`,
      );
    return shape;
  }

  /** 0 where something is dropped, else 1 / (1 - rate). @param {import('./graph.js').Graph} graph @param {number} x */
  mask(graph, x) {
    let like = x;
    this.noiseShape?.forEach((size, axis) => {
      if (size === 1) like = graph.apply('slice', [like], { axis, begin: 0, size: 1 });
    });
    const mask = graph.apply('dropout_mask', [like], { rate: this.rate }, this.name);
    graph.setName(mask, `${this.name}/mask`);
    return mask;
  }
}
