// The metrics of the public interface.

export {
  binaryAccuracy,
  categoricalAccuracy,
  cosineSimilarity,
  meanAbsoluteError,
  meanSquaredError,
  sparseCategoricalAccuracy,
  topKCategoricalAccuracy,
} from './metrics.js';
