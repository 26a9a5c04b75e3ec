// Each row's elements in one line: [batch, a, b, ...] becomes [batch, a b ...].

import { shapeError, shapeText } from '../errors.js';
import { checkDataFormat } from '../image-options.js';
import { Layer } from '../layer.js';

/** @typedef {{dataFormat?: string} & import('../layer-options.js').LayerOptions} FlattenOptions */

class Flatten extends Layer {
  /** @override */
  static className = 'Flatten';
  /** @override */
  movesOnly = true;

  /** @param {FlattenOptions} options */
  constructor(options) {
    super(options, { dataFormat: 'channelsLast' });
    checkDataFormat(this.name, this.config.dataFormat);
  }

  /** @override @param {readonly import('../graph.js').OpenShape[]} shapes */
  shapesFrom([shape]) {
    const sizes = shape.slice(1);
    if (sizes.includes(null))
      throw shapeError(
        this.name,
        `got shape ${shapeText(shape)} and needs every size but the batch to be known`,
      );
    return [shape[0], sizes.reduce((/** @type {number} */ a, b) => a * Number(b), 1)];
  }

  /** @override @param {import('../graph.js').Graph} graph @param {readonly number[]} inputs */
  call(graph, [x]) {
    const [, size] = this.shapesFrom([graph.shape(x)]);
    return graph.apply('reshape', [x], { rank: 2, d0: -1, d1: Number(size) }, this.name);
  }
}

/** @param {FlattenOptions} [options] */
export const flatten = (options = {}) => new Flatten(options);
