// Layers that have others within: bidirectional, timeDistributed, rnn. The layers within have the weights,
// under names of their own: bidirectional/forward_lstm/kernel.

import { describe, EngineError } from './errors.js';
import { Layer } from './layer.js';

/** @typedef {import('./graph.js').Graph} Graph */
/** @typedef {import('./graph.js').OpenShape} OpenShape */

/**
 * A new layer with the same options, and new weights; so are the layers within it.
 * @param {any} layer @param {Record<string, any>} [changes] of its options
 * @returns {any}
 */
export function copyOf(layer, changes = {}) {
  const one = (/** @type {any} */ value) => (value instanceof Layer ? copyOf(value) : value);
  const options = Object.entries(layer.getConfig()).map(([key, value]) => [
    key,
    Array.isArray(value) ? value.map(one) : one(value),
  ]);
  return new layer.constructor({ ...Object.fromEntries(options), ...changes });
}

export class Wrapper extends Layer {
  /** @type {Layer[]} */
  inner = [];

  /** @param {any} options @param {Record<string, any>} defaults */
  constructor(options, defaults) {
    if (options?.weights)
      throw new EngineError('takes no weights: give them to the layer within', {
        where: /** @type {typeof Layer} */ (new.target).className,
      });
    super(options, defaults);
  }

  /**
   * Takes a layer in.
   * @template {Layer} Kind
   * @param {string} option @param {Kind} layer
   * @returns {Kind}
   */
  take(option, layer) {
    if (!(layer instanceof Layer))
      throw new EngineError(`${option} must be a layer, not ${describe(layer)}`, {
        where: this.name,
      });
    if (!super.trainable) layer.trainable = false;
    this.inner.push(layer);
    return layer;
  }

  /** What comes into each layer within. @param {readonly OpenShape[]} shapes @returns {readonly OpenShape[][]} */
  innerShapes(shapes) {
    return this.inner.map(() => [...shapes]);
  }

  /** @override @param {readonly OpenShape[]} shapes */
  settle(shapes) {
    const leaving = super.settle(shapes);
    this.innerShapes(shapes).forEach((one, i) => {
      this.inner[i].settle(one);
    });
    if (!this.graph) this.#gather();
    return leaving;
  }

  #gather() {
    this.weights = [...new Set(this.inner.flatMap(({ weights }) => weights))];
  }

  /** @override @param {Graph} graph @param {import('./random.js').Stream} stream */
  enter(graph, stream) {
    for (const layer of this.inner) if (!layer.graph) layer.enter(graph, stream);
    this.#gather();
    this.graph = graph;
  }

  /** @override @param {{keep?: boolean}} [options] */
  unbuild(options) {
    super.unbuild();
    for (const layer of this.inner) layer.unbuild(options);
    this.#gather();
  }

  /** Its layers move by themselves. @override @param {Graph} graph */
  moveTo(graph) {
    this.graph = graph;
  }

  /** @override @returns {Layer[]} */
  get leaves() {
    return [...this.inner.flatMap(({ leaves }) => leaves), this];
  }

  /** @override */
  get built() {
    return this.inner.every(({ built }) => built);
  }

  /** @override @param {boolean} [trainableOnly] */
  getWeights(trainableOnly) {
    return this.graph
      ? super.getWeights(trainableOnly)
      : this.inner.flatMap((layer) => layer.getWeights(trainableOnly));
  }

  /** @override */
  countParams() {
    return this.inner.reduce((total, layer) => total + layer.countParams(), 0);
  }

  /** @override */
  get trainable() {
    return super.trainable;
  }

  /** All its layers become trainable, or none. @override */
  set trainable(trainable) {
    super.trainable = trainable;
    for (const layer of this.inner) layer.trainable = trainable;
  }

  /** @override */
  get trainableWeights() {
    const all = this.inner.flatMap((layer) => layer.trainableWeights);
    return super.trainable ? [...new Set(all)] : [];
  }

  /** @override */
  resetStates() {
    for (const layer of this.inner) layer.resetStates();
  }
}
