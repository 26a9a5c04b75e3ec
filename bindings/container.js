// A network whose layers can be looked at and run forward: the part of a model that needs no loss.

import { checkBatchSize, checkData, single } from './batch.js';
import { DISPOSE } from './dispose.js';
import { checkOptions, describe, EngineError } from './errors.js';
import { Network } from './network.js';
import { Predictor } from './predict.js';
import { freshSeed, Stream } from './random.js';
import { summary } from './summary.js';
import { checkWeights } from './weights.js';

/** @typedef {import('./batch.js').BatchLike} BatchLike */
/** @typedef {import('./layer.js').Layer} Layer */
/** @typedef {import('./symbolic.js').SymbolicTensor} SymbolicTensor */
/** @typedef {import('./tensor.js').Tensor} Tensor */
/** @typedef {import('./tensor.js').TensorLike} TensorLike */

/** The kind in a saved model: Keras'. @typedef {'Functional' | 'Sequential'} ModelKind */

export class Container {
  /** @type {ModelKind} */
  kind = 'Functional';
  /** @type {Network | null} */
  #network = null;
  /** @type {Predictor | null} */
  #predictor = null;
  /** @type {Predictor | null} */
  #probe = null;
  #isDisposed = false;

  /** @param {{name?: string, seed?: number}} options */
  constructor({ name = 'model', seed = freshSeed() }) {
    this.name = name;
    /** Where all random numbers of this model come from. */
    this.seed = seed;
    /** Initial weights are drawn from it. @protected */
    this.stream = new Stream(seed, 0);
  }

  /** Replaces the path from inputs to outputs. @param {unknown} inputs @param {unknown} outputs @protected */
  connect(inputs, outputs) {
    const { stream, seed } = this;
    const network = new Network({ inputs, outputs, stream, seed });
    this.forget();
    this.#network?.graph.release();
    this.#network = network;
  }

  /** Frees what was compiled for the network as it was. @protected */
  forget() {
    this.#predictor?.dispose();
    this.#probe?.dispose();
    this.#predictor = this.#probe = null;
  }

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

  /** What a batch must look like. @protected */
  slots() {
    const { inputs, outputs } = this.network();
    const slot = (/** @type {SymbolicTensor} */ { layer, shape }) => ({ name: layer.name, shape });
    return { inputs: inputs.map(slot), outputs: outputs.map(slot) };
  }

  // ---- Predicting ----------------------------------------------------------------------------

  /**
   * The outputs for any number of rows; a list of tensors if there are several outputs.
   * @param {BatchLike} x @param {{batchSize?: number, verbose?: unknown}} [options]
   * @returns {any}
   */
  predict(x, options = {}) {
    checkOptions('predict', options, ['batchSize', 'verbose']);
    const { batchSize } = options;
    if (batchSize !== undefined) checkBatchSize('predict', batchSize);
    const network = this.network('predict');
    const xs = checkData(x, this.slots().inputs, 'x');
    this.#predictor ??= new Predictor(network, network.outputNodes(false), network.updates(false));
    return single(this.#predictor.run(xs, batchSize));
  }

  /** The outputs for a batch. @param {BatchLike} x @returns {any} */
  predictOnBatch(x) {
    return this.predict(x);
  }

  /**
   * What every layer of `layers` gives, in one pass.
   * @param {BatchLike} x
   * @returns {Tensor[]}
   */
  activations(x) {
    const network = this.network('activations');
    const xs = checkData(x, this.slots().inputs, 'x');
    if (!this.#probe) {
      const nodes = network.nodes(false);
      const given = (/** @type {Layer} */ layer) =>
        Number(nodes.get(network.values.find((value) => value.layer === layer) ?? layer.output));
      this.#probe = new Predictor(network, this.layers.map(given));
    }
    return this.#probe.run(xs);
  }

  // ---- Looking inside ------------------------------------------------------------------------

  /** Inputs first, in the order of computation. @returns {Layer[]} */
  get layers() {
    return this.#network || this.#isDisposed ? this.network('layers').layers : [];
  }

  /** Where data comes in, one or several. */
  get inputs() {
    return this.network().inputs;
  }

  /** What comes out, one or several. */
  get outputs() {
    return this.network().outputs;
  }

  /** @returns {any} the only input, or all */
  get input() {
    return single(this.inputs);
  }

  /** @returns {any} the only output, or all */
  get output() {
    return single(this.outputs);
  }

  /** A layer by its name or its place in `layers`. @param {string | number} which @returns {Layer} */
  getLayer(which) {
    const { layers } = this;
    const found =
      typeof which === 'number' ? layers.at(which) : layers.find(({ name }) => name === which);
    if (found) return found;
    const names = layers.map(({ name }) => name).join(', ');
    throw new EngineError(`there is no layer ${describe(which)}; there are ${names}`, {
      where: this.name,
    });
  }

  /** Copies of all weights, layer by layer. @returns {Tensor[]} */
  getWeights() {
    return this.network('getWeights').layers.flatMap((layer) => layer.getWeights());
  }

  /** Sets all weights, or none if one does not fit. @param {readonly TensorLike[]} weights */
  setWeights(weights) {
    const { layers } = this.network('setWeights');
    const count = layers.reduce((sum, layer) => sum + layer.weights.length, 0);
    if (!Array.isArray(weights) || weights.length !== count)
      throw new EngineError(
        `got ${describe(weights)}; needed is a list of ${count} tensors, one for each weight`,
        { code: 'shape', where: `${this.name}: setWeights` },
      );
    const rest = [...weights];
    const parts = layers.map((layer) =>
      checkWeights(layer.name, 'setWeights', rest.splice(0, layer.weights.length), layer.weights),
    );
    layers.forEach((layer, i) => {
      layer.setWeights(parts[i]);
    });
  }

  /** The number of all weights' values. */
  countParams() {
    return this.layers.reduce((sum, layer) => sum + layer.countParams(), 0);
  }

  /** A table of the layers, as Keras prints it. @param {(line: string) => void} [printFn] called for each line */
  summary(printFn) {
    const text = summary(this);
    if (printFn) for (const line of text.split('\n')) printFn(line);
    return text;
  }

  /** Frees what the model holds in the engine. Twice does no harm. */
  dispose() {
    if (this.#isDisposed) return;
    this.forget();
    this.#network?.graph.release();
    this.#isDisposed = true;
  }

  [DISPOSE]() {
    this.dispose();
  }
}
