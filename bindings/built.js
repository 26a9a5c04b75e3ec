// A layer's weights from first to last: what they will be once it is known what comes in, values that were
// given, a place in a graph, and none again. Whoever computes at once (eager.js) keeps the values.

import { Placed } from './placed.js';
import { provided } from './provided.js';
import { makeTensor, sizeOf } from './tensor.js';
import {
  addWeights,
  checkShared,
  checkSizes,
  checkWeights,
  plannedWeights,
  readWeights,
} from './weights.js';

/** @typedef {import('./graph.js').Graph} Graph */
/** @typedef {import('./graph.js').OpenShape} OpenShape */
/** @typedef {import('./tensor.js').Tensor} Tensor */
/** @typedef {import('./weights.js').WeightSpec} WeightSpec */

/** @param {Tensor} tensor */
const copyOf = ({ shape, data }) => makeTensor(shape, data.slice());

export class Built extends Placed {
  /** @type {WeightSpec[] | null} */
  #specs = null;
  /** @type {any} tensors, or a file's by name */
  #given;

  /** @param {string} stem @param {ReturnType<typeof import('./layer-options.js').readOptions>} read */
  constructor(stem, read) {
    super(stem, read);
    this.#given = read.weights;
    this.config = read.config;
  }

  /**
   * The shape that leaves, for the shapes that come in, batch first; a list of shapes if several leave.
   * @param {readonly OpenShape[]} shapes
   * @returns {OpenShape | readonly OpenShape[]}
   * @throws {import('./errors.js').EngineError} when they do not fit
   */
  shapesFrom(shapes) {
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
   * Learns what comes in, and so what weights there will be.
   * @param {readonly OpenShape[]} shapes
   * @returns {readonly OpenShape[]} of all that leaves
   */
  settle(shapes) {
    const given = this.shapesFrom(shapes);
    const specs = shapes.length ? this.weightSpecs(shapes[0]) : [];
    checkSizes(this.name, specs);
    if (this.#specs) checkShared(this.name, this.#specs, specs, shapes[0]);
    else if (this.#given) checkWeights(this.name, 'weights', this.#given, specs);
    this.#specs = specs;
    if (!this.graph) this.weights = plannedWeights(this.name, specs);
    return /** @type {OpenShape[]} */ (Array.isArray(given[0]) ? given : [given]);
  }

  /**
   * Makes the weights, once.
   * @param {Graph} graph
   * @param {import('./random.js').Stream} stream initial values are drawn from it
   */
  enter(graph, stream) {
    const specs = this.#specs ?? [];
    const values = this.#given
      ? checkWeights(this.name, 'weights', this.#given, specs)
      : specs.map(({ initializer, shape }) => initializer.make(shape, stream));
    this.weights = addWeights(graph, this.name, specs.map(this.#restrained), values);
    this.graph = graph;
  }

  /** A weight with what its options say: recurrent_kernel has recurrentRegularizer. @param {WeightSpec} spec @returns {WeightSpec} */
  #restrained = (spec) => {
    const stem = spec.name.replace(/(?<=.)_?[kK]ernel$/, '');
    const { [`${stem}Regularizer`]: regularizer, [`${stem}Constraint`]: constraint } = this.config;
    return { regularizer, constraint, ...spec };
  };

  /** Back to before `enter`. @param {{keep?: boolean}} [options] keep: the values, for the next graph */
  unbuild({ keep = false } = {}) {
    if (keep && this.graph) this.#given = readWeights(this.graph, this.weights);
    this.graph = null;
    this.weights = plannedWeights(this.name, this.#specs ?? []);
  }

  /** Values that wait for a graph, or null. @returns {Tensor[] | null} */
  get #waiting() {
    const isList = !this.graph && this.#specs && Array.isArray(this.#given);
    return isList ? checkWeights(this.name, 'weights', this.#given, this.#specs ?? []) : null;
  }

  /** Whether it has its weights. */
  get built() {
    return this.graph !== null || this.#waiting !== null;
  }

  /** A layer of one's own says so, in TensorFlow.js' manner; we look. */
  set built(_said) {}

  /** Who asks for the weights of a layer that stands in no model yet gets those that it will begin with. */
  #draw() {
    if (this.#specs && !this.built) provided('drawWeights', 'eager.js')(this);
  }

  /** @override @param {boolean} [trainableOnly] @returns {Tensor[]} */
  getWeights(trainableOnly = false) {
    this.#draw();
    const specs = this.#specs ?? [];
    const isMeant = (/** @type {unknown} */ _, /** @type {number} */ i) =>
      !trainableOnly || (this.trainable && specs[i].trainable !== false);
    return this.#waiting?.filter(isMeant).map(copyOf) ?? super.getWeights(trainableOnly);
  }

  /** @override @param {readonly import('./tensor.js').TensorLike[]} weights */
  setWeights(weights) {
    this.#draw();
    if (!this.#waiting) return super.setWeights(weights);
    this.#given = checkWeights(this.name, 'setWeights', weights, this.#specs ?? []).map(copyOf);
  }

  /** The number of weights' values; known as soon as it stands in a network. @override */
  countParams() {
    if (this.graph || !this.#specs) return super.countParams();
    return this.#specs.reduce((total, { shape }) => total + sizeOf(shape), 0);
  }
}
