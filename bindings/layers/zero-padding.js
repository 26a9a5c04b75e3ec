// Zeros around an image or a sequence (margins.js has the shapes).

import { Margin } from '../margins.js';

/** @typedef {{padding?: import('../margins.js').Margins} & import('../layer-options.js').LayerOptions} Options padding: 1 at first */

class ZeroPadding2D extends Margin {
  /** @override */
  static className = 'ZeroPadding2D';

  /** @param {Options} options */
  constructor(options) {
    super(options, 'padding', 1);
  }
}

class ZeroPadding1D extends ZeroPadding2D {
  /** @override */
  static className = 'ZeroPadding1D';
  /** @override */
  static rank = 1;
}

/** Zeros before and after [batch, steps, channels]. @param {Options} [options] */
export const zeroPadding1d = (options = {}) => new ZeroPadding1D(options);

/** Zeros around [batch, height, width, channels]. @param {Options} [options] */
export const zeroPadding2d = (options = {}) => new ZeroPadding2D(options);
