// Layers that join several inputs element by element: a size of 1 is repeated, and an input with fewer
// axes gets axes of size 1 after the batch, as Keras does. y = f(f(x1, x2), x3) ...

import { shapeError, shapeText } from './errors.js';
import { Several } from './several.js';

/** @typedef {import('./graph.js').Graph} Graph */
/** @typedef {import('./graph.js').OpenShape} OpenShape */

/** @param {OpenShape} shape @param {number} rank @returns {OpenShape} axes of size 1 after the batch */
const widened = (shape, rank) => [
  shape[0],
  ...Array(Math.max(0, rank - shape.length)).fill(1),
  ...shape.slice(1),
];

export class Merge extends Several {
  /** The operator that joins two of them. */
  static op = 'add';

  /** @param {import('./layer-options.js').LayerOptions} options */
  constructor(options) {
    super(options, {});
  }

  /** @override @param {readonly OpenShape[]} shapes */
  shapesFrom(shapes) {
    const rank = Math.max(...shapes.map(({ length }) => length));
    return shapes
      .map((shape) => widened(shape, rank))
      .reduce((a, b) =>
        a.map((size, i) => {
          if (size === b[i]) return size;
          if (i > 0 && (size === 1 || b[i] === 1)) return size === 1 ? b[i] : size;
          if (size === null || b[i] === null) return size ?? b[i];
          throw shapeError(
            this.name,
            `got shapes ${shapes.map(shapeText).join(' and ')}, which do not go together at axis ${i}`,
          );
        }),
      );
  }

  /** @param {Graph} graph @param {number} node @param {number} rank */
  #widen(graph, node, rank) {
    const shape = graph.shape(node);
    if (shape.length === rank) return node;
    const [, ...sizes] = widened(shape, rank);
    if (sizes.includes(null))
      throw shapeError(this.name, `${shapeText(shape)} must have every size but the batch known`);
    const named = Object.fromEntries(sizes.map((size, i) => [`d${i + 1}`, Number(size)]));
    return graph.apply('reshape', [node], { rank, d0: -1, ...named });
  }

  /** @override @param {Graph} graph @param {readonly number[]} inputs */
  call(graph, inputs) {
    const { op } = /** @type {typeof Merge} */ (this.constructor);
    const rank = Math.max(...inputs.map((node) => graph.shape(node).length));
    return inputs
      .map((node) => this.#widen(graph, node, rank))
      .reduce((a, b) => graph.apply(op, [a, b], {}, this.name));
  }
}
