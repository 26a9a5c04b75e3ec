// Losses by Keras' names: functions (yTrue, yPred) of one number, the mean over the batch. Called
// with options instead, such as losses.categoricalCrossentropy({ fromLogits: true }), they give a
// loss for `compile`.

import { describe, EngineError, lookUp } from './errors.js';
import { loss } from './loss.js';
import * as ops from './ops.js';
import { isPlainTensor } from './tensor.js';
import { Tracer, withShape } from './trace.js';

/** @typedef {import('./tensor.js').Tensor} Tensor */
/** @typedef {import('./loss.js').CustomLoss} CustomLoss */
/** @typedef {import('./loss.js').Loss} Loss */

const EPSILON = 1e-7; // Keras' distance of probabilities from 0 and 1

const last = (/** @type {any} */ x) => ops.mean(x, -1);
const clipped = (/** @type {any} */ p) => ops.clip(p, EPSILON, 1 - EPSILON);

/** Mean of (t - p)² over all elements. */
export const meanSquaredError = loss(
  'meanSquaredError',
  {},
  (t, p) => last(ops.squaredDifference(t, p)),
  { total: (t, p) => ops.meanSquaredError(p, t) },
);

/** Mean of |t - p| over all elements. */
export const meanAbsoluteError = loss('meanAbsoluteError', {}, (t, p) =>
  last(ops.abs(ops.sub(t, p))),
);

/** 100 times the mean of |t - p| / max(|t|, 1e-7). */
export const meanAbsolutePercentageError = loss('meanAbsolutePercentageError', {}, (t, p) =>
  ops.mul(last(ops.abs(ops.div(ops.sub(t, p), ops.maximum(ops.abs(t), EPSILON)))), 100),
);

const log1p = (/** @type {any} */ x) => ops.log(ops.add(ops.maximum(x, EPSILON), 1));

/** Mean of (ln(1 + t) - ln(1 + p))², both at least 1e-7. */
export const meanSquaredLogarithmicError = loss('meanSquaredLogarithmicError', {}, (t, p) =>
  last(ops.squaredDifference(log1p(t), log1p(p))),
);

/** e²/2 where the error e is at most delta, else delta (|e| - delta/2); the mean over all elements. */
export const huber = loss('huber', { delta: 1 }, (t, p, { delta }) => {
  const e = ops.abs(ops.sub(t, p));
  const near = ops.minimum(e, delta);
  return last(ops.mul(near, ops.sub(e, ops.mul(near, 0.5))));
});

/** Mean of ln cosh(p - t), as e + ln(1 + e^(-2 e)) - ln 2. */
export const logCosh = loss('logCosh', {}, (t, p) => {
  const e = ops.sub(p, t);
  return last(ops.sub(ops.add(e, ops.softplus(ops.mul(e, -2))), Math.LN2));
});

/** Mean of p - t ln(p + 1e-7). */
export const poisson = loss('poisson', {}, (t, p) =>
  last(ops.sub(p, ops.mul(t, ops.log(ops.add(p, EPSILON))))),
);

/** Mean of max(1 - t p, 0); targets 0 and 1 stand for -1 and 1, if all are such. */
export const hinge = loss('hinge', {}, (t, p) => {
  const isBinary = ops.all(ops.logicalOr(ops.equal(t, 0), ops.equal(t, 1)));
  const signs = ops.where(isBinary, ops.sub(ops.mul(t, 2), 1), t);
  return last(ops.relu(ops.sub(1, ops.mul(signs, p))));
});

/** Minus the cosine of the angle between t and p: -1 where they agree. */
export const cosineSimilarity = loss('cosineSimilarity', {}, (t, p) =>
  ops.neg(ops.sum(ops.mul(ops.l2Normalize(t), ops.l2Normalize(p)), -1)),
);

/** Σ t ln(t / p), both kept in [1e-7, 1]; the mean over rows. */
export const kullbackLeiblerDivergence = loss('kullbackLeiblerDivergence', {}, (t, p) => {
  const [a, b] = [ops.clip(t, EPSILON, 1), ops.clip(p, EPSILON, 1)];
  return ops.sum(ops.mul(a, ops.log(ops.div(a, b))), -1);
});

/** What a softmax was taken of, if that is how the value was made. @param {unknown} p */
function logitsOf(p) {
  if (!(p instanceof Tracer)) return null;
  const { graph } = p.trace;
  return graph.opOf(p.node)?.name === 'softmax' ? p.trace.tracer(graph.inputsOf(p.node)[0]) : null;
}

/** @param {any} t @param {any} p @param {boolean} fromLogits */
function crossEntropyOf(t, p, fromLogits) {
  const logits = fromLogits ? p : logitsOf(p);
  const share = logits ? null : clipped(ops.div(p, ops.sum(p, -1, true)));
  const logP = logits ? ops.logSoftmax(logits) : ops.log(/** @type {Tensor} */ (share));
  const terms = ops.mul(t, logP);
  return ops.neg(ops.sum(logits ? ops.where(ops.equal(t, 0), 0, terms) : terms, -1));
}

/** @param {any} t @param {any} p @param {boolean} fromLogits the mean in one operator, or null */
function fused(t, p, fromLogits) {
  const logits = fromLogits ? p : logitsOf(p);
  return logits && ops.crossEntropy(logits, t);
}

/** @param {any} t @param {any} p @param {number} labelSmoothing */
function smoothed(t, p, labelSmoothing) {
  if (!labelSmoothing) return t;
  const classes = Number(withShape(p, 'labelSmoothing').shape.at(-1));
  return ops.add(ops.mul(t, 1 - labelSmoothing), labelSmoothing / classes);
}

/**
 * Mean over rows of -Σ t ln p, for any numbers t. After a softmax it is computed from the logits,
 * where the gradient is p Σt - t; other probabilities are divided by their sum and kept 1e-7 away
 * from 0 and 1, as Keras does.
 */
export const categoricalCrossentropy = loss(
  'categoricalCrossentropy',
  { fromLogits: false, labelSmoothing: 0 },
  (t, p, { fromLogits, labelSmoothing }) =>
    crossEntropyOf(smoothed(t, p, labelSmoothing), p, fromLogits),
  {
    total: (t, p, { fromLogits, labelSmoothing }) =>
      fused(smoothed(t, p, labelSmoothing), p, fromLogits),
  },
);

/** Class numbers, [.., 1] or one axis fewer than the predictions, as rows with a 1. @param {any} t @param {any} p */
function rowsOfClasses(t, p) {
  const { shape } = withShape(p, 'sparseCategoricalCrossentropy');
  const given = withShape(t, 'sparseCategoricalCrossentropy');
  const column = given.shape.length < shape.length ? ops.expandDims(given, -1) : given;
  return ops.equal(column, ops.arange(Number(shape.at(-1))));
}

/** The same for targets that are class numbers. */
export const sparseCategoricalCrossentropy = loss(
  'sparseCategoricalCrossentropy',
  { fromLogits: false },
  (t, p, { fromLogits }) => crossEntropyOf(rowsOfClasses(t, p), p, fromLogits),
  { total: (t, p, { fromLogits }) => fused(rowsOfClasses(t, p), p, fromLogits), sparse: true },
);

/** Mean over all elements of -t ln p - (1 - t) ln(1 - p), p kept 1e-7 away from 0 and 1. */
export const binaryCrossentropy = loss(
  'binaryCrossentropy',
  { fromLogits: false, labelSmoothing: 0 },
  (given, p, { fromLogits, labelSmoothing }) => {
    const t = labelSmoothing
      ? ops.add(ops.mul(given, 1 - labelSmoothing), labelSmoothing / 2)
      : given;
    if (fromLogits) return last(ops.sub(ops.softplus(p), ops.mul(t, p)));
    const q = clipped(p);
    const yes = ops.mul(t, ops.log(q));
    const no = ops.mul(ops.sub(1, t), ops.log(ops.sub(1, q)));
    return ops.neg(last(ops.add(yes, no)));
  },
);

/** @type {Record<string, Loss>} */
const BY_NAME = {
  meanSquaredError,
  meanAbsoluteError,
  meanAbsolutePercentageError,
  meanSquaredLogarithmicError,
  huber,
  logCosh,
  logcosh: logCosh,
  poisson,
  hinge,
  cosineSimilarity,
  kullbackLeiblerDivergence,
  klDivergence: kullbackLeiblerDivergence,
  kld: kullbackLeiblerDivergence,
  categoricalCrossentropy,
  sparseCategoricalCrossentropy,
  binaryCrossentropy,
  mse: meanSquaredError,
  mae: meanAbsoluteError,
  mape: meanAbsolutePercentageError,
  msle: meanSquaredLogarithmicError,
};

/**
 * A loss from a name, a loss, a function (yTrue, yPred), or its saved form {name, config}.
 * @param {unknown} given
 * @returns {Loss | CustomLoss}
 */
export function toLoss(given) {
  if (typeof given === 'function') return /** @type {CustomLoss} */ (given);
  if (typeof given === 'string') return lookUp('compile', 'loss', BY_NAME, given);
  const { name, config } = /** @type {any} */ (given ?? {});
  if (typeof name === 'string' && !isPlainTensor(given))
    return /** @type {any} */ (lookUp('compile', 'loss', BY_NAME, name))(config);
  throw new EngineError(
    `loss must be a name or a function (yTrue, yPred), not ${describe(given)}; it knows ${Object.keys(BY_NAME).join(', ')}`,
    { where: 'compile' },
  );
}
