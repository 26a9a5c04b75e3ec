// Layers of a list of inputs: add, concatenate, dot and their like.

import { shapeError } from './errors.js';
import { Layer } from './layer.js';

export class Several extends Layer {
  /** @override */
  joins = true;
  /** @override @type {readonly [number, number]} */
  static count = [1, Infinity];

  /** @override @param {any} inputs symbolic or tensors, in a list @param {{training?: boolean} | null} [options] */
  apply(inputs, options) {
    if (!Array.isArray(inputs)) throw shapeError(this.name, 'takes a list of inputs');
    return super.apply(inputs, options);
  }
}
