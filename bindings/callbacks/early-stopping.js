// Ends training when a value has not become better for some epochs.

import { checkNumber, checkOptions, checkWhole } from '../errors.js';
import { Monitor } from './monitor.js';

const DEFAULTS = {
  monitor: 'val_loss',
  minDelta: 0,
  patience: 0,
  mode: /** @type {import('./monitor.js').Mode} */ ('auto'),
  baseline: /** @type {number | null} */ (null),
  restoreBestWeights: false,
  startFromEpoch: 0,
  verbose: /** @type {unknown} */ (0),
};

export class EarlyStopping extends Monitor {
  #options;
  /** @type {import('../tensor.js').Tensor[] | null} */
  #bestWeights = null;
  #wait = 0;
  /** The epoch after which it ended; 0: it did not. */
  stoppedEpoch = 0;
  bestEpoch = 0;

  /** @param {Partial<typeof DEFAULTS>} options */
  constructor(options) {
    checkOptions('earlyStopping', options, Object.keys(DEFAULTS));
    const all = { ...DEFAULTS, ...options };
    super('earlyStopping', all);
    checkWhole('earlyStopping', 'patience', all.patience, 0);
    checkWhole('earlyStopping', 'startFromEpoch', all.startFromEpoch, 0);
    if (all.baseline !== null) checkNumber('earlyStopping', 'baseline', all.baseline);
    this.#options = all;
  }

  /** @override */
  onTrainBegin() {
    this.#wait = this.stoppedEpoch = this.bestEpoch = 0;
    this.best = this.#bestWeights = null;
  }

  /** @override @param {number} epoch @param {import('./callback.js').Logs} logs */
  onEpochEnd(epoch, logs) {
    const { patience, baseline, startFromEpoch } = this.#options;
    const value = this.valueIn(logs);
    if (epoch < startFromEpoch) return;
    if (!this.#bestWeights) this.#remember(epoch);
    this.#wait += 1;
    if (this.isBetter(value)) {
      this.best = value;
      this.#remember(epoch);
      if (baseline === null || this.isBetter(value, baseline)) this.#wait = 0;
    } else if (this.#wait >= patience && epoch > 0) {
      this.stoppedEpoch = epoch;
      this.model.stopTraining = true;
    }
  }

  /** @param {number} epoch */
  #remember(epoch) {
    this.bestEpoch = epoch;
    if (this.#options.restoreBestWeights) this.#bestWeights = this.model.getWeights();
  }

  /** @override */
  onTrainEnd() {
    if (this.#bestWeights) this.model.setWeights(this.#bestWeights);
    this.#bestWeights = null;
  }
}

/**
 * Ends training after the epoch in which `monitor` has not become better, by more than minDelta, for
 * `patience` epochs. restoreBestWeights: the weights of the best epoch come back at the end.
 * @param {Partial<typeof DEFAULTS>} [options]
 */
export const earlyStopping = (options = {}) => new EarlyStopping(options);
