// Loss and metrics over all rows, a batch at a time.

import { Averages } from './averages.js';
import { rowsBetween } from './batch.js';

/** @typedef {import('./tensor.js').Tensor} Tensor */

/**
 * @param {import('./training.js').Training} training
 * @param {readonly Tensor[]} xs @param {readonly Tensor[]} ys @param {number} batchSize
 */
export function measure(training, xs, ys, batchSize) {
  const n = xs[0].shape[0];
  const averages = new Averages(training);
  for (let from = 0; from < n; from += batchSize) {
    const to = Math.min(from + batchSize, n);
    const part = (/** @type {Tensor} */ one) => rowsBetween(one, from, to);
    averages.add(training.test(xs.map(part), ys.map(part)), to - from);
  }
  return averages.values;
}
