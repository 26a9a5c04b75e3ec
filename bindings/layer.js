// What all layers have in common: a name, options that are checked, weights in a graph, and `apply`,
// which says where the layer stands in a network. A layer is built when its network is.

import { describe, EngineError } from './errors.js';
import { toInitializer } from './initializer.js';
import * as initializers from './initializers.js';
import { readOptions } from './layer-options.js';
import { SymbolicTensor } from './symbolic.js';
import { sizeOf } from './tensor.js';
import { addWeights, checkShared, checkWeights, readWeights, writeWeights } from './weights.js';

/** @typedef {import('./graph.js').Graph} Graph */
/** @typedef {import('./graph.js').OpenShape} OpenShape */
/** @typedef {import('./random.js').Stream} Stream */
/** @typedef {import('./tensor.js').Tensor} Tensor */
/** @typedef {import('./tensor.js').TensorLike} TensorLike */
/** @typedef {import('./weights.js').Weight} Weight */
/** @typedef {import('./weights.js').WeightSpec} WeightSpec */

/** @typedef {import('./layer-options.js').LayerOptions} LayerOptions */

export class Layer {
  /** The name of the kind in a saved model: Keras'. */
  static className = 'Layer';

  /** @type {Graph | null} */
  graph = null;
  /** @type {Weight[]} */
  weights = [];
  /** What the layer gave, once for each place where it stands. @type {SymbolicTensor[]} */
  outputs = [];
  /** @type {WeightSpec[] | null} */
  #specs = null;
  /** @type {string | null} */
  #name;
  /** @type {readonly TensorLike[] | null} */
  #given;

  /**
   * @param {LayerOptions} options
   * @param {Record<string, any>} defaults the layer's own options
   */
  constructor(options, defaults) {
    const { className } = /** @type {typeof Layer} */ (this.constructor);
    this.kind = className.replace(/(?<=[a-z])[A-Z]/g, (capital) => `_${capital}`).toLowerCase();
    const read = readOptions(this.kind, options, defaults);
    this.#name = read.name;
    this.#given = read.weights;
    this.trainable = read.trainable;
    this.batchInputShape = read.batchInputShape;
    this.config = read.config;
  }

  /** Unique in its network; until then its kind. */
  get name() {
    return this.#name ?? this.kind;
  }

  get hasName() {
    return this.#name !== null;
  }

  /** @param {string} name */
  setName(name) {
    this.#name = name;
  }

  /** @param {string} option */
  initializerOf(option) {
    return toInitializer(this.config[option], initializers, this.name);
  }

  // ---- What a layer of its own says ----------------------------------------------------------

  /**
   * The shape that leaves, for the shapes that come in, batch first.
   * @param {readonly OpenShape[]} shapes
   * @returns {OpenShape}
   * @throws {EngineError} when they do not fit
   */
  computeOutputShape(shapes) {
    return shapes[0];
  }

  /**
   * The weights for the first input's shape.
   * @param {OpenShape} _shape
   * @returns {WeightSpec[]}
   */
  weightSpecs(_shape) {
    return [];
  }

  /**
   * Adds the layer's nodes to the graph.
   * @param {Graph} _graph
   * @param {readonly number[]} inputs nodes
   * @param {import('./mode.js').Mode} _mode whether in training; update() for weights that change by
   *   themselves
   * @returns {number} a node
   */
  call(_graph, inputs, _mode) {
    return inputs[0];
  }

  // ---- Standing in a network -----------------------------------------------------------------

  /**
   * Puts the layer after others. Applied twice it is shared: the same weights in both places.
   * @param {SymbolicTensor | readonly SymbolicTensor[]} inputs
   * @returns {SymbolicTensor}
   */
  apply(inputs) {
    const list = /** @type {SymbolicTensor[]} */ ([inputs].flat());
    for (const one of list)
      if (!(one instanceof SymbolicTensor))
        throw new EngineError(
          `apply takes what input() or another layer gave, not ${describe(one)}`,
          { where: this.name },
        );
    const shapes = list.map(({ shape }) => shape);
    const shape = this.computeOutputShape(shapes);
    const specs = list.length ? this.weightSpecs(shapes[0]) : [];
    if (this.#specs) checkShared(this.name, this.#specs, specs, shapes[0]);
    else if (this.#given) checkWeights(this.name, 'weights', this.#given, specs);
    this.#specs = specs;
    const output = new SymbolicTensor(shape, this, list);
    this.outputs.push(output);
    return output;
  }

  /** What the layer gave at its first place. */
  get output() {
    if (this.outputs.length > 0) return this.outputs[0];
    throw new EngineError('stands in no network yet', { code: 'state', where: this.name });
  }

  /** What the layer got at its first place. */
  get input() {
    const { inputs } = this.output;
    return inputs.length === 1 ? inputs[0] : inputs;
  }

  /**
   * Makes the weights, once.
   * @param {Graph} graph
   * @param {Stream} stream initial values are drawn from it
   */
  build(graph, stream) {
    const specs = this.#specs ?? [];
    const values = this.#given
      ? checkWeights(this.name, 'weights', this.#given, specs)
      : specs.map(({ initializer, shape }) => initializer.make(shape, stream));
    this.weights = addWeights(graph, this.name, specs, values);
    this.graph = graph;
  }

  /** Back to before `build`. */
  unbuild() {
    this.graph = null;
    this.weights = [];
  }

  // ---- Weights -------------------------------------------------------------------------------

  #built() {
    if (this.graph) return this.graph;
    throw new EngineError('has no weights yet: it stands in no model', {
      code: 'state',
      where: this.name,
    });
  }

  /** Copies of the weights: [kernel, bias] for dense. @returns {Tensor[]} */
  getWeights() {
    return readWeights(this.#built(), this.weights);
  }

  /**
   * Sets all weights, or none of them if one does not fit.
   * @param {readonly TensorLike[]} weights
   */
  setWeights(weights) {
    const graph = this.#built();
    writeWeights(graph, this.weights, checkWeights(this.name, 'setWeights', weights, this.weights));
  }

  /** Those that an optimizer may change. */
  get trainableWeights() {
    return this.trainable ? this.weights.filter(({ trainable }) => trainable) : [];
  }

  /** The number of weights' values. */
  countParams() {
    return this.weights.reduce((total, { shape }) => total + sizeOf(shape), 0);
  }
}
