// A few steps at a time on a data set that lies in the engine's memory.

import { checkPair } from './batch.js';
import { checkOptions, checkWhole } from './errors.js';
import { stepMany } from './resident.js';

/**
 * @param {import('./training.js').Training} training
 * @param {import('./dataset.js').Dataset} data
 * @param {{steps?: number, batchSize?: number, shuffle?: boolean}} options
 * @param {{slots: any, stream: import('./random.js').Stream}} target
 * @returns {Record<string, number[]>}
 */
export function trainSteps(training, data, options, { slots, stream }) {
  const where = 'trainSteps';
  checkOptions(where, options, ['steps', 'batchSize', 'shuffle']);
  const { steps = 1, batchSize = 32, shuffle = true } = options;
  checkWhole(where, 'steps', steps, 0);
  checkWhole(where, 'batchSize', batchSize);
  const { xs, ys: targets } = checkPair(data.x, data.y, slots);
  const ys = training.withWeights(targets);
  const rows = data.rowsOf(xs, ys);
  /** @type {Record<string, number[]>} */
  const logs = Object.fromEntries(training.keys.map((key) => [key, []]));
  try {
    for (let done = 0; done < steps; ) {
      if (data.position >= rows.count) data.position = 0;
      if (data.position === 0) rows.restart(shuffle ? stream : null);
      rows.seek(data.position);
      const left = Math.ceil((rows.count - data.position) / batchSize);
      const count = Math.min(steps - done, left);
      stepMany(training, rows, batchSize, count, (numbers, n) => {
        const values = training.report([...numbers]);
        training.keys.forEach((key, i) => {
          logs[key].push(values[i]);
        });
        data.position += n;
      });
      done += count;
    }
  } finally {
    rows.release();
  }
  return logs;
}
