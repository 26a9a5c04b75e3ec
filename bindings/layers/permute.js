// Axes in another order: dims[i] is the axis, counted from 1, that becomes axis i + 1; the batch stays.

import { describe, EngineError, shapeError, shapeText } from '../errors.js';
import { Layer } from '../layer.js';

/** @typedef {{dims: readonly number[]} & import('../layer-options.js').LayerOptions} PermuteOptions */

class Permute extends Layer {
  /** @override */
  static className = 'Permute';
  /** @override */
  movesOnly = true;

  /** @param {PermuteOptions} options */
  constructor(options) {
    super(options, { dims: undefined });
    const { dims } = this.config;
    const isOrder = Array.isArray(dims) && dims.every((_, i) => dims.includes(i + 1));
    if (!isOrder)
      throw new EngineError(
        `dims must name each axis from 1 on once, not ${Array.isArray(dims) ? shapeText(dims) : describe(dims)}`,
        { where: this.name },
      );
  }

  /** @override @param {readonly import('../graph.js').OpenShape[]} shapes */
  shapesFrom([shape]) {
    /** @type {number[]} */
    const dims = this.config.dims;
    if (shape.length === dims.length + 1) return [shape[0], ...dims.map((axis) => shape[axis])];
    throw shapeError(
      this.name,
      `got shape ${shapeText(shape)} and needs ${dims.length} axes besides the batch`,
    );
  }

  /** @override @param {import('../graph.js').Graph} graph @param {readonly number[]} inputs */
  call(graph, [x]) {
    const order = [0, ...this.config.dims].map((axis, i) => [`p${i}`, axis]);
    return graph.apply('transpose', [x], Object.fromEntries(order), this.name);
  }
}

/** @param {PermuteOptions} options */
export const permute = (options) => new Permute(options);
