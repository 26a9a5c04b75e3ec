// A network that can stand in other networks as a layer does; its weights are then shared. Where the
// graphs of two such networks are joined, it moves along.

import { single, slotsOf } from './batch.js';
import { EngineError, shapeError, shapeText } from './errors.js';
import { Layer } from './layer.js';
import { Network } from './network.js';
import { freshSeed, Stream } from './random.js';

/** @typedef {import('./graph.js').OpenShape} OpenShape */
/** @typedef {import('./symbolic.js').SymbolicTensor} SymbolicTensor */
/** The kind in a saved model: Keras'. @typedef {'Functional' | 'Sequential'} ModelKind */

/** @param {number | null} a @param {number | null} b */
const fits = (a, b) => a === null || b === null || a === b;

export class Nested extends Layer {
  /** @override */
  static className = 'Functional';
  /** @override */
  static stem = 'model';
  /** @override @type {readonly [number, number]} */
  static count = [0, Infinity];
  /** @type {Network | null} */
  #network = null;
  /** @type {ReturnType<typeof slotsOf>} */
  #slots = { inputs: [], outputs: [] };
  #isDisposed = false;
  /** Models that were made for this one alone, and end with it. @type {Nested[]} */
  owned = [];

  /** @param {{name?: string, seed?: number}} options */
  constructor({ name, seed = freshSeed() }) {
    super({ name }, {});
    /** Where all random numbers of this model come from. */
    this.seed = seed;
    /** Initial weights are drawn from it. @protected */
    this.stream = new Stream(seed, 0);
  }

  /** @returns {ModelKind} */
  get kind() {
    return /** @type {ModelKind} */ (/** @type {typeof Layer} */ (this.constructor).className);
  }

  /** Replaces the path from inputs to outputs. @param {unknown} inputs @param {unknown} outputs @protected */
  connect(inputs, outputs) {
    if (this.places.length > 0)
      throw new EngineError('stands in another model and cannot be changed any more', {
        code: 'state',
        where: this.name,
      });
    const { stream, seed } = this;
    const onLeave = () => this.leave();
    const network = new Network({ inputs, outputs, stream, seed, onLeave });
    this.forget();
    this.#network?.release();
    this.#network = network;
    this.#slots = slotsOf(network);
    this.joins = network.inputs.length > 1;
    this.graph = network.graph;
    this.weights = [...new Set(network.layers.flatMap(({ weights }) => weights))];
  }

  /** Before the network moves to another graph. @returns {() => void} to be called after it @protected */
  leave() {
    this.forget();
    return () => {
      this.graph = this.network().graph;
    };
  }

  // ---- As a model --------------------------------------------------------------------------------

  /** What a batch must look like. @protected */
  slots() {
    this.network();
    return this.#slots;
  }

  /** Frees what was compiled for the network as it was. @protected */
  forget() {}

  /** @param {string} [where] @returns {Network} */
  network(where = 'model') {
    if (this.#isDisposed)
      throw new EngineError(`${this.name} has been disposed: its numbers are gone`, {
        code: 'state',
        where,
      });
    if (this.#network) return this.#network;
    throw new EngineError(`${this.name} has no layers yet`, { code: 'state', where });
  }

  get isDisposed() {
    return this.#isDisposed;
  }

  /** Frees what it holds in the engine; twice does no harm. What another model shares stays. */
  dispose() {
    if (this.#isDisposed) return;
    this.forget();
    this.#network?.release();
    this.#isDisposed = true;
    for (const one of this.owned) one.dispose();
  }

  // ---- As a layer --------------------------------------------------------------------------------

  /** @override @param {any} inputs symbolic or tensors, one or a list @param {{training?: boolean} | null} [options] */
  apply(inputs, options) {
    this.network('apply');
    return super.apply(inputs, options);
  }

  /** @override @param {any} inputShape */
  computeOutputShape(inputShape) {
    return single(super.computeOutputShape(inputShape));
  }

  /** @override @protected */
  home() {
    return this.graph?.isDisposed ? this.network('weights').graph : super.home();
  }

  /** Where there is one input, the layers on it look. @override @param {Float32Array} values */
  checkInput(values) {
    const [input, ...others] = this.#slots.inputs;
    if (others.length === 0) for (const layer of input.readers) layer.checkInput(values);
  }

  /** @override @param {readonly OpenShape[]} shapes */
  shapesFrom(shapes) {
    const { inputs, outputs, places } = this.#network ?? this.network('apply');
    const known = new Map(inputs.map((input, i) => [input, shapes[i]]));
    inputs.forEach(({ shape }, i) => {
      const got = shapes[i] ?? [];
      if (got.length === shape.length && got.every((size, i) => i === 0 || fits(size, shape[i])))
        return;
      throw shapeError(this.name, `got shape ${shapeText(got)} and needs ${shapeText(shape)}`);
    });
    if (shapes.length !== inputs.length)
      throw shapeError(this.name, `got ${shapes.length} inputs and needs ${inputs.length}`);
    for (const { layer, inputs: from, outputs: to } of places) {
      if (known.has(to[0])) continue;
      const given = layer.shapesFrom(from.map((one) => known.get(one) ?? one.shape));
      const list = /** @type {any[]} */ (Array.isArray(given[0]) ? given : [given]);
      to.forEach((one, i) => {
        known.set(one, list[i]);
      });
    }
    return outputs.map((one) => known.get(one) ?? one.shape);
  }

  /** @override @param {import('./graph.js').Graph} graph @param {readonly number[]} ids @param {import('./mode.js').Mode} mode */
  call(graph, ids, mode) {
    const network = /** @type {Network} */ (this.#network);
    const { inputs, outputs } = network;
    const nodes = network.trace(graph, new Map(inputs.map((input, i) => [input, ids[i]])), mode);
    return outputs.map((output) => Number(nodes.get(output)));
  }

  /** @override @returns {Layer[]} */
  get leaves() {
    return [...(this.#network?.leaves ?? []), this];
  }

  /** All stateful layers in it forget. @override */
  resetStates() {
    for (const layer of this.network('resetStates').layers) layer.resetStates();
  }

  /** Its layers move by themselves. @override @param {import('./graph.js').Graph} graph */
  moveTo(graph) {
    this.graph = graph;
  }

  /** @override */
  get trainable() {
    return super.trainable;
  }

  /** All its layers become trainable, or none. @override */
  set trainable(trainable) {
    super.trainable = trainable;
    for (const layer of this.#network?.layers ?? []) layer.trainable = trainable;
  }

  /** @override */
  get trainableWeights() {
    const all = (this.#network?.layers ?? []).flatMap((layer) => layer.trainableWeights);
    return super.trainable ? [...new Set(all)] : [];
  }
}
