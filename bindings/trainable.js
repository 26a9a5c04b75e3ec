// A network with its training: compiled, and stepped batch by batch.

import { checkPair, single } from './batch.js';
import { checkOptions, EngineError } from './errors.js';
import { toMeasure } from './given-weights.js';
import { Savable } from './savable.js';
import { Training } from './training.js';

/** @typedef {import('./batch.js').BatchLike} BatchLike */
/** @typedef {import('./row-weights.js').RowWeights} RowWeights */

const COMPILE = ['optimizer', 'loss', 'metrics', 'lossWeights'];
const WEIGHTS = ['sampleWeight', 'classWeight'];

export class Trainable extends Savable {
  /** @type {Training | null} */
  #training = null;
  /** @protected */
  isFitting = false;

  /** @override @protected */
  forget() {
    super.forget();
    this.#training?.dispose();
    this.#training = null;
  }

  /** The optimizer goes on where it stood. @override @protected */
  leave() {
    const training = this.#training;
    const state = training?.state();
    const arrive = super.leave();
    return () => {
      arrive();
      if (!training || !state) return;
      this.#training = new Training(this.network(), training.options, training.weights);
      this.#training.resume(state);
    };
  }

  /** @param {string} where @returns {Training} @protected */
  compiled(where) {
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

  /** @param {string} where @protected */
  idle(where) {
    if (this.isFitting)
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
    this.idle('compile');
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

  /** Targets look as the losses need them. @override @protected */
  slots() {
    const { inputs, outputs } = super.slots();
    const training = this.#training;
    return { inputs, outputs: training?.targets ?? outputs };
  }

  /**
   * One update.
   * @param {BatchLike} x @param {BatchLike} y @param {RowWeights} [options] sampleWeight, a number for each row;
   *   classWeight, by class
   * @returns {any} the loss before the update, or [loss, ...metrics]
   */
  trainOnBatch(x, y, options = {}) {
    this.idle('trainOnBatch');
    checkOptions('trainOnBatch', options, WEIGHTS);
    const training = this.compiled('trainOnBatch');
    const { xs, ys } = checkPair(x, y, this.slots());
    training.needWeights();
    const values = training.step(xs, training.withWeights(ys, options, 'trainOnBatch'));
    return single(training.report(values));
  }

  /** Loss and metrics without an update. @param {BatchLike} x @param {BatchLike} y @param {RowWeights} [options] @returns {any} */
  testOnBatch(x, y, options = {}) {
    checkOptions('testOnBatch', options, ['sampleWeight']);
    const training = this.compiled('testOnBatch');
    const { xs, ys } = checkPair(x, y, this.slots());
    const values = training.test(xs, toMeasure(ys, options.sampleWeight, 'testOnBatch'));
    return single(training.report(values));
  }
}
