// The product of several inputs, element by element.

import { Merge } from '../merge.js';

class Multiply extends Merge {
  /** @override */
  static className = 'Multiply';
  /** @override */
  static op = 'mul';
}

/** @param {import('../layer-options.js').LayerOptions} [options] */
export const multiply = (options = {}) => new Multiply(options);
