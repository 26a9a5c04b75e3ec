// The first of two inputs minus the second.

import { Merge } from '../merge.js';

class Subtract extends Merge {
  /** @override */
  static className = 'Subtract';
  /** @override */
  static op = 'sub';
  /** @override @type {readonly [number, number]} */
  static count = [2, 2];
}

/** @param {import('../layer-options.js').LayerOptions} [options] */
export const subtract = (options = {}) => new Subtract(options);
