// What all layers have in common: a name, options that are checked, weights in a graph, and `apply`,
// which says where the layer stands in a network. A layer is built when its network is.

import { single } from './batch.js';
import { describe, EngineError, shapeError } from './errors.js';
import { toInitializer } from './initializer.js';
import * as initializers from './initializers.js';
import { readOptions } from './layer-options.js';
import { stemOf } from './names.js';
import { Placed } from './placed.js';
import { Place, SymbolicTensor } from './symbolic.js';
import { sizeOf } from './tensor.js';
import { addWeights, checkShared, checkSizes, checkWeights } from './weights.js';

/** @typedef {import('./graph.js').Graph} Graph */
/** @typedef {import('./graph.js').OpenShape} OpenShape */
/** @typedef {import('./random.js').Stream} Stream */
/** @typedef {import('./tensor.js').TensorLike} TensorLike */
/** @typedef {import('./weights.js').WeightSpec} WeightSpec */

/** @typedef {import('./layer-options.js').LayerOptions} LayerOptions */

export class Layer extends Placed {
  /** The name of the kind in a saved model: Keras'. */
  static className = 'Layer';
  /** What names are made of, if not of the kind. @type {string | undefined} */
  static stem;
  /** How many inputs there may be. @type {readonly [number, number]} */
  static count = [1, 1];

  /** @type {WeightSpec[] | null} */
  #specs = null;
  /** @type {readonly TensorLike[] | null} */
  #given;

  /**
   * @param {LayerOptions} options
   * @param {Record<string, any>} defaults the layer's own options
   */
  constructor(options, defaults) {
    const { className, stem = stemOf(className) } = /** @type {typeof Layer} */ (new.target);
    const read = readOptions(stem, options, defaults);
    super(stem, read);
    this.#given = read.weights;
    this.batchInputShape = read.batchInputShape;
    this.config = read.config;
    /** Of what leaves it. */
    this.activityRegularizer = read.config.activityRegularizer ?? null;
  }

  /** @param {string} option */
  initializerOf(option) {
    return toInitializer(this.config[option], initializers, this.name);
  }

  /** The kind, as Keras calls it. */
  getClassName() {
    return /** @type {typeof Layer} */ (this.constructor).className;
  }

  /** The options it can be made from again. @returns {Record<string, any>} */
  getConfig() {
    const { name, trainable, batchInputShape, config } = this;
    return { name, trainable, ...(batchInputShape && { batchInputShape }), ...config };
  }

  /** The number of weights' values; known as soon as it stands in a network. @override */
  countParams() {
    if (this.graph || !this.#specs) return super.countParams();
    return this.#specs.reduce((total, { shape }) => total + sizeOf(shape), 0);
  }

  // ---- What a layer of its own says ----------------------------------------------------------

  /**
   * The shape that leaves, for the shapes that come in, batch first; a list of shapes if several leave.
   * @param {readonly OpenShape[]} shapes
   * @returns {OpenShape | readonly OpenShape[]}
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
   * Refuses data that the layer cannot work on, where it stands on an input of a model.
   * @param {Float32Array} _values
   * @throws {EngineError}
   */
  checkInput(_values) {}

  /**
   * Adds the layer's nodes to the graph.
   * @param {Graph} _graph
   * @param {readonly number[]} inputs nodes
   * @param {import('./mode.js').Mode} _mode whether in training; update() for weights that change by
   *   themselves
   * @returns {number | readonly number[]} a node, or one for each shape that leaves
   */
  call(_graph, inputs, _mode) {
    return inputs[0];
  }

  // ---- What a network asks of it: a custom layer answers in words of its own (custom-layer.js) ----

  /** @param {readonly OpenShape[]} shapes @returns {OpenShape | readonly OpenShape[]} */
  shapesFrom(shapes) {
    return this.computeOutputShape(shapes);
  }

  /** @param {Graph} graph @param {readonly number[]} inputs @param {import('./mode.js').Mode} mode */
  nodesFrom(graph, inputs, mode) {
    return this.call(graph, inputs, mode);
  }

  /** @param {Graph} graph @param {Stream} stream */
  enter(graph, stream) {
    this.build(graph, stream);
  }

  // ---- Standing in a network -----------------------------------------------------------------

  /**
   * Puts the layer after others. Applied twice it is shared: the same weights in both places.
   * @param {SymbolicTensor | readonly SymbolicTensor[]} inputs
   * @returns {any} symbolic; a list if several leave
   */
  apply(inputs) {
    const list = /** @type {SymbolicTensor[]} */ ([inputs].flat());
    for (const one of list)
      if (!(one instanceof SymbolicTensor))
        throw new EngineError(
          `apply takes what input() or another layer gave, not ${describe(one)}; numbers go through a model's predict`,
          { where: this.name },
        );
    const [least, most] = /** @type {typeof Layer} */ (this.constructor).count;
    if (list.length < least || list.length > most)
      throw shapeError(this.name, `got ${list.length} inputs and needs ${least}`);
    const shapes = list.map(({ shape }) => shape);
    const given = this.shapesFrom(shapes);
    const leaving = /** @type {OpenShape[]} */ (Array.isArray(given[0]) ? given : [given]);
    const specs = list.length ? this.weightSpecs(shapes[0]) : [];
    checkSizes(this.name, specs);
    if (this.#specs) checkShared(this.name, this.#specs, specs, shapes[0]);
    else if (this.#given) checkWeights(this.name, 'weights', this.#given, specs);
    this.#specs = specs;
    const place = new Place(this, list, leaving);
    this.places.push(place);
    return single(place.outputs);
  }

  /** Itself; a model's layers, too. @returns {Layer[]} */
  get leaves() {
    return [this];
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
    this.weights = addWeights(graph, this.name, specs.map(this.#restrained), values);
    this.graph = graph;
  }

  /** What stateful layers remember becomes zero; others remember nothing. */
  resetStates() {}

  /** A weight with what its options say: recurrent_kernel has recurrentRegularizer. @param {WeightSpec} spec @returns {WeightSpec} */
  #restrained = (spec) => {
    const stem = spec.name.replace(/(?<=.)_?[kK]ernel$/, '');
    const { [`${stem}Regularizer`]: regularizer, [`${stem}Constraint`]: constraint } = this.config;
    return { regularizer, constraint, ...spec };
  };

  /** Back to before `build`. */
  unbuild() {
    this.graph = null;
    this.weights = [];
  }
}
