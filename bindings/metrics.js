// Metrics by Keras' names: a number for each row, or one, averaged over all rows of all batches.

import { rowsOfClasses } from './cross-entropy.js';
import { describe, EngineError, lookUp } from './errors.js';
import { cosineSimilarity as cosineLoss, LOSSES } from './losses.js';
import * as ops from './ops.js';

/** @typedef {import('./tensor.js').Tensor} Tensor */
/** @typedef {import('./tensor.js').TensorLike} TensorLike */
/** @typedef {((yTrue: Tensor, yPred: Tensor) => Tensor | number) & {parts?: readonly Metric[]}} Metric parts: numbers to be averaged, if its own is their ratio */

/** Rows whose largest output is where the largest target is. @param {TensorLike} t @param {TensorLike} p */
export const categoricalAccuracy = (t, p) => ops.equal(ops.argMax(t), ops.argMax(p));

/** Outputs on the side of 1/2 that the target names. @param {TensorLike} t @param {TensorLike} p */
export const binaryAccuracy = (t, p) => ops.mean(ops.equal(t, ops.greater(p, 0.5)), -1);

/** Class numbers as the predictions' largest output. @param {TensorLike} t [.., 1], or without the 1 @param {TensorLike} p */
export const sparseCategoricalAccuracy = (t, p) => categoricalAccuracy(rowsOfClasses(t, p), p);

/** The cosine of the angle between target and prediction. @param {TensorLike} t @param {TensorLike} p */
export const cosineSimilarity = (t, p) => ops.neg(/** @type {any} */ (cosineLoss).perSample(t, p));

/**
 * Rows whose true class is among the k (5) largest outputs: fewer than k are larger than it.
 * @param {TensorLike} t @param {TensorLike} p @param {number} [k]
 */
export function topKCategoricalAccuracy(t, p, k = 5) {
  const truth = ops.equal(t, ops.max(t, -1, true));
  const own = ops.max(ops.where(truth, p, -Infinity), -1, true);
  return ops.less(ops.sum(ops.greater(p, own), -1), k);
}

/** The same for class numbers. @param {TensorLike} t [.., 1] @param {TensorLike} p @param {number} [k] */
export const sparseTopKCategoricalAccuracy = (t, p, k = 5) =>
  topKCategoricalAccuracy(rowsOfClasses(t, p), p, k);

const positive = (/** @type {TensorLike} */ x) => ops.greater(x, 0.5);
/** The shares of elements where the output, the target, and both are above 1/2. @type {Record<string, (t: TensorLike, p: TensorLike) => Tensor>} */
const SHARES = {
  output: (_, p) => ops.mean(positive(p)),
  target: (t) => ops.mean(positive(t)),
  both: (t, p) => ops.mean(ops.mul(positive(t), positive(p))),
};

/** a / b, or 0 where b is. @param {Tensor} a @param {Tensor} b */
const share = (a, b) => ops.div(a, ops.where(ops.equal(b, 0), 1, b));

/** Of the outputs above 1/2 the share whose target is 1. @param {TensorLike} t @param {TensorLike} p */
export function precision(t, p) {
  return share(SHARES.both(t, p), SHARES.output(t, p));
}
/** Over several batches Keras adds up both. @type {readonly Metric[]} */
precision.parts = [SHARES.both, SHARES.output];

/** Of the targets 1 the share whose output is above 1/2. @param {TensorLike} t @param {TensorLike} p */
export function recall(t, p) {
  return share(SHARES.both(t, p), SHARES.target(t, p));
}
/** @type {readonly Metric[]} */
recall.parts = [SHARES.both, SHARES.target];

/** As Keras chooses: binary for one output, sparse for class numbers, else categorical. @param {Tensor} t @param {Tensor} p */
const accuracy = (t, p) => {
  if (p.shape[p.shape.length - 1] === 1) return binaryAccuracy(t, p);
  return t.shape[t.shape.length - 1] === 1
    ? sparseCategoricalAccuracy(t, p)
    : categoricalAccuracy(t, p);
};

/** Every loss is a metric, too. @type {Record<string, Metric>} */
const METRICS = {
  accuracy,
  acc: accuracy,
  categoricalAccuracy,
  binaryAccuracy,
  sparseCategoricalAccuracy,
  topKCategoricalAccuracy,
  sparseTopKCategoricalAccuracy,
  precision,
  recall,
  ...LOSSES,
  cosineSimilarity,
};

/**
 * A metric and the key under which logs have it: the name it was asked for by.
 * @param {unknown} given
 * @returns {{key: string, metric: Metric}}
 */
export function toMetric(given) {
  if (typeof given === 'string')
    return { key: given, metric: lookUp('compile', 'metric', METRICS, given) };
  if (typeof given === 'function') {
    const { lossName, name } = /** @type {{lossName?: string, name: string}} */ (given);
    return { key: lossName ?? (name || 'metric'), metric: /** @type {Metric} */ (given) };
  }
  throw new EngineError(
    `a metric must be a name or a function (yTrue, yPred), not ${describe(given)}; it knows ${Object.keys(METRICS).join(', ')}`,
    { where: 'compile' },
  );
}
