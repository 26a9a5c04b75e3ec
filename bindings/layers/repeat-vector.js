// Each row n times, one after the other: [batch, features] becomes [batch, n, features].

import { checkWhole, shapeError, shapeText } from '../errors.js';
import { Layer } from '../layer.js';

/** @typedef {{n: number} & import('../layer-options.js').LayerOptions} RepeatVectorOptions */

class RepeatVector extends Layer {
  /** @override */
  static className = 'RepeatVector';
  /** @override */
  movesOnly = true;

  /** @param {RepeatVectorOptions} options */
  constructor(options) {
    super(options, { n: undefined });
    this.n = checkWhole(this.name, 'n', this.config.n);
  }

  /** @override @param {readonly import('../graph.js').OpenShape[]} shapes */
  shapesFrom([shape]) {
    if (shape.length === 2 && shape[1] !== null) return [shape[0], this.n, shape[1]];
    throw shapeError(this.name, `got shape ${shapeText(shape)} and needs [batch, features]`);
  }

  /** @override @param {import('../graph.js').Graph} graph @param {readonly number[]} inputs */
  call(graph, [x]) {
    const [, features] = graph.shape(x);
    const row = graph.apply('reshape', [x], { rank: 3, d0: -1, d1: 1, d2: Number(features) });
    const ones = graph.constant([this.n, 1], new Float32Array(this.n).fill(1));
    return graph.apply('mul', [row, ones], {}, this.name);
  }
}

/** @param {RepeatVectorOptions} options */
export const repeatVector = (options) => new RepeatVector(options);
