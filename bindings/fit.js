// Training over epochs, whatever the data come from: callbacks, validation, the history.

import { Averages } from './averages.js';
import { rowsBetween } from './batch.js';
import { CallbackList } from './callbacks/list.js';
import { EngineError } from './errors.js';
import { prepare } from './fit-options.js';
import { Turn } from './turn.js';

/** @typedef {import('./tensor.js').Tensor} Tensor */
/** @typedef {import('./fit-options.js').FitOptions} FitOptions */
/** @typedef {import('./callbacks/callback.js').Logs} Logs */

/** @typedef {{epoch: number[], history: Record<string, number[]>}} History */

/**
 * What is trained.
 * @typedef {object} FitTarget
 * @property {import('./model.js').Model} model
 * @property {() => import('./training.js').Training} training  throws when the model is gone
 * @property {{inputs: import('./batch.js').Slot[], outputs: import('./batch.js').Slot[]}} slots
 * @property {import('./random.js').Stream} stream  for shuffling
 * @property {() => boolean} isStopped
 */

/** @typedef {{callbacks: CallbackList, turn: Turn, logsOf: (numbers: readonly number[]) => Logs}} Epoch */

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
  const { source, validation, epochs, initialEpoch } = prepare(x, y, options, target);
  /** @type {History} */
  const log = { epoch: [], history: {} };
  try {
    const callbacks = new CallbackList(options.callbacks ?? [], target.model);
    const turn = new Turn(options.signal);
    const how = { callbacks, turn, logsOf: (/** @type {any} */ numbers) => logsOf(keys, numbers) };
    await callbacks.call('onTrainBegin');
    for (let epoch = initialEpoch; epoch < epochs && !target.isStopped(); epoch++) {
      await callbacks.call('onEpochBegin', epoch);
      const trained = await source.epoch(target, how);
      if (!trained && log.epoch.length === 0 && !target.isStopped())
        throw new EngineError('the generator gave no batch', { where: 'fit' });
      if (!trained) break;
      const logs = logsOf(keys, trained);
      if (validation) Object.assign(logs, logsOf(keys, await validation(turn), 'val_'));
      await callbacks.call('onEpochEnd', epoch, logs);
      record(log, epoch, logs);
      if ('isExhausted' in source && source.isExhausted) break;
    }
    await callbacks.call('onTrainEnd');
    return log;
  } finally {
    source.dispose();
  }
}

/** @param {History} log @param {number} epoch @param {Logs} logs */
function record(log, epoch, logs) {
  log.epoch.push(epoch);
  for (const [key, value] of Object.entries(logs)) {
    log.history[key] ??= [];
    log.history[key].push(value);
  }
}

/** @param {readonly string[]} keys @param {readonly number[]} values @param {string} [prefix] @returns {Logs} */
export const logsOf = (keys, values, prefix = '') =>
  Object.fromEntries(keys.map((key, i) => [prefix + key, values[i]]));

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
