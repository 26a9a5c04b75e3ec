// Layers of one's own, written with operators, as Keras and TensorFlow.js have them:
//
//   class Roll extends layers.Layer {
//     build() { this.kernel = this.addWeight({ name: 'kernel', shape: [3] }); }
//     call(x) { return ops.mul(x, this.kernel); }
//   }
//
// `call` is traced in the network's graph, and in one of its own where the shape that leaves is not said.

import { single } from './batch.js';
import { checkOptions, EngineError } from './errors.js';
import { Graph } from './graph.js';
import { Layer } from './layer.js';
import { COMMON } from './layer-options.js';
import { NOWHERE, ownWeight } from './own-weight.js';
import { checkShapes } from './symbolic.js';
import { during, Trace, Tracer } from './trace.js';

/** @typedef {import('./graph.js').OpenShape} OpenShape */
/** @typedef {import('./tensor.js').Tensor} Tensor */
/** @typedef {import('./weights.js').WeightSpec} WeightSpec */

/** TensorFlow.js reads a weight before it computes with it. @typedef {Tensor & {read: () => Tensor}} OwnWeight */
/** A weight, and what stands for it in `call`. @typedef {{spec: WeightSpec, handle: Tracer}} Own */

const SHARED = [...COMMON, 'activityRegularizer'];

export class CustomLayer extends Layer {
  /** The name of the kind in a saved model; the class's own if it says none. @override @returns {string} */
  static get className() {
    // biome-ignore lint/complexity/noThisInStatic: the name of the class that extends this one
    return this.name;
  }

  /** @override @type {readonly [number, number]} */
  static count = [1, Infinity];
  /** @type {Own[] | null} */
  #own = null;
  /** While `build` runs. @type {Trace | null} */
  #building = null;
  #options;

  /** @param {Record<string, any>} [options] of every layer, and the layer's own; these are saved */
  constructor(options = {}) {
    checkOptions('layer', options, Object.keys(options ?? {}));
    const entries = Object.entries(options);
    super(Object.fromEntries(entries.filter(([key]) => SHARED.includes(key))), {});
    this.#options = Object.fromEntries(entries.filter(([key]) => !SHARED.includes(key)));
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

  /** The shape that leaves; found by a trace if it is not said. @override @param {any} inputShape @returns {any} */
  computeOutputShape(inputShape) {
    const shapes = Array.isArray(inputShape?.[0]) ? inputShape : [inputShape];
    if (!this.#own) this.#collect(shapes);
    return single(this.#found(shapes));
  }

  /** The options it can be made from again. @returns {Record<string, any>} */
  getConfig() {
    const { activityRegularizer } = this;
    return { ...this.#options, ...(activityRegularizer && { activityRegularizer }) };
  }

  /**
   * A weight, within `build`: Keras' form with options, or TensorFlow.js' with a list of arguments.
   * @param {import('./own-weight.js').AddWeight | string} first
   * @param {readonly number[]} [shape] @param {string} [_dtype]
   * @param {import('./initializer.js').InitializerOption} [initializer]
   * @param {import('./regularizers.js').RegularizerOption} [regularizer] @param {boolean} [trainable]
   * @param {import('./constraint.js').ConstraintOption} [constraint]
   * @returns {OwnWeight} what stands for it within `call`
   */
  addWeight(first, shape, _dtype, initializer, regularizer, trainable, constraint) {
    const options =
      typeof first === 'string'
        ? { name: first, shape, initializer, regularizer, trainable, constraint }
        : first;
    const trace = this.#building;
    if (!trace)
      throw new EngineError('addWeight belongs into build()', { code: 'state', where: this.name });
    const own = this.#own ?? [];
    const taken = own.map(({ spec }) => spec.name);
    const spec = ownWeight(options, taken, this.name);
    const handle = new Tracer(trace, trace.graph.weight(spec.name, spec.shape));
    own.push({ spec, handle });
    return /** @type {any} */ (Object.assign(handle, { read: () => handle }));
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
    const isNew = !this.#own;
    if (isNew) this.#collect(shapes);
    try {
      const said = this.computeOutputShape(shapes.length === 1 ? shapes[0] : shapes);
      const list = said ? (Array.isArray(said[0]) ? said : [said]) : this.#found(shapes);
      checkShapes(this.name, list);
      return list.length === 1 ? list[0] : list;
    } catch (error) {
      if (isNew) this.#own = null;
      throw error;
    }
  }

  /** The shapes that leave, by a trace. @param {readonly OpenShape[]} shapes @returns {OpenShape[]} */
  #found(shapes) {
    return this.look(shapes, false, ({ graph, outputs }) =>
      outputs.map((node) => graph.shape(node)),
    );
  }

  /**
   * What the layer is made of, in a graph that is thrown away afterwards.
   * @template T
   * @param {readonly OpenShape[]} shapes of its inputs @param {boolean} training
   * @param {(nodes: {graph: Graph, weights: number[], inputs: number[], outputs: number[]}) => T} body
   * @returns {T}
   */
  look(shapes, training, body) {
    return this.#aside((trace) => {
      const { graph } = trace;
      const weights = (this.#own ?? []).map(({ spec }) => graph.weight(spec.name, spec.shape));
      const inputs = shapes.map((shape, i) => graph.input(`input ${i}`, shape));
      const outputs = this.#traced(trace, weights, inputs, training);
      return body({ graph, weights, inputs, outputs });
    });
  }

  /** @override */
  weightSpecs() {
    return (this.#own ?? []).map(({ spec }) => spec);
  }

  /** @override @param {Graph} graph @param {readonly number[]} inputs @param {import('./mode.js').Mode} mode */
  nodesFrom(graph, inputs, mode) {
    const weights = this.weights.map((weight) => mode.read(weight));
    return this.#traced(new Trace(graph), weights, inputs, mode.training);
  }
}
