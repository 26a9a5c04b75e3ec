// Several inputs side by side along an axis (the last at first); all other sizes agree.

import { shapeError, shapeText } from '../errors.js';
import { Several } from '../several.js';

/** @param {number | null} a @param {number | null} b */
const fits = (a, b) => a === null || b === null || a === b;

class Concatenate extends Several {
  /** @override */
  static className = 'Concatenate';
  /** @override */
  movesOnly = true;

  /** @param {{axis?: number} & import('../layer-options.js').LayerOptions} options */
  constructor(options) {
    super(options, { axis: -1 });
  }

  /** @param {import('../graph.js').OpenShape} shape */
  #axis(shape) {
    const { axis } = this.config;
    const at = axis < 0 ? axis + shape.length : axis;
    if (Number.isInteger(at) && at > 0 && at < shape.length) return at;
    throw shapeError(this.name, `cannot join shape ${shapeText(shape)} along axis ${axis}`);
  }

  /** @override @param {readonly import('../graph.js').OpenShape[]} shapes */
  shapesFrom(shapes) {
    const [first] = shapes;
    const at = this.#axis(first);
    for (const shape of shapes)
      if (
        shape.length !== first.length ||
        shape.some((size, i) => i !== at && !fits(size, first[i]))
      )
        throw shapeError(
          this.name,
          `got shapes ${shapes.map(shapeText).join(' and ')}, which must agree but for axis ${at}`,
        );
    return first.map((_, axis) => {
      const sizes = shapes.map((shape) => shape[axis]);
      if (axis !== at) return sizes.find((size) => size !== null) ?? null;
      return sizes.reduce((sum, size) => (sum === null || size === null ? null : sum + size));
    });
  }

  /** @override @param {import('../graph.js').Graph} graph @param {readonly number[]} inputs */
  call(graph, inputs) {
    return graph.apply('concat', inputs, { axis: this.#axis(graph.shape(inputs[0])) }, this.name);
  }
}

/** @param {{axis?: number} & import('../layer-options.js').LayerOptions} [options] */
export const concatenate = (options = {}) => new Concatenate(options);
