// Training and measuring on batches that a generator makes afresh: [x, y], [x, y, sampleWeight] or {xs, ys}, one after the
// other. A function is called anew for every epoch without stepsPerEpoch; an iterator goes on where it
// stood, and training ends when it does.

import { Averages } from './averages.js';
import { checkPair } from './batch.js';
import { describe, EngineError } from './errors.js';
import { toMeasure } from './given-weights.js';

/** @typedef {import('./fit.js').Epoch} Epoch */
/** @typedef {import('./fit.js').FitTarget} FitTarget */
/** @typedef {Iterator<any> | AsyncIterator<any>} AnyIterator */

/** Whether data comes in batches, from a generator, an iterator or a function that gives one. @param {any} given */
export const isGenerator = (given) =>
  typeof given === 'function' || typeof given?.next === 'function';

/** @param {any} source @returns {AnyIterator} */
function iteratorOf(source) {
  const made = typeof source === 'function' ? source() : source;
  const iterator =
    typeof made?.next === 'function'
      ? made
      : (made?.[Symbol.asyncIterator] ?? made?.[Symbol.iterator])?.call(made);
  if (typeof iterator?.next === 'function') return iterator;
  throw new EngineError(`a generator function must give an iterator, not ${describe(made)}`, {
    where: 'fit',
  });
}

/** @param {any} batch @param {FitTarget} target @param {boolean} isTrained or only measured */
function read(batch, { slots, training }, isTrained) {
  const isList = Array.isArray(batch) && (batch.length === 2 || batch.length === 3);
  const [x, y, sampleWeight] = isList ? batch : [batch?.xs, batch?.ys, batch?.sampleWeight];
  if (x !== undefined && y !== undefined) {
    const { xs, ys } = checkPair(x, y, slots);
    if (!isTrained) return { xs, ys: toMeasure(ys, sampleWeight, 'validationData') };
    return { xs, ys: training().withWeights(ys, { sampleWeight }, 'fit') };
  }
  throw new EngineError(
    `a batch must be [x, y], [x, y, sampleWeight] or {xs, ys}, not ${describe(batch)}`,
    {
      where: 'fit: generator',
    },
  );
}

/** Epochs on batches. */
export class Generated {
  #source;
  #steps;
  /** @type {AnyIterator | null} */
  #iterator = null;
  /** Whether an iterator has ended for good. */
  isExhausted = false;

  /** @param {any} source @param {number} [stepsPerEpoch] */
  constructor(source, stepsPerEpoch) {
    this.#source = source;
    this.#steps = stepsPerEpoch;
  }

  /** The next batch, or null. @param {FitTarget} target @param {boolean} isTrained */
  async #next(target, isTrained) {
    this.#iterator ??= iteratorOf(this.#source);
    const given = this.#iterator.next();
    const { value, done } = given instanceof Promise ? await given : given;
    return done ? null : read(value, target, isTrained);
  }

  /** The source has ended: a function can be called again. */
  #end() {
    this.#iterator = null;
    if (this.#steps !== undefined || typeof this.#source !== 'function') this.isExhausted = true;
  }

  /** @param {FitTarget} target @param {Epoch} epoch @returns {Promise<number[] | null>} averages; null: there was no batch */
  async epoch(target, { callbacks, turn, logsOf }) {
    const averages = new Averages(target.training());
    let done = 0;
    for (; done !== this.#steps && !target.isStopped(); done++) {
      const batch = await this.#next(target, true);
      if (!batch) {
        this.#end();
        break;
      }
      if (callbacks.isWatched) await callbacks.call('onBatchBegin', done);
      const numbers = target.training().step(batch.xs, batch.ys);
      averages.add(numbers, batch.xs[0].shape[0]);
      if (callbacks.isWatched) await callbacks.call('onBatchEnd', done, logsOf(averages.values));
      await turn.give();
    }
    return done > 0 ? averages.values : null;
  }

  /** The same without updates. @param {FitTarget} target @param {import('./turn.js').Turn} turn */
  async measure(target, turn) {
    const averages = new Averages(target.training());
    let done = 0;
    for (; done !== this.#steps; done++) {
      const batch = await this.#next(target, false);
      if (!batch) {
        this.#end();
        break;
      }
      averages.add(target.training().test(batch.xs, batch.ys), batch.xs[0].shape[0]);
      await turn.give();
    }
    if (done > 0) return averages.values;
    throw new EngineError('the generator gave no batch', { where: 'validationData' });
  }

  /** Ends a generator of ours, so that its `finally` runs. */
  dispose() {
    if (typeof this.#source === 'function') this.#iterator?.return?.();
    this.#iterator = null;
  }
}
