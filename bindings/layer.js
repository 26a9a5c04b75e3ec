// What all layers have in common: a name, options that are checked, weights in a graph, and `apply`,
// which says where the layer stands in a network. A layer is built when its network is.

import { checkOptions, describe, EngineError, shapeError, shapeText } from './errors.js';
import { toInitializer } from './initializer.js';
import * as initializers from './initializers.js';
import { makeTensor, sizeOf, toTensor } from './tensor.js';

/** @typedef {import('./graph.js').Graph} Graph */
/** @typedef {import('./graph.js').OpenShape} OpenShape */
/** @typedef {import('./random.js').Stream} Stream */
/** @typedef {import('./tensor.js').Tensor} Tensor */
/** @typedef {import('./tensor.js').TensorLike} TensorLike */

/**
 * A weight before it is built.
 * @typedef {{name: string, shape: readonly number[], initializer: import('./initializer.js').Initializer}} WeightSpec
 */
/** @typedef {{name: string, shape: readonly number[], node: number, trainable: boolean}} Weight */

/**
 * Options of every layer.
 * @typedef {object} LayerOptions
 * @property {string} [name]
 * @property {boolean} [trainable]
 * @property {OpenShape} [inputShape]       of one row; for the first layer of a sequential model
 * @property {OpenShape} [batchInputShape]  the same with the batch in front
 * @property {readonly TensorLike[]} [weights]  initial weights, in the order of getWeights
 */

const COMMON = ['name', 'trainable', 'inputShape', 'batchInputShape', 'weights'];

/** What leaves a layer in a network that is being described: a shape, no numbers yet. */
export class SymbolicTensor {
  /**
   * @param {OpenShape} shape batch first
   * @param {Layer} layer
   * @param {readonly SymbolicTensor[]} inputs
   */
  constructor(shape, layer, inputs) {
    this.shape = shape;
    this.layer = layer;
    this.inputs = inputs;
  }
}

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
  /** @type {Tensor[] | null} */
  #given;

  /**
   * @param {LayerOptions} options
   * @param {Record<string, any>} defaults the layer's own options
   */
  constructor(options, defaults) {
    const { className } = /** @type {typeof Layer} */ (this.constructor);
    this.kind = className.replace(/(?<=[a-z])[A-Z]/g, (capital) => `_${capital}`).toLowerCase();
    checkOptions(this.kind, options, [...Object.keys(defaults), ...COMMON]);
    const { name = null, trainable = true, inputShape, batchInputShape, weights } = options;
    if (name !== null && (typeof name !== 'string' || name === ''))
      throw new EngineError(`name must be a string, not ${describe(name)}`, { where: this.kind });
    this.#name = name;
    this.trainable = Boolean(trainable);
    this.#given = weights ? weights.map((weight) => toTensor(weight, this.where)) : null;
    this.batchInputShape = batchInputShape ?? (inputShape ? [null, ...inputShape] : null);
    if (this.batchInputShape) this.#checkInputShape(this.batchInputShape);
    /** @type {Record<string, any>} */
    this.config = Object.fromEntries(
      Object.entries(defaults).map(([key, initial]) => [
        key,
        /** @type {Record<string, any>} */ (options)[key] ?? initial,
      ]),
    );
  }

  /** @param {OpenShape} shape */
  #checkInputShape(shape) {
    const fits = (/** @type {unknown} */ size) =>
      size === null || (Number.isInteger(size) && Number(size) > 0);
    if (!Array.isArray(shape) || !shape.every(fits))
      throw shapeError(
        this.where,
        `inputShape must be a list of positive whole numbers or null, not ${Array.isArray(shape) ? shapeText(shape) : describe(shape)}`,
      );
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

  /** Who complains. */
  get where() {
    return this.name;
  }

  /** @param {string} option @protected */
  initializerOf(option) {
    return toInitializer(this.config[option], initializers, this.where);
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
   * @param {{training: boolean}} _mode
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
          { where: this.where },
        );
    const shapes = list.map(({ shape }) => shape);
    const shape = this.computeOutputShape(shapes);
    const specs = list.length ? this.weightSpecs(shapes[0]) : [];
    this.#checkSpecs(specs, shapes[0]);
    this.#specs = specs;
    const output = new SymbolicTensor(shape, this, list);
    this.outputs.push(output);
    return output;
  }

  /** @param {WeightSpec[]} specs @param {OpenShape} shape */
  #checkSpecs(specs, shape) {
    if (this.#specs)
      specs.forEach((spec, i) => {
        const before = /** @type {WeightSpec[]} */ (this.#specs)[i].shape;
        if (spec.shape.join() !== before.join())
          throw shapeError(
            this.where,
            `shared, but its input of shape ${shapeText(shape)} needs ${spec.name} ${shapeText(spec.shape)} where the first gave it ${shapeText(before)}`,
          );
      });
    else if (this.#given) this.#checkWeights('weights', this.#given, specs);
  }

  /** What the layer gave at its first place. */
  get output() {
    if (this.outputs.length > 0) return this.outputs[0];
    throw new EngineError('stands in no network yet', { code: 'state', where: this.where });
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
    const values = (this.#specs ?? []).map(
      (spec, i) => this.#given?.[i] ?? spec.initializer.make(spec.shape, stream),
    );
    this.graph = graph;
    this.weights = (this.#specs ?? []).map(({ name, shape }, i) => {
      const node = graph.weight(`${this.name}/${name}`, shape);
      graph.weightView(node, values[i].data.length).set(values[i].data);
      return { name: `${this.name}/${name}`, shape, node, trainable: this.trainable };
    });
  }

  // ---- Weights -------------------------------------------------------------------------------

  #built() {
    if (this.graph) return this.graph;
    throw new EngineError('has no weights yet: it stands in no model', {
      code: 'state',
      where: this.where,
    });
  }

  /** Copies of the weights: [kernel, bias] for dense. @returns {Tensor[]} */
  getWeights() {
    const graph = this.#built();
    return this.weights.map(({ shape, node }) =>
      makeTensor(shape, graph.weightView(node, sizeOf(shape)).slice()),
    );
  }

  /**
   * Sets all weights, or none of them if one does not fit.
   * @param {readonly TensorLike[]} weights
   */
  setWeights(weights) {
    const graph = this.#built();
    const values = this.checkWeights(weights);
    this.weights.forEach(({ node }, i) => {
      graph.weightView(node, values[i].data.length).set(values[i].data);
    });
  }

  /** @param {readonly TensorLike[]} weights @returns {Tensor[]} */
  checkWeights(weights) {
    if (!Array.isArray(weights))
      throw new EngineError(`setWeights takes a list of tensors, not ${describe(weights)}`, {
        where: this.where,
      });
    const values = weights.map((weight) => toTensor(weight, this.where));
    this.#checkWeights('setWeights', values, this.weights);
    return values;
  }

  /** @param {string} what @param {readonly Tensor[]} values @param {readonly {name: string, shape: readonly number[]}[]} specs */
  #checkWeights(what, values, specs) {
    if (values.length !== specs.length)
      throw shapeError(this.where, `${what} got ${values.length} tensors and needs ${specs.length}`);
    specs.forEach(({ name, shape }, i) => {
      if (values[i].shape.join() !== shape.join())
        throw shapeError(
          this.where,
          `${what} got shape ${shapeText(values[i].shape)} for ${name}, which has ${shapeText(shape)}`,
        );
    });
  }

  /** The number of weights' values. */
  countParams() {
    return this.weights.reduce((total, { shape }) => total + sizeOf(shape), 0);
  }
}

