// In training each element is 0 with probability `rate`, and divided by 1 - rate otherwise, so that
// its mean stays. Outside training nothing happens. Where the noise has size 1 along an axis, all
// elements along it share their fate: in spatial dropout (Tompson et al., arXiv:1411.4280) a channel's.

import { describe, EngineError, shapeError, shapeText } from '../errors.js';
import { Noise } from '../noise.js';

/** @typedef {import('../layer-options.js').LayerOptions & import('../noise.js').SeedOption} LayerOptions */
/** @typedef {import('../graph.js').OpenShape} OpenShape */
/**
 * @typedef {object} DropoutOptions
 * @property {number} rate             0 <= rate < 1
 * @property {OpenShape | null} [noiseShape]  of the noise, batch first: 1 where it is shared, null or the
 *   axis' size elsewhere
 */

class Dropout extends Noise {
  /** @override */
  static className = 'Dropout';

  /** @param {DropoutOptions & LayerOptions} options @param {Record<string, any>} [defaults] */
  constructor(options, defaults = { rate: undefined, noiseShape: null }) {
    super(options, defaults);
    const { rate, noiseShape } = this.config;
    if (!(typeof rate === 'number' && rate >= 0 && rate < 1))
      throw new EngineError(`rate must lie in [0, 1), not ${describe(rate)}`, {
        where: this.name,
      });
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
      axis === 0 || size === 1 || size === null || size === shape[axis];
    if (noise && !(noise.length === shape.length && noise.every(fits)))
      throw shapeError(
        this.name,
        `got shape ${shapeText(shape)}, which noise of shape ${shapeText(noise)} does not fit`,
      );
    return shape;
  }

  /**
   * @override
   * @param {import('../graph.js').Graph} graph
   * @param {readonly number[]} inputs
   * @param {import('../mode.js').Mode} mode
   */
  call(graph, [x], { training }) {
    const { rate } = this.config;
    if (!training || rate === 0) return x;
    let like = x;
    this.noiseShape?.forEach((size, axis) => {
      if (size === 1) like = graph.apply('slice', [like], { axis, begin: 0, size: 1 });
    });
    const mask = graph.apply('dropout_mask', [like], { rate }, this.name);
    graph.setName(mask, `${this.name}/mask`);
    return graph.apply('mul', [x, mask]);
  }
}

/** Dropout of whole channels. */
class SpatialDropout1D extends Dropout {
  /** @override */
  static className = 'SpatialDropout1D';
  /** @override @type {OpenShape} */
  noiseShape = [null, 1, null];

  /** @param {{rate: number} & LayerOptions} options */
  constructor(options) {
    super(options, { rate: undefined });
  }
}

class SpatialDropout2D extends SpatialDropout1D {
  /** @override */
  static className = 'SpatialDropout2D';
  /** @override @type {OpenShape} */
  noiseShape = [null, 1, 1, null];
}

/** @param {DropoutOptions & LayerOptions} options */
export const dropout = (options) => new Dropout(options);

/** Dropout of whole channels of sequences [batch, steps, channels]. @param {{rate: number} & LayerOptions} options */
export const spatialDropout1d = (options) => new SpatialDropout1D(options);

/** Dropout of whole channels of images. @param {{rate: number} & LayerOptions} options */
export const spatialDropout2d = (options) => new SpatialDropout2D(options);
