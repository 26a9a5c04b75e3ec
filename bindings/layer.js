// What all layers have in common: a name, options that are checked, weights in a graph, and `apply`,
// which says where the layer stands in a network. A layer is built when its network is.

import { single } from './batch.js';
import { Built } from './built.js';
import { checkOptions, describe, EngineError, shapeError } from './errors.js';
import { toInitializer } from './initializer.js';
import * as initializers from './initializers.js';
import { readOptions } from './layer-options.js';
import { stemOf } from './names.js';
import { provided } from './provided.js';
import { Place, SymbolicTensor } from './symbolic.js';
import { isPlainTensor } from './tensor.js';

/** @typedef {import('./graph.js').Graph} Graph */
/** @typedef {import('./graph.js').OpenShape} OpenShape */

/** @typedef {import('./layer-options.js').LayerOptions} LayerOptions */

/** Numbers, or nested lists of them. @param {unknown} one */
const isData = (one) =>
  typeof one === 'number' || Array.isArray(one) || ArrayBuffer.isView(one) || isPlainTensor(one);

/** One shape, or several. @param {any} shape @returns {readonly OpenShape[]} */
const listOf = (shape) => (Array.isArray(shape?.[0]) ? shape : [shape]);

export class Layer extends Built {
  /** The name of the kind in a saved model: Keras'. */
  static className = 'Layer';
  /** What names are made of, if not of the kind. @type {string | undefined} */
  static stem;
  /** How many inputs there may be. @type {readonly [number, number]} */
  static count = [1, 1];
  /** Whether a list of arrays is that many inputs. */
  joins = false;
  /** Whether each number that leaves is one that came in. */
  movesOnly = false;
  /** Of what it draws, where that has a seed of its own. @type {number | null} */
  ownSeed = null;

  /**
   * @param {LayerOptions} options
   * @param {Record<string, any>} defaults the layer's own options
   */
  constructor(options, defaults) {
    const { className, stem = stemOf(className) } = /** @type {typeof Layer} */ (new.target);
    const read = readOptions(stem, options, defaults);
    super(stem, read);
    this.batchInputShape = read.batchInputShape;
    /** Of what leaves it. */
    this.activityRegularizer = read.config.activityRegularizer ?? null;
  }

  /** @param {string} option */
  initializerOf(option) {
    return toInitializer(this.config[option], initializers, this.name);
  }

  /** Whether a batch goes on where the last one ended. */
  get stateful() {
    return false;
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

  /**
   * The shape that leaves, batch first; a list of shapes if several leave.
   * @param {any} inputShape a shape, or a list of shapes for several inputs
   * @returns {any}
   */
  computeOutputShape(inputShape) {
    return this.shapesFrom(listOf(inputShape));
  }

  // ---- What a layer of its own says, beside shapesFrom and weightSpecs --------------------------

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

  /** `call`, as a network asks for it: a custom layer answers in words of its own (custom-layer.js). @param {Graph} graph @param {readonly number[]} inputs @param {import('./mode.js').Mode} mode */
  nodesFrom(graph, inputs, mode) {
    return this.call(graph, inputs, mode);
  }

  // ---- Standing in a network -----------------------------------------------------------------

  /** Weights without a network, for an input of this shape. @param {any} inputShape batch first; a list of shapes for several inputs */
  build(inputShape) {
    provided('buildAtOnce', 'eager.js')(this, listOf(inputShape));
  }

  /**
   * Puts the layer after others. Applied twice it is shared: the same weights in both places. To numbers it is
   * applied at once, and gives numbers.
   * @param {any} inputs symbolic or tensors, one or a list
   * @param {{training?: boolean} | null} [options] training: of tensors; false at first
   * @returns {any} symbolic or tensors; a list if several leave
   */
  apply(inputs, options) {
    checkOptions(this.name, options ?? {}, ['training']);
    const list = [inputs].flat();
    if (typeof inputs === 'object' && list.length > 0 && list.every(isData))
      return provided('applyAtOnce', 'eager.js')(this, inputs, options);
    for (const one of list)
      if (!(one instanceof SymbolicTensor))
        throw new EngineError(
          `apply takes what input() or another layer gave, or tensors, not ${describe(one)}`,
          { where: this.name },
        );
    if (options?.training !== undefined)
      throw new EngineError('training is said of tensors: fit trains a network, predict does not', {
        where: this.name,
      });
    this.checkCount(list.length);
    const place = new Place(this, list, this.settle(list.map(({ shape }) => shape)));
    this.places.push(place);
    return single(place.outputs);
  }

  /** @param {number} count of inputs */
  checkCount(count) {
    const [least, most] = /** @type {typeof Layer} */ (this.constructor).count;
    if (count < least || count > most)
      throw shapeError(this.name, `got ${count} inputs and needs ${least}`);
  }

  /** Itself; a model's layers, too. @returns {Layer[]} */
  get leaves() {
    return [this];
  }

  /** What stateful layers remember becomes zero; others remember nothing. */
  resetStates() {}
}
