// Training over epochs: the data lies in the engine's memory, many steps are one call into it, and
// the event loop gets its turn every few milliseconds.

import { Averages } from './averages.js';
import { rowsBetween } from './batch.js';
import { engine } from './engine.js';
import { caller, prepare } from './fit-options.js';
import { pause } from './pause.js';
import { Rows } from './trainer.js';

/** @typedef {import('./tensor.js').Tensor} Tensor */
/** @typedef {import('./fit-options.js').FitOptions} FitOptions */
/** @typedef {import('./fit-options.js').Logs} Logs */

/** @typedef {{epoch: number[], history: Record<string, number[]>}} History */

/** The event loop's turn comes after so long. */
const TURN_MS = 10;
/** Steps a call at most: their results fit into this many rows. */
const MAX_STEPS = 4096;

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
