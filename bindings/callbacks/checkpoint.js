// Remembering weights while training, and ending it when it has failed.

import { checkOptions } from '../errors.js';
import { Callback } from './callback.js';
import { Monitor } from './monitor.js';

/** @typedef {import('./callback.js').Logs} Logs */

const DEFAULTS = {
  monitor: 'val_loss',
  mode: /** @type {import('./monitor.js').Mode} */ ('auto'),
  saveBestOnly: false,
};

class ModelCheckpoint extends Monitor {
  #saveBestOnly;
  /** Those of the last epoch, or of the best. @type {import('../tensor.js').Tensor[] | null} */
  weights = null;
  /** The epoch they are of. */
  epoch = -1;

  /** @param {Partial<typeof DEFAULTS>} options */
  constructor(options) {
    checkOptions('modelCheckpoint', options, Object.keys(DEFAULTS));
    const all = { ...DEFAULTS, ...options };
    super('modelCheckpoint', { ...all, minDelta: 0 });
    this.#saveBestOnly = all.saveBestOnly;
  }

  /** @override @param {number} epoch @param {Logs} logs */
  onEpochEnd(epoch, logs) {
    if (this.#saveBestOnly) {
      const value = this.valueIn(logs);
      if (!this.isBetter(value)) return;
      this.best = value;
    }
    this.weights = this.model.getWeights();
    this.epoch = epoch;
  }
}

/**
 * Keeps the weights in memory, as `weights`: of the last epoch, or with saveBestOnly of the best.
 * @param {Partial<typeof DEFAULTS>} [options]
 */
export const modelCheckpoint = (options = {}) => new ModelCheckpoint(options);

class TerminateOnNaN extends Callback {
  /** @param {number} _batch @param {Logs} logs */
  onBatchEnd(_batch, logs) {
    if (!Number.isFinite(logs.loss)) this.model.stopTraining = true;
  }
}

/** Ends training after the batch whose loss is no finite number. */
export const terminateOnNaN = () => new TerminateOnNaN();
