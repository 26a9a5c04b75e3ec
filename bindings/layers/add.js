// The sum of several inputs of one shape: a way around other layers.

import { shapeError, shapeText } from '../errors.js';
import { Layer } from '../layer.js';

class Add extends Layer {
  /** @override */
  static className = 'Add';

  /** @param {import('../layer-options.js').LayerOptions} options */
  constructor(options) {
    super(options, {});
  }

  /** @override @param {readonly import('../graph.js').OpenShape[]} shapes */
  computeOutputShape(shapes) {
    const [first] = shapes;
    for (const shape of shapes)
      if (shape.join() !== first.join())
        throw shapeError(
          this.name,
          `got shapes ${shapeText(first)} and ${shapeText(shape)}, which must be equal`,
        );
    return first;
  }

  /** @override @param {import('../graph.js').Graph} graph @param {readonly number[]} inputs */
  call(graph, inputs) {
    return inputs.reduce((sum, input) => graph.apply('add', [sum, input]));
  }
}

/** @param {import('../layer-options.js').LayerOptions} [options] */
export const add = (options = {}) => new Add(options);
