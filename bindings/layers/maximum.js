// The largest of several inputs, element by element.

import { Merge } from '../merge.js';

class Maximum extends Merge {
  /** @override */
  static className = 'Maximum';
  /** @override */
  static op = 'maximum';
}

/** @param {import('../layer-options.js').LayerOptions} [options] */
export const maximum = (options = {}) => new Maximum(options);
