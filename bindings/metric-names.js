// The metrics of the public interface. Losses are metrics, too: as such they give a number for each row.

import * as losses from './losses.js';

/** @typedef {import('./tensor.js').Tensor} Tensor */
/** @typedef {import('./tensor.js').TensorLike} TensorLike */

/** @param {any} loss @returns {(yTrue: TensorLike, yPred: TensorLike, options?: object) => Tensor} */
const rowsOf = (loss) => {
  const { lossName, config } = loss;
  const rows = (/** @type {TensorLike} */ t, /** @type {TensorLike} */ p, options = {}) =>
    loss(options).perSample(t, p);
  return Object.assign(rows, { lossName, config });
};

export const binaryCrossentropy = rowsOf(losses.binaryCrossentropy);
export const categoricalCrossentropy = rowsOf(losses.categoricalCrossentropy);
export const meanAbsoluteError = rowsOf(losses.meanAbsoluteError);
export const meanAbsolutePercentageError = rowsOf(losses.meanAbsolutePercentageError);
export const meanSquaredError = rowsOf(losses.meanSquaredError);
export const sparseCategoricalCrossentropy = rowsOf(losses.sparseCategoricalCrossentropy);

export {
  binaryAccuracy,
  categoricalAccuracy,
  cosineSimilarity,
  precision,
  recall,
  sparseCategoricalAccuracy,
  sparseTopKCategoricalAccuracy,
  topKCategoricalAccuracy,
} from './metrics.js';
export {
  meanAbsoluteError as MAE,
  meanAbsoluteError as mae,
  meanAbsolutePercentageError as MAPE,
  meanAbsolutePercentageError as mape,
  meanSquaredError as MSE,
  meanSquaredError as mse,
};
