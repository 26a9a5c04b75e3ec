// The callbacks of one `fit`.

import { checkOptions, describe, EngineError } from '../errors.js';

/** @typedef {import('./callback.js').Logs} Logs */

/**
 * Called while `fit` runs; a promise is waited for. `net.stopTraining = true` ends after the batch.
 * @typedef {object} Callbacks
 * @property {() => unknown} [onTrainBegin]
 * @property {(epoch: number) => unknown} [onEpochBegin]
 * @property {(epoch: number, logs: Logs) => unknown} [onEpochEnd]  what is added to logs is part of the history
 * @property {(batch: number) => unknown} [onBatchBegin]
 * @property {(batch: number, logs: Logs) => unknown} [onBatchEnd]  logs: averages since the epoch began, as in Keras
 * @property {() => unknown} [onTrainEnd]
 */

const EVENTS = [
  'onTrainBegin',
  'onEpochBegin',
  'onBatchBegin',
  'onBatchEnd',
  'onEpochEnd',
  'onTrainEnd',
];

export class CallbackList {
  #list;
  /** Whether somebody wants to hear of every batch. */
  isWatched;

  /** @param {Callbacks | readonly Callbacks[]} callbacks @param {any} model */
  constructor(callbacks, model) {
    this.#list = /** @type {any[]} */ ([callbacks].flat());
    for (const one of this.#list) {
      if (one === null || typeof one !== 'object')
        throw new EngineError(`a callback is an object, not ${describe(one)}`, { where: 'fit' });
      const isPlain = Object.getPrototypeOf(one) === Object.prototype;
      if (isPlain) checkOptions('fit: callbacks', one, EVENTS);
      one.setModel?.(model);
    }
    this.isWatched = this.#list.some((one) => one.onBatchBegin || one.onBatchEnd);
  }

  /** @param {keyof Callbacks} event @param {any[]} args */
  async call(event, ...args) {
    for (const one of this.#list) {
      const result = one[event]?.(...args);
      if (typeof result?.then === 'function') await result;
    }
  }
}
