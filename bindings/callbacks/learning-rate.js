// Learning rates that follow the epochs, or that fall when a value no longer becomes better.

import { checkNumber, checkOptions, checkWhole, describe, EngineError } from '../errors.js';
import { Callback } from './callback.js';
import { Monitor } from './monitor.js';

/** @typedef {import('./callback.js').Logs} Logs */
/** @typedef {(epoch: number, rate: number) => number} RateOfEpoch */

class LearningRateScheduler extends Callback {
  #schedule;

  /** @param {RateOfEpoch} schedule */
  constructor(schedule) {
    super();
    if (typeof schedule !== 'function')
      throw new EngineError(`takes a function (epoch, rate), not ${describe(schedule)}`, {
        where: 'learningRateScheduler',
      });
    this.#schedule = schedule;
  }

  /** @override @param {number} epoch */
  onEpochBegin(epoch) {
    const { optimizer } = this.model;
    optimizer.learningRate = this.#schedule(epoch, optimizer.learningRate);
  }

  /** @override @param {number} _epoch @param {Logs} logs */
  onEpochEnd(_epoch, logs) {
    logs.learningRate = this.model.optimizer.learningRate;
  }
}

/** Before each epoch the learning rate becomes schedule(epoch, rate). @param {RateOfEpoch} schedule */
export const learningRateScheduler = (schedule) => new LearningRateScheduler(schedule);

const DEFAULTS = {
  monitor: 'val_loss',
  factor: 0.1,
  patience: 10,
  mode: /** @type {import('./monitor.js').Mode} */ ('auto'),
  minDelta: 1e-4,
  cooldown: 0,
  minLr: 0,
  verbose: /** @type {unknown} */ (0),
};

class ReduceLROnPlateau extends Monitor {
  #options;
  #wait = 0;
  #resting = 0;

  /** @param {Partial<typeof DEFAULTS>} options */
  constructor(options) {
    const where = 'reduceLROnPlateau';
    checkOptions(where, options, Object.keys(DEFAULTS));
    const all = { ...DEFAULTS, ...options };
    super(where, all);
    checkWhole(where, 'patience', all.patience, 0);
    checkWhole(where, 'cooldown', all.cooldown, 0);
    checkNumber(where, 'minLr', all.minLr, 0);
    if (checkNumber(where, 'factor', all.factor, 0) >= 1)
      throw new EngineError(`factor must be less than 1, not ${all.factor}`, { where });
    this.#options = all;
  }

  /** @override */
  onTrainBegin() {
    this.best = null;
    this.#wait = this.#resting = 0;
  }

  /** @override @param {number} _epoch @param {Logs} logs */
  onEpochEnd(_epoch, logs) {
    const { patience, cooldown, factor, minLr } = this.#options;
    const { optimizer } = this.model;
    logs.learningRate = optimizer.learningRate;
    const value = this.valueIn(logs);
    if (this.#resting > 0) {
      this.#resting -= 1;
      this.#wait = 0;
    }
    if (this.isBetter(value)) {
      this.best = value;
      this.#wait = 0;
    } else if (this.#resting === 0) {
      this.#wait += 1;
      if (this.#wait < patience || optimizer.learningRate <= minLr) return;
      optimizer.learningRate = Math.max(optimizer.learningRate * factor, minLr);
      this.#resting = cooldown;
      this.#wait = 0;
    }
  }
}

/**
 * The learning rate falls by `factor` when `monitor` has not become better for `patience` epochs; for
 * `cooldown` epochs after it nothing is counted.
 * @param {Partial<typeof DEFAULTS>} [options]
 */
export const reduceLROnPlateau = (options = {}) => new ReduceLROnPlateau(options);
