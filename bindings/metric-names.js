// The metrics of the public interface.

export {
  binaryCrossentropy,
  categoricalCrossentropy,
  meanAbsoluteError,
  meanAbsolutePercentageError,
  meanSquaredError,
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
