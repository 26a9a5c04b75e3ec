// The sum of several inputs: a way around other layers.

import { Merge } from '../merge.js';

class Add extends Merge {
  /** @override */
  static className = 'Add';
  /** @override */
  static op = 'add';
}

/** @param {import('../layer-options.js').LayerOptions} [options] */
export const add = (options = {}) => new Add(options);
