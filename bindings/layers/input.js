// Where data comes in: a shape, and a place to write each batch.

import { EngineError } from '../errors.js';
import { Layer } from '../layer.js';

/** @typedef {import('../graph.js').OpenShape} OpenShape */

export class InputLayer extends Layer {
  /** @override */
  static className = 'InputLayer';
  /** @override @type {readonly [number, number]} */
  static count = [0, 0];
  /** The graph's node, once built. */
  node = -1;

  /** @param {import('../layer-options.js').LayerOptions} options */
  constructor(options) {
    super(options, {});
    const { inputShape, batchInputShape, batchSize } = options;
    if (batchInputShape && (inputShape || (batchSize ?? null) !== null))
      throw new EngineError('has batchInputShape, and so no inputShape or batchSize beside it', {
        where: this.name,
      });
    if (!this.batchInputShape)
      throw new EngineError('needs inputShape, the shape of one row', { where: this.name });
    this.apply([]);
  }

  /** @override */
  shapesFrom() {
    return /** @type {OpenShape} */ (this.batchInputShape);
  }

  /** @override @param {import('../graph.js').Graph} graph */
  enter(graph) {
    this.graph = graph;
    this.node = graph.input(this.name, this.output.shape.with(0, null)); // any batch can be run
  }

  /** @override @param {import('../graph.js').Graph} graph */
  moveTo(graph) {
    this.enter(graph);
  }

  /** @override */
  call() {
    return this.node;
  }
}

/** @param {import('../layer-options.js').LayerOptions} options */
export const inputLayer = (options) => new InputLayer(options);
