// What has a name and weights in a graph: a layer, or a model, whose weights are those of its layers.

import { EngineError } from './errors.js';
import { sizeOf } from './tensor.js';
import { checkWeights, readWeights, writeWeights } from './weights.js';

/** @typedef {import('./graph.js').Graph} Graph */
/** @typedef {import('./tensor.js').Tensor} Tensor */
/** @typedef {import('./tensor.js').TensorLike} TensorLike */
/** @typedef {import('./weights.js').Weight} Weight */

export class Weighted {
  /** @type {Graph | null} */
  graph = null;
  /** @type {Weight[]} */
  weights = [];
  /** @type {string | null} */
  #name;
  #trainable;

  /**
   * @param {string} stem  what its name is made of, if it has none of its own
   * @param {{name: string | null, trainable: boolean}} given
   */
  constructor(stem, { name, trainable }) {
    this.stem = stem;
    this.hasName = name !== null;
    this.#name = name;
    this.#trainable = trainable;
  }

  /** Unique in its network; until then its kind. */
  get name() {
    return this.#name ?? this.stem;
  }

  set name(name) {
    this.#name = name;
  }

  /** Whether an optimizer may change the weights; holds from the next `compile` on. */
  get trainable() {
    return this.#trainable;
  }

  set trainable(trainable) {
    this.#trainable = trainable;
  }

  /** Those that an optimizer may change. @returns {Weight[]} */
  get trainableWeights() {
    return this.trainable ? this.weights.filter(({ trainable }) => trainable) : [];
  }

  /** All others: frozen, or changing by themselves. @returns {Weight[]} */
  get nonTrainableWeights() {
    const trainable = new Set(this.trainableWeights);
    return this.weights.filter((weight) => !trainable.has(weight));
  }

  /** @protected */
  home() {
    if (this.graph) return this.graph;
    throw new EngineError('has no weights yet: it stands in no model', {
      code: 'state',
      where: this.name,
    });
  }

  /**
   * Copies of the weights: [kernel, bias] for dense; of a model layer by layer.
   * @param {boolean} [trainableOnly] only those that an optimizer may change; false at first
   * @returns {Tensor[]}
   */
  getWeights(trainableOnly = false) {
    return readWeights(this.home(), trainableOnly ? this.trainableWeights : this.weights);
  }

  /**
   * Sets all weights, or none of them if one does not fit.
   * @param {readonly TensorLike[]} weights
   */
  setWeights(weights) {
    const graph = this.home();
    writeWeights(graph, this.weights, checkWeights(this.name, 'setWeights', weights, this.weights));
  }

  /** The number of weights' values. */
  countParams() {
    return this.weights.reduce((total, { shape }) => total + sizeOf(shape), 0);
  }

  /** Takes the weights to another graph. @param {Graph} graph */
  moveTo(graph) {
    const values = readWeights(this.home(), this.weights);
    for (const weight of this.weights) weight.node = graph.weight(weight.name, weight.shape);
    writeWeights(graph, this.weights, values);
    this.graph = graph;
  }
}
