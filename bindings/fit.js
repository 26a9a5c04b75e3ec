// Training over epochs: the data lies in the engine's memory, many steps are one call into it, and
// the event loop gets its turn every few milliseconds.

import { Averages } from './averages.js';
import { checkBatchSize, checkPair, rowsBetween } from './batch.js';
import { engine } from './engine.js';
import { checkNumber, checkOptions, checkWhole, EngineError } from './errors.js';
import { pause } from './pause.js';
import { Rows } from './trainer.js';

/** @typedef {import('./tensor.js').Tensor} Tensor */
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
 * @property {readonly [any, any]} [validationData]  measured after every epoch
 * @property {boolean} [shuffle]         true at first: a new order every epoch
 * @property {Callbacks | readonly Callbacks[]} [callbacks]
 * @property {AbortSignal} [signal]      stops between two steps; fit is then rejected with its reason
 * @property {unknown} [verbose]         nothing is printed
 */

/** @typedef {{epoch: number[], history: Record<string, number[]>}} History */

const OPTIONS = ['epochs', 'initialEpoch', 'batchSize', 'validationSplit', 'validationData'];
OPTIONS.push('shuffle', 'callbacks', 'signal', 'verbose');
const EVENTS = ['onTrainBegin', 'onEpochBegin', 'onEpochEnd', 'onBatchBegin', 'onBatchEnd'];
EVENTS.push('onTrainEnd');

/** The event loop's turn comes after so long. */
const TURN_MS = 10;
/** Steps a call at most: their results fit into this many rows. */
const MAX_STEPS = 4096;

/** @param {FitOptions} options @returns {(event: keyof Callbacks, ...args: any[]) => Promise<void>} */
function caller({ callbacks = [] }) {
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
 * @param {any} x @param {any} y @param {FitOptions} options @param {FitTarget} target
 */
function prepare(x, y, options, target) {
  checkOptions('fit', options, OPTIONS);
  const { batchSize = 32, epochs = 1, initialEpoch = 0, validationSplit = 0 } = options;
  checkBatchSize('fit', batchSize);
  checkWhole('fit', 'epochs', epochs, 0);
  checkWhole('fit', 'initialEpoch', initialEpoch, 0);
  checkNumber('fit', 'validationSplit', validationSplit, 0);
  const { xs, ys } = checkPair(x, y, target.slots);
  const n = xs[0].shape[0];
  const split = Math.floor(n * (1 - validationSplit));
  if (validationSplit >= 1 || split < 1)
    throw new EngineError(
      `validationSplit must lie in [0, 1) and leave a row to train on; ${validationSplit} of ${n} rows does not`,
      { where: 'fit' },
    );
  const part = (/** @type {number} */ from, /** @type {number} */ to) => ({
    xs: xs.map((one) => rowsBetween(one, from, to)),
    ys: ys.map((one) => rowsBetween(one, from, to)),
  });
  const { validationData } = options;
  if (validationData !== undefined && (!Array.isArray(validationData) || validationData.length < 2))
    throw new EngineError('validationData must be a list [x, y]', { where: 'fit' });
  const given = validationData && checkPair(validationData[0], validationData[1], target.slots);
  return { train: part(0, split), validation: given ?? (split < n ? part(split, n) : null) };
}

/**
 * What is trained.
 * @typedef {object} FitTarget
 * @property {() => import('./training.js').Training} training  throws when the model is gone
 * @property {{inputs: import('./batch.js').Slot[], outputs: import('./batch.js').Slot[]}} slots
 * @property {import('./random.js').Stream} stream  for shuffling
 * @property {() => boolean} isStopped
 */

/**
 * @param {FitTarget} target
 * @param {any} x
 * @param {any} y
 * @param {FitOptions} options
 * @returns {Promise<History>}
 */
export async function fit(target, x, y, options) {
  const { keys } = target.training();
  target.training().needWeights();
  const { train, validation } = prepare(x, y, options, target);
  const { batchSize = 32, epochs = 1, initialEpoch = 0, shuffle = true, signal } = options;
  const call = caller(options);
  signal?.throwIfAborted();
  const rows = new Rows([...train.xs, ...train.ys]);
  /** @type {History} */
  const log = { epoch: [], history: {} };
  try {
    await call('onTrainBegin');
    for (let epoch = initialEpoch; epoch < epochs && !target.isStopped(); epoch++) {
      await call('onEpochBegin', epoch);
      rows.restart(shuffle ? target.stream : null);
      const n = train.xs[0].shape[0];
      const trained = await trainEpoch(target, rows, { n, batchSize, call, options });
      const logs = logsOf(keys, trained);
      if (validation) {
        const { xs, ys } = validation;
        Object.assign(logs, logsOf(keys, measure(target.training(), xs, ys, batchSize), 'val_'));
      }
      log.epoch.push(epoch);
      for (const [key, value] of Object.entries(logs)) {
        log.history[key] ??= [];
        log.history[key].push(value);
      }
      await call('onEpochEnd', epoch, logs);
    }
    await call('onTrainEnd');
    return log;
  } finally {
    rows.dispose();
  }
}

/** @param {readonly string[]} keys @param {readonly number[]} values @param {string} [prefix] @returns {Logs} */
const logsOf = (keys, values, prefix = '') =>
  Object.fromEntries(keys.map((key, i) => [prefix + key, values[i]]));

/**
 * One epoch, in calls of as many steps as fit into a turn.
 * @param {FitTarget} target
 * @param {Rows} rows
 * @param {{n: number, batchSize: number, call: ReturnType<typeof caller>, options: FitOptions}} how
 * @returns {Promise<number[]>}
 */
async function trainEpoch(target, rows, { n, batchSize, call, options }) {
  const { keys } = target.training();
  const averages = new Averages(keys.length);
  const total = Math.ceil(n / batchSize);
  const isWatched = [options.callbacks ?? []].flat().some((c) => c.onBatchBegin || c.onBatchEnd);
  let turn = performance.now();
  let steps = 1;
  for (let done = 0; done < total; ) {
    if (isWatched) await call('onBatchBegin', done);
    const begin = performance.now();
    const count = Math.min(isWatched ? 1 : steps, total - done);
    const last = stepMany(target.training(), rows, batchSize, count, averages);
    done += count;
    if (isWatched) await call('onBatchEnd', done - 1, logsOf(keys, last));
    const now = performance.now();
    steps = Math.min(MAX_STEPS, Math.max(1, Math.floor((count * TURN_MS) / (now - begin + 0.01))));
    if (now - turn < TURN_MS && done < total) continue;
    await pause();
    options.signal?.throwIfAborted();
    turn = performance.now();
  }
  return averages.values;
}

/**
 * One call into the engine. @returns the last batch's numbers
 * @param {import('./training.js').Training} training @param {Rows} rows @param {number} batchSize
 * @param {number} steps @param {Averages} averages
 */
function stepMany(training, rows, batchSize, steps, averages) {
  const { heap } = engine();
  const width = training.keys.length + 1; // the last is the number of rows
  return heap.staged(() => {
    const place = heap.space(4 * steps * width);
    training.tune();
    training.trainer.stepOn(rows, batchSize, steps, place);
    const results = heap.f32(place, steps * width);
    for (let at = 0; at < results.length; at += width)
      averages.add(results.subarray(at, at + width), results[at + width - 1]);
    return [...results.subarray(results.length - width)];
  });
}

/**
 * Loss and metrics over all rows, a batch at a time.
 * @param {import('./training.js').Training} training
 * @param {readonly Tensor[]} xs @param {readonly Tensor[]} ys @param {number} batchSize
 */
export function measure(training, xs, ys, batchSize) {
  const n = xs[0].shape[0];
  const averages = new Averages(training.keys.length);
  for (let from = 0; from < n; from += batchSize) {
    const to = Math.min(from + batchSize, n);
    const part = (/** @type {Tensor} */ one) => rowsBetween(one, from, to);
    averages.add(training.test(xs.map(part), ys.map(part)), to - from);
  }
  return averages.values;
}
