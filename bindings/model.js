// A network with its training: Keras' Model, and Sequential, a chain that can grow.

import { checkBatchSize, checkData, checkPair } from './batch.js';
import { DISPOSE } from './dispose.js';
import { checkOptions, checkWhole, describe, EngineError } from './errors.js';
import { fit, measure } from './fit.js';
import { inspect } from './inspect.js';
import { Network } from './network.js';
import { Predictor } from './predict.js';
import { freshSeed, Stream } from './random.js';
import { save } from './save.js';
import { summary } from './summary.js';
import { Training } from './training.js';

/** @typedef {import('./batch.js').BatchLike} BatchLike */
/** @typedef {import('./layer.js').Layer} Layer */
/** @typedef {import('./layer.js').SymbolicTensor} SymbolicTensor */
/** @typedef {import('./tensor.js').Tensor} Tensor */
/** @typedef {import('./tensor.js').TensorLike} TensorLike */

const COMPILE = ['optimizer', 'loss', 'metrics', 'lossWeights'];

/** One alone, or all in a list. @template T @param {readonly T[]} values @returns {any} */
const single = (values) => (values.length === 1 ? values[0] : values);

/** The kind in a saved model: Keras'. @typedef {'Functional' | 'Sequential'} ModelKind */

export class Model {
  /** @type {ModelKind} */
  kind = 'Functional';
  /** Set by a callback, it ends `fit` after the epoch. */
  stopTraining = false;
  /** @type {Network | null} */
  #network = null;
  /** @type {Training | null} */
  #training = null;
  /** @type {Predictor | null} */
  #predictor = null;
  /** @type {Predictor | null} */
  #probe = null;
  #isFitting = false;
  #isDisposed = false;
  #shuffling;

  /** @param {{name?: string, seed?: number}} options */
  constructor({ name = 'model', seed = freshSeed() }) {
    this.name = name;
    /** Where all random numbers of this model come from. */
    this.seed = seed;
    /** Initial weights are drawn from it. @protected */
    this.stream = new Stream(seed, 0);
    this.#shuffling = new Stream(seed, 1);
  }

  /** Replaces the path from inputs to outputs. @param {unknown} inputs @param {unknown} outputs @protected */
  connect(inputs, outputs) {
    const { stream, seed } = this;
    const network = new Network({ inputs, outputs, stream, seed });
    this.#forget();
    this.#network?.graph.release();
    this.#network = network;
  }

  /** What was compiled for the network as it was. */
  #forget() {
    this.#training?.dispose();
    this.#predictor?.dispose();
    this.#probe?.dispose();
    this.#training = this.#predictor = this.#probe = null;
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

  /** @param {string} where @returns {Training} */
  #compiled(where) {
    this.network(where);
    if (this.#training) return this.#training;
    throw new EngineError(`${this.name} must be compiled first: call compile({ optimizer, loss })`, {
      code: 'state',
      where,
    });
  }

  /** @param {string} where */
  #idle(where) {
    if (this.#isFitting)
      throw new EngineError('fit is under way; wait for its promise, or abort it', {
        code: 'state',
        where,
      });
  }

  #slots() {
    const { inputs, outputs } = this.network();
    const slot = (/** @type {SymbolicTensor} */ { layer, shape }) => ({ name: layer.name, shape });
    return { inputs: inputs.map(slot), outputs: outputs.map(slot) };
  }

  // ---- Training ------------------------------------------------------------------------------

  /**
   * Chooses optimizer, loss and metrics. The weights stay as they are; the optimizer starts anew.
   * @param {import('./training.js').CompileOptions} options
   */
  compile(options) {
    checkOptions('compile', options, COMPILE);
    this.#idle('compile');
    const training = new Training(this.network('compile'), options);
    this.#training?.dispose();
    this.#training = training;
  }

  /** The optimizer; its learningRate may be set at any time. @returns {any} */
  get optimizer() {
    return this.#training?.optimizer ?? null;
  }

  /** What `trainOnBatch` and `evaluate` give, in order. */
  get metricsNames() {
    return this.#training?.keys ?? [];
  }

  /** @returns {Training | null} what compile made */
  get training() {
    return this.#training;
  }

  /**
   * One update.
   * @param {BatchLike} x @param {BatchLike} y
   * @returns {any} the loss before the update, or [loss, ...metrics]
   */
  trainOnBatch(x, y) {
    this.#idle('trainOnBatch');
    const training = this.#compiled('trainOnBatch');
    const { xs, ys } = checkPair(x, y, this.#slots());
    return single(training.step(xs, ys));
  }

  /** Loss and metrics without an update. @param {BatchLike} x @param {BatchLike} y @returns {any} */
  testOnBatch(x, y) {
    const training = this.#compiled('testOnBatch');
    const { xs, ys } = checkPair(x, y, this.#slots());
    return single(training.test(xs, ys));
  }

  /**
   * Trains for some epochs and says how it went. The event loop gets its turns meanwhile.
   * @param {BatchLike} x @param {BatchLike} y @param {import('./fit.js').FitOptions} [options]
   * @returns {Promise<import('./fit.js').History>}
   */
  async fit(x, y, options = {}) {
    this.#idle('fit');
    this.#compiled('fit');
    this.#isFitting = true;
    this.stopTraining = false;
    const target = {
      training: () => this.#compiled('fit'),
      slots: this.#slots(),
      stream: this.#shuffling,
      isStopped: () => this.stopTraining,
    };
    try {
      return await fit(target, x, y, options);
    } finally {
      this.#isFitting = false;
    }
  }

  /**
   * Loss, or [loss, ...metrics], over all rows.
   * @param {BatchLike} x @param {BatchLike} y @param {{batchSize?: number, verbose?: unknown}} [options]
   * @returns {any}
   */
  evaluate(x, y, options = {}) {
    checkOptions('evaluate', options, ['batchSize', 'verbose']);
    const size = checkBatchSize('evaluate', options.batchSize ?? 32);
    const training = this.#compiled('evaluate');
    const { xs, ys } = checkPair(x, y, this.#slots());
    return single(measure(training, xs, ys, size));
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
    const xs = checkData(x, this.#slots().inputs, 'x');
    this.#predictor ??= new Predictor(network, network.outputNodes(false));
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
    const xs = checkData(x, this.#slots().inputs, 'x');
    if (!this.#probe) {
      const nodes = network.nodes(false);
      const given = (/** @type {Layer} */ layer) =>
        Number(nodes.get(network.values.find((value) => value.layer === layer) ?? layer.output));
      this.#probe = new Predictor(network, this.layers.map(given));
    }
    return this.#probe.run(xs);
  }

  /**
   * Every value of the next update, forward and backward, without making it.
   * @param {BatchLike} x @param {BatchLike} y
   */
  inspect(x, y) {
    this.#idle('inspect');
    const training = this.#compiled('inspect');
    const { xs, ys } = checkPair(x, y, this.#slots());
    return inspect(this.network(), training, xs, ys);
  }

  // ---- Looking inside ------------------------------------------------------------------------

  /** Inputs first, in the order of computation. @returns {Layer[]} */
  get layers() {
    return this.#isDisposed || !this.#network ? [] : this.#network.layers;
  }

  get inputs() {
    return this.network().inputs;
  }

  get outputs() {
    return this.network().outputs;
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
    const parts = layers.map((layer) => layer.checkWeights(rest.splice(0, layer.weights.length)));
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
    if (printFn) text.split('\n').forEach((line) => printFn(line));
    return text;
  }

  /** Topology, weights and training state as an object for JSON. */
  save() {
    return save(this);
  }

  /** Frees what the model holds in the engine. Twice does no harm. */
  dispose() {
    if (this.#isDisposed) return;
    this.#forget();
    this.#network?.graph.release();
    this.#isDisposed = true;
  }

  [DISPOSE]() {
    this.dispose();
  }
}

class Functional extends Model {
  /** @param {{inputs: unknown, outputs: unknown, name?: string, seed?: number}} options */
  constructor(options) {
    checkOptions('model', options, ['inputs', 'outputs', 'name', 'seed']);
    super(options);
    this.connect(options.inputs, options.outputs);
  }
}

/**
 * A model from inputs to outputs that were described with input() and the layers' apply.
 * @param {object} options
 * @param {SymbolicTensor | readonly SymbolicTensor[]} options.inputs
 * @param {SymbolicTensor | readonly SymbolicTensor[]} options.outputs
 * @param {string} [options.name]
 * @param {number} [options.seed] 0 to 2^32 - 1; of initial weights, shuffling and dropout
 * @returns {Model}
 */
export const model = (options) => new Functional(options);
