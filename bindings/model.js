// Keras' Model: a network that is trained over epochs, evaluated, inspected, saved.

import { checkBatchSize, checkPair, isDataset, single } from './batch.js';
import { checkOptions, describe, EngineError } from './errors.js';
import { toMeasure } from './given-weights.js';
import { inspect } from './inspect.js';
import { measure } from './measure.js';
import { Stream } from './random.js';
import { Trainable } from './trainable.js';

/** @typedef {import('./batch.js').BatchLike} BatchLike */

export class Model extends Trainable {
  /** Set by a callback, it ends `fit` after the epoch. */
  stopTraining = false;
  #shuffling;

  /** @param {{name?: string, seed?: number}} options */
  constructor(options) {
    super(options);
    this.#shuffling = new Stream(this.seed, 1);
  }

  /** Where its two random streams stand: the graph's, that noise is drawn from, and that of shuffling. */
  get random() {
    return [...this.network().graph.random, ...this.#shuffling.state];
  }

  set random(state) {
    this.network().graph.random = state.slice(0, 4);
    this.#shuffling.state = state.slice(4);
  }

  /**
   * Trains for some epochs and says how it went. The event loop gets its turns meanwhile.
   *
   *     fit(x, y, options)           arrays
   *     fit(data, options)           a data set, which stays in the engine: dataset(x, y)
   *     fit(generator, options)      function*() { yield [x, y]; } or an iterator, async or not
   *
   * @param {any} x @param {any} [yOrOptions] @param {import('./fit-options.js').FitOptions} [last]
   * @returns {Promise<import('./fit.js').History>}
   */
  async fit(x, yOrOptions, last) {
    const isSource = isDataset(x) || typeof (x?.next ?? x) === 'function';
    const [y, options = {}] = isSource ? [null, yOrOptions] : [yOrOptions, last];
    this.idle('fit');
    this.compiled('fit');
    this.isFitting = true;
    this.stopTraining = false;
    const target = {
      model: this,
      training: () => this.compiled('fit'),
      slots: this.slots(),
      stream: this.#shuffling,
      isStopped: () => this.stopTraining,
    };
    try {
      const { fit } = await import('./fit.js'); // a page that makes single steps needs none of it
      return await fit(target, x, y, options);
    } finally {
      this.isFitting = false;
    }
  }

  /**
   * Some steps on a data set, at once; the next call goes on with the next rows.
   * @param {import('./dataset.js').Dataset} data
   * @param {{steps?: number, batchSize?: number, shuffle?: boolean}} [options] 1, 32 and true at first;
   *   shuffle: a new order whenever all rows have had their turn
   * @returns {Record<string, number[]>} of each step the loss before it, and the metrics
   */
  trainSteps(data, options = {}) {
    this.idle('trainSteps');
    const training = this.compiled('trainSteps');
    training.needWeights();
    if (!isDataset(data))
      throw new EngineError(`takes what dataset(x, y) gave, not ${describe(data)}`, {
        where: 'trainSteps',
      });
    return data.trainSteps(training, options, { slots: this.slots(), stream: this.#shuffling });
  }

  /**
   * Loss, or [loss, ...metrics], over all rows.
   *
   *     evaluate(x, y, options)   or   evaluate(data, options)
   *
   * @param {any} given @param {any} [yOrOptions] @param {{batchSize?: number, verbose?: unknown, sampleWeight?: any}} [last]
   * @returns {any}
   */
  evaluate(given, yOrOptions, last) {
    const isSet = isDataset(given);
    const [x, y] = isSet ? [given.x, given.y] : [given, yOrOptions];
    const options = (isSet ? yOrOptions : last) ?? {};
    checkOptions('evaluate', options, ['batchSize', 'verbose', 'sampleWeight']);
    const size = checkBatchSize('evaluate', options.batchSize ?? 32);
    const training = this.compiled('evaluate');
    const { xs, ys } = checkPair(x, y, this.slots());
    const targets = toMeasure(ys, options.sampleWeight, 'evaluate');
    return single(measure(training, xs, targets, size));
  }

  /**
   * Every value of the next update, forward and backward, without making it.
   * @param {BatchLike} x @param {BatchLike} y
   */
  inspect(x, y) {
    this.idle('inspect');
    const training = this.compiled('inspect');
    const { xs, ys } = checkPair(x, y, this.slots());
    return inspect(this.network(), training, xs, training.withWeights(ys));
  }
}
