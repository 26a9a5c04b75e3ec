// Several inputs side by side along an axis (the last at first); all other sizes agree.

import { shapeError, shapeText } from '../errors.js';
import { Layer } from '../layer.js';

class Concatenate extends Layer {
  /** @override */
  static className = 'Concatenate';

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
  computeOutputShape(shapes) {
    const [first] = shapes;
    const at = this.#axis(first);
    for (const shape of shapes)
      if (
        shape.length !== first.length ||
        shape[at] === null ||
        shape.some((size, i) => i !== at && size !== first[i])
      )
        throw shapeError(
          this.name,
          `got shapes ${shapes.map(shapeText).join(' and ')}, which must agree but for axis ${at}`,
        );
    const total = shapes.reduce((sum, shape) => sum + Number(shape[at]), 0);
    return first.with(at, total);
  }

  /** @override @param {import('../graph.js').Graph} graph @param {readonly number[]} inputs */
  call(graph, inputs) {
    return graph.apply('concat', inputs, { axis: this.#axis(graph.shape(inputs[0])) }, this.name);
  }
}

/** @param {{axis?: number} & import('../layer-options.js').LayerOptions} [options] */
export const concatenate = (options = {}) => new Concatenate(options);
