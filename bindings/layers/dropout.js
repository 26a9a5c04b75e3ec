// In training each element is 0 with probability `rate`, and divided by 1 - rate otherwise, so that
// its mean stays. Outside training nothing happens.

import { Dropped } from '../dropped.js';

/** @typedef {import('../dropped.js').DropoutOptions} DropoutOptions */
/** @typedef {import('../dropped.js').LayerOptions} LayerOptions */
/** @typedef {import('../graph.js').OpenShape} OpenShape */

class Dropout extends Dropped {
  /** @override */
  static className = 'Dropout';

  /**
   * @override
   * @param {import('../graph.js').Graph} graph
   * @param {readonly number[]} inputs
   * @param {import('../mode.js').Mode} mode
   */
  call(graph, [x], { training }) {
    return training && this.rate > 0 ? graph.apply('mul', [x, this.mask(graph, x)]) : x;
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
