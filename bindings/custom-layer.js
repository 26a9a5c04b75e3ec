// Layers of one's own, written with operators, as Keras and TensorFlow.js have them:
//
//   class Roll extends layers.Layer {
//     build() { this.kernel = this.addWeight({ name: 'kernel', shape: [3] }); }
//     call(x) { return ops.mul(x, this.kernel); }
//   }
//
// `call` is traced: in the network's graph, and once in a graph of its own where the shape that leaves
// is asked for and `computeOutputShape` does not say it.

import { checkOptions, describe, EngineError } from './errors.js';
import { Graph } from './graph.js';
import { toInitializer } from './initializer.js';
import * as initializers from './initializers.js';
import { Layer } from './layer.js';
import { during, Trace, Tracer } from './trace.js';

/** @typedef {import('./graph.js').OpenShape} OpenShape */
/** @typedef {import('./mode.js').Mode} Mode */
/** @typedef {import('./tensor.js').Tensor} Tensor */
/** @typedef {import('./weights.js').WeightSpec} WeightSpec */

/** A weight, and what stands for it in `call`. @typedef {{spec: WeightSpec, handle: Tracer}} Own */

/**
 * @typedef {object} AddWeight
 * @property {string} [name]
 * @property {readonly number[]} [shape]         [] at first, one number
 * @property {import('./initializer.js').InitializerOption} [initializer]  'glorotUniform' at first
 * @property {boolean} [trainable]               true at first
 * @property {string} [dtype]                    'float32'
 */

const COMMON = ['name', 'trainable', 'inputShape', 'batchInputShape', 'weights'];
const WEIGHT = ['name', 'shape', 'initializer', 'trainable', 'dtype'];

/** Where a weight is when no call is under way. */
const NOWHERE = /** @type {Trace} */ (
  /** @type {unknown} */ ({
    /** @param {unknown} _value @param {string} where */
    node(_value, where) {
      throw new EngineError("a layer's weight can be computed with only within its call()", {
        code: 'state',
        where,
      });
    },
  })
);

export class CustomLayer extends Layer {
  /** The name of the kind in a saved model; the class's own if it says none. @override @returns {string} */
  static get className() {
    // biome-ignore lint/complexity/noThisInStatic: the name of the class that extends this one
    return this.name;
  }

  /** @type {Own[] | null} */
  #own = null;
  /** While `build` runs. @type {Trace | null} */
  #building = null;
  #options;

  /** @param {Record<string, any>} [options] of every layer, and the layer's own; these are saved */
  constructor(options = {}) {
    checkOptions('layer', options, Object.keys(options ?? {}));
    const entries = Object.entries(options);
    super(Object.fromEntries(entries.filter(([key]) => COMMON.includes(key))), {});
    this.#options = Object.fromEntries(entries.filter(([key]) => !COMMON.includes(key)));
    Object.defineProperty(this, 'config', { get: () => this.getConfig() });
  }

  // ---- What a layer of one's own says --------------------------------------------------------

  /** Adds the weights. @override @param {any} _inputShape batch first; a list of shapes for several inputs */
  build(_inputShape) {}

  /**
   * The output, made of operators; a list for several.
   * @override
   * @param {any} x traced; a list for several inputs
   * @param {any} _mode {training}
   * @returns {any}
   */
  call(x, _mode) {
    return x;
  }

  /** The shape that leaves; found by a trace if it is not said. @override @param {any} _inputShape @returns {any} */
  computeOutputShape(_inputShape) {
    return null;
  }

  /** The options it can be made from again. @returns {Record<string, any>} */
  getConfig() {
    return { ...this.#options };
  }

  /**
   * A weight, within `build`: Keras' form with options, or TensorFlow.js' with a list of arguments.
   * @param {AddWeight | string} first
   * @param {readonly number[]} [shape] @param {string} [_dtype]
   * @param {import('./initializer.js').InitializerOption} [initializer]
   * @param {null} [_regularizer] @param {boolean} [trainable]
   * @returns {Tensor} what stands for it within `call`
   */
  addWeight(first, shape, _dtype, initializer, _regularizer, trainable) {
    const options =
      typeof first === 'string' ? { name: first, shape, initializer, trainable } : first;
    checkOptions(`${this.name}: addWeight`, options, WEIGHT);
    const trace = this.#building;
    if (!trace)
      throw new EngineError('addWeight belongs into build()', { code: 'state', where: this.name });
    const { name = 'weight', shape: sizes = [] } = options;
    if (!Array.isArray(sizes) || !sizes.every((size) => Number.isInteger(size) && size > 0))
      throw new EngineError(`${name} needs a shape of positive sizes, not ${describe(sizes)}`, {
        where: this.name,
      });
    const start = toInitializer(options.initializer ?? 'glorotUniform', initializers, this.name);
    const handle = new Tracer(trace, trace.graph.weight(name, sizes));
    const spec = { name, shape: sizes, initializer: start, trainable: options.trainable ?? true };
    this.#own?.push({ spec, handle });
    return /** @type {Tensor} */ (/** @type {unknown} */ (handle));
  }

  // ---- In the words of a network -------------------------------------------------------------

  /** In a graph that is thrown away. @template T @param {(trace: Trace) => T} body @returns {T} */
  #aside(body) {
    const graph = new Graph();
    try {
      return body(new Trace(graph));
    } finally {
      graph.release();
    }
  }

  /** @param {readonly OpenShape[]} shapes */
  #collect(shapes) {
    this.#own = [];
    try {
      this.#aside((trace) => {
        this.#building = trace;
        this.build(shapes.length === 1 ? shapes[0] : shapes);
      });
    } catch (error) {
      this.#own = null;
      throw error;
    } finally {
      this.#building = null;
      for (const { handle } of this.#own ?? []) handle.trace = NOWHERE;
    }
    this.#own.sort((a, b) => Number(b.spec.trainable) - Number(a.spec.trainable));
  }

  /** @param {Trace} trace @param {readonly number[]} weights @param {readonly number[]} inputs @param {boolean} training */
  #traced(trace, weights, inputs, training) {
    const own = this.#own ?? [];
    own.forEach(({ handle }, i) => {
      Object.assign(handle, { trace, node: weights[i] });
    });
    try {
      const xs = inputs.map((node) => trace.tracer(node));
      const made = during(trace, () => this.call(xs.length === 1 ? xs[0] : xs, { training }));
      return [made].flat().map((one) => trace.node(one, this.name));
    } finally {
      for (const { handle } of own) handle.trace = NOWHERE;
    }
  }

  /** @override @param {readonly OpenShape[]} shapes */
  shapesFrom(shapes) {
    if (!this.#own) this.#collect(shapes);
    const said = this.computeOutputShape(shapes.length === 1 ? shapes[0] : shapes);
    if (said !== null) return said;
    return this.#aside((trace) => {
      const { graph } = trace;
      const weights = (this.#own ?? []).map(({ spec }) => graph.weight(spec.name, spec.shape));
      const inputs = shapes.map((shape, i) => graph.input(`input ${i}`, shape));
      const made = this.#traced(trace, weights, inputs, false).map((node) => graph.shape(node));
      return made.length === 1 ? made[0] : made;
    });
  }

  /** @override */
  weightSpecs() {
    return (this.#own ?? []).map(({ spec }) => spec);
  }

  /** @override @param {Graph} graph @param {import('./random.js').Stream} stream */
  enter(graph, stream) {
    Layer.prototype.build.call(this, graph, stream);
  }

  /** @override @param {Graph} graph @param {readonly number[]} inputs @param {Mode} mode */
  nodesFrom(graph, inputs, mode) {
    const weights = this.weights.map((weight) => mode.read(weight));
    return this.#traced(new Trace(graph), weights, inputs, mode.training);
  }
}
