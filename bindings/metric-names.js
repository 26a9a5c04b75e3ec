// The metrics of the public interface.

export {
  binaryCrossentropy,
  categoricalCrossentropy,
  meanAbsoluteError,
  meanAbsoluteError as MAE,
  meanAbsolutePercentageError,
  meanAbsolutePercentageError as MAPE,
  meanAbsolutePercentageError as mape,
  meanSquaredError,
  meanSquaredError as MSE,
  meanSquaredError as mse,
  sparseCategoricalCrossentropy,
} from './losses.js';
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
