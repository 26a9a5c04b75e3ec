// The middle of an image or a sequence (margins.js has the shapes).

import { Margin } from '../margins.js';

/** @typedef {{cropping?: import('../margins.js').Margins} & import('../layer-options.js').LayerOptions} Options cropping: 1 at first in 1-D, 0 in 2-D */

class Cropping2D extends Margin {
  /** @override */
  static className = 'Cropping2D';
  /** @override */
  movesOnly = true;
  /** @override */
  static op = 'slice';

  /** @param {Options} options */
  constructor(options) {
    super(options, 'cropping', new.target.rank === 1 ? 1 : 0);
  }
}

class Cropping1D extends Cropping2D {
  /** @override */
  static className = 'Cropping1D';
  /** @override */
  static rank = 1;
}

/** Without the first and last steps of [batch, steps, channels]. @param {Options} [options] */
export const cropping1d = (options = {}) => new Cropping1D(options);

/** Without the edges of [batch, height, width, channels]. @param {Options} [options] */
export const cropping2d = (options = {}) => new Cropping2D(options);
