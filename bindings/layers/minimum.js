// The smallest of several inputs, element by element.

import { Merge } from '../merge.js';

class Minimum extends Merge {
  /** @override */
  static className = 'Minimum';
  /** @override */
  static op = 'minimum';
}

/** @param {import('../layer-options.js').LayerOptions} [options] */
export const minimum = (options = {}) => new Minimum(options);
