// A network with its training: Keras' Model.

import { checkBatchSize, checkPair, single } from './batch.js';
import { checkOptions, EngineError } from './errors.js';
import { fit, measure } from './fit.js';
import { inspect } from './inspect.js';
import { Stream } from './random.js';
import { Savable } from './savable.js';
import { Training } from './training.js';

/** @typedef {import('./batch.js').BatchLike} BatchLike */
/** @typedef {import('./row-weights.js').RowWeights} RowWeights */

const COMPILE = ['optimizer', 'loss', 'metrics', 'lossWeights'];

const WEIGHTS = ['sampleWeight', 'classWeight'];

export class Model extends Savable {
  /** Set by a callback, it ends `fit` after the epoch. */
  stopTraining = false;
  /** @type {Training | null} */
  #training = null;
  #isFitting = false;
  #shuffling;

  /** @param {{name?: string, seed?: number}} options */
  constructor(options) {
    super(options);
    this.#shuffling = new Stream(this.seed, 1);
  }

  /** @override @protected */
  forget() {
    super.forget();
    this.#training?.dispose();
    this.#training = null;
  }

  /** The optimizer goes on where it stood. @override @protected */
  leave() {
    const training = this.#training;
    const state = training?.trainer.state();
    const arrive = super.leave();
    return () => {
      arrive();
      if (!training || !state) return;
      this.#training = new Training(this.network(), training.options, training.weights);
      this.#training.trainer.resume(state);
    };
  }

  /** Targets look as the losses need them. @override @protected */
  slots() {
    const { inputs, outputs } = super.slots();
    const shapes = this.#training?.targetShapes;
    return {
      inputs,
      outputs: outputs.map((one, i) => (shapes ? { ...one, shape: shapes[i] } : one)),
    };
  }

  /** @param {string} where @returns {Training} */
  #compiled(where) {
    this.network(where);
    if (this.#training) return this.#training;
    throw new EngineError(
      `${this.name} must be compiled first: call compile({ optimizer, loss })`,
      {
        code: 'state',
        where,
      },
    );
  }

  /** @param {string} where */
  #idle(where) {
    if (this.#isFitting)
      throw new EngineError('fit is under way; wait for its promise, or abort it', {
        code: 'state',
        where,
      });
  }

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
   * @param {BatchLike} x @param {BatchLike} y @param {RowWeights} [options] sampleWeight, a number for each row;
   *   classWeight, by class
   * @returns {any} the loss before the update, or [loss, ...metrics]
   */
  trainOnBatch(x, y, options = {}) {
    this.#idle('trainOnBatch');
    checkOptions('trainOnBatch', options, WEIGHTS);
    const training = this.#compiled('trainOnBatch');
    const { xs, ys } = checkPair(x, y, this.slots());
    training.needWeights();
    return single(training.step(xs, training.withWeights(ys, options, 'trainOnBatch')));
  }

  /** Loss and metrics without an update. @param {BatchLike} x @param {BatchLike} y @param {RowWeights} [options] @returns {any} */
  testOnBatch(x, y, options = {}) {
    checkOptions('testOnBatch', options, ['sampleWeight']);
    const training = this.#compiled('testOnBatch');
    const { xs, ys } = checkPair(x, y, this.slots());
    return single(training.test(xs, training.withWeights(ys, options, 'testOnBatch')));
  }

  /**
   * Trains for some epochs and says how it went. The event loop gets its turns meanwhile.
   * @param {BatchLike} x @param {BatchLike} y @param {import('./fit-options.js').FitOptions} [options]
   * @returns {Promise<import('./fit.js').History>}
   */
  async fit(x, y, options = {}) {
    this.#idle('fit');
    this.#compiled('fit');
    this.#isFitting = true;
    this.stopTraining = false;
    const target = {
      training: () => this.#compiled('fit'),
      slots: this.slots(),
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
   * @param {BatchLike} x @param {BatchLike} y @param {{batchSize?: number, verbose?: unknown, sampleWeight?: any}} [options]
   * @returns {any}
   */
  evaluate(x, y, options = {}) {
    checkOptions('evaluate', options, ['batchSize', 'verbose', 'sampleWeight']);
    const size = checkBatchSize('evaluate', options.batchSize ?? 32);
    const training = this.#compiled('evaluate');
    const { xs, ys } = checkPair(x, y, this.slots());
    const { sampleWeight } = options;
    const targets = training.withWeights(ys, { sampleWeight }, 'evaluate');
    return single(measure(training, xs, targets, size));
  }

  /**
   * Every value of the next update, forward and backward, without making it.
   * @param {BatchLike} x @param {BatchLike} y
   */
  inspect(x, y) {
    this.#idle('inspect');
    const training = this.#compiled('inspect');
    const { xs, ys } = checkPair(x, y, this.slots());
    return inspect(this.network(), training, xs, training.withWeights(ys));
  }
}
