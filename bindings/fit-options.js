// What `fit` is told: everything is checked before anything is changed.

import { checkBatchSize, checkPair, rowsBetween } from './batch.js';
import { checkNumber, checkOptions, checkWhole, EngineError } from './errors.js';

/** @typedef {Record<string, number>} Logs by key: loss, accuracy, val_loss, … */

/**
 * Called while `fit` runs; a promise is waited for. `net.stopTraining = true` ends after the epoch.
 * @typedef {object} Callbacks
 * @property {() => unknown} [onTrainBegin]
 * @property {(epoch: number) => unknown} [onEpochBegin]
 * @property {(epoch: number, logs: Logs) => unknown} [onEpochEnd]
 * @property {(batch: number) => unknown} [onBatchBegin]
 * @property {(batch: number, logs: Logs) => unknown} [onBatchEnd]
 * @property {() => unknown} [onTrainEnd]
 */

/**
 * @typedef {object} FitOptions
 * @property {number} [epochs]           1 at first; with initialEpoch, the epoch to end before
 * @property {number} [initialEpoch]     0 at first
 * @property {number} [batchSize]        32 at first; the last batch may be shorter
 * @property {number} [validationSplit]  the last part of the rows is not trained on, but measured; 0 <= split < 1
 * @property {readonly any[]} [validationData]  [x, y] or [x, y, sampleWeight]; measured after every epoch
 * @property {boolean} [shuffle]         true at first: a new order every epoch
 * @property {any} [sampleWeight]       a number for each row, by which its loss is multiplied; a list for several outputs
 * @property {Readonly<Record<number, number>>} [classWeight]  the same by the row's class
 * @property {Callbacks | readonly Callbacks[]} [callbacks]
 * @property {AbortSignal} [signal]      stops between two steps; fit is then rejected with its reason
 * @property {unknown} [verbose]         nothing is printed
 */

const OPTIONS = [
  'epochs',
  'initialEpoch',
  'batchSize',
  'validationSplit',
  'validationData',
  'shuffle',
  'sampleWeight',
  'classWeight',
  'callbacks',
  'signal',
  'verbose',
];
const EVENTS = [
  'onTrainBegin',
  'onEpochBegin',
  'onBatchBegin',
  'onBatchEnd',
  'onEpochEnd',
  'onTrainEnd',
];

/** @param {FitOptions} options @returns {(event: keyof Callbacks, ...args: any[]) => Promise<void>} */
export function caller({ callbacks = [] }) {
  const list = /** @type {Callbacks[]} */ ([callbacks].flat());
  for (const one of list) checkOptions('fit: callbacks', one, EVENTS);
  return async (event, ...args) => {
    for (const one of list) {
      const result = /** @type {any} */ (one[event])?.(...args);
      if (typeof result?.then === 'function') await result;
    }
  };
}

/**
 * Everything checked, before anything is changed.
 * @param {any} x @param {any} y @param {FitOptions} options @param {import('./fit.js').FitTarget} target
 */
export function prepare(x, y, options, target) {
  checkOptions('fit', options, OPTIONS);
  const { batchSize = 32, epochs = 1, initialEpoch = 0, validationSplit = 0 } = options;
  checkBatchSize('fit', batchSize);
  checkWhole('fit', 'epochs', epochs, 0);
  checkWhole('fit', 'initialEpoch', initialEpoch, 0);
  checkNumber('fit', 'validationSplit', validationSplit, 0);
  const { xs, ys: targets } = checkPair(x, y, target.slots);
  const n = xs[0].shape[0];
  const split = Math.floor(n * (1 - validationSplit));
  if (validationSplit >= 1 || split < 1)
    throw new EngineError(
      `validationSplit must lie in [0, 1) and leave a row to train on; ${validationSplit} of ${n} rows does not`,
      { where: 'fit' },
    );
  const training = target.training();
  const ys = training.withWeights(targets, options);
  const part = (/** @type {number} */ from, /** @type {number} */ to) => ({
    xs: xs.map((one) => rowsBetween(one, from, to)),
    ys: ys.map((one) => rowsBetween(one, from, to)),
  });
  const { validationData } = options;
  if (validationData !== undefined && (!Array.isArray(validationData) || validationData.length < 2))
    throw new EngineError('validationData must be a list [x, y]', { where: 'fit' });
  const given = validationData && checkPair(validationData[0], validationData[1], target.slots);
  if (given) given.ys = [...training.withWeights(given.ys, { sampleWeight: validationData[2] })];
  return { train: part(0, split), validation: given ?? (split < n ? part(split, n) : null) };
}
