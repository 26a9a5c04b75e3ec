// Training over epochs, whatever the data come from: callbacks, validation, the history.

import { CallbackList } from './callbacks/list.js';
import { EngineError } from './errors.js';
import { prepare } from './fit-options.js';
import { Turn } from './turn.js';

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
