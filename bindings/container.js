// A network whose layers can be looked at and run forward: the part of a model that needs no loss.

import { checkBatchSize, checkData, single } from './batch.js';
import { DISPOSE } from './dispose.js';
import { checkOptions, describe, EngineError } from './errors.js';
import { Nested } from './nested.js';
import { Predictor } from './predict.js';
import { provided } from './provided.js';

/** @typedef {import('./batch.js').BatchLike} BatchLike */
/** @typedef {import('./symbolic.js').SymbolicTensor} SymbolicTensor */
/** @typedef {import('./tensor.js').Tensor} Tensor */
/** @typedef {import('./tensor.js').TensorLike} TensorLike */

/** @typedef {import('./layer.js').Layer} Layer */

export class Container extends Nested {
  /** @type {Predictor | null} */
  #predictor = null;
  /** @type {Predictor | null} */
  #probe = null;

  /** @override @protected */
  forget() {
    super.forget();
    this.#predictor?.dispose();
    this.#probe?.dispose();
    this.#predictor = this.#probe = null;
  }

  // ---- Predicting ----------------------------------------------------------------------------

  /**
   * The outputs for any number of rows; a list of tensors if there are several outputs.
   * @param {BatchLike} x @param {{batchSize?: number | null, verbose?: unknown}} [options]
   * @returns {any}
   */
  predict(x, options = {}) {
    checkOptions('predict', options, ['batchSize', 'verbose']);
    const batchSize = options.batchSize ?? undefined;
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
      const given = (/** @type {Layer} */ layer) => network.placesOf(layer)[0].outputs[0];
      const wanted = this.layers.map((layer) => Number(nodes.get(given(layer))));
      this.#probe = new Predictor(network, wanted);
    }
    return this.#probe.run(xs);
  }

  // ---- Looking inside ------------------------------------------------------------------------

  /** Inputs first, in the order of computation. @returns {Layer[]} */
  get layers() {
    return this.graph || this.isDisposed ? this.network('layers').layers : [];
  }

  /** Where data comes in, one or several. */
  get inputs() {
    return this.network().inputs;
  }

  /** What comes out, one or several. */
  get outputs() {
    return this.network().outputs;
  }

  /** By which names data may be given: those of the input layers. */
  get inputNames() {
    return this.network().inputLayers.map(({ name }) => name);
  }

  /** By which names targets, losses and metrics may be given: those of the layers that give the outputs. */
  get outputNames() {
    return this.network().outputNames;
  }

  /** @override @returns {any} the only input, or all */
  get input() {
    return single(this.inputs);
  }

  /** @override @returns {any} the only output, or all */
  get output() {
    return single(this.outputs);
  }

  /**
   * A layer by its name or its place in `layers`; also getLayer(null, place).
   * @param {string | number | null} name @param {number} [place] @returns {Layer}
   */
  getLayer(name, place) {
    const { layers } = this;
    const which = name ?? place;
    const found =
      typeof which === 'number' ? layers.at(which) : layers.find((one) => one.name === which);
    if (found) return found;
    const names = layers.map((one) => one.name).join(', ');
    throw new EngineError(`there is no layer ${describe(which)}; there are ${names}`, {
      where: this.name,
    });
  }

  /** A table of the layers, as Keras prints it. @param {(line: string) => void} [printFn] called for each line */
  summary(printFn) {
    if (printFn !== undefined && typeof printFn !== 'function')
      throw new EngineError(
        `summary takes a function that prints a line, not ${describe(printFn)}`,
        {
          where: this.name,
        },
      );
    const text = provided('summary', 'summary.js')(this);
    if (printFn) for (const line of text.split('\n')) printFn(line);
    return text;
  }

  [DISPOSE]() {
    this.dispose();
  }
}
