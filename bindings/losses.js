// Losses by Keras' names: functions (yTrue, yPred) of one number, the mean over the batch. Called
// with options instead, such as losses.categoricalCrossentropy({ fromLogits: true }), they give a
// loss for `compile`.

import {
  binaryCrossentropy,
  categoricalCrossentropy,
  sparseCategoricalCrossentropy,
} from './cross-entropy.js';
import { describe, EngineError, lookUp } from './errors.js';
import { EPSILON, last, loss } from './loss.js';
import * as ops from './ops.js';
import { isPlainTensor } from './tensor.js';

/** @typedef {import('./tensor.js').Tensor} Tensor */
/** @typedef {import('./loss.js').CustomLoss} CustomLoss */
/** @typedef {import('./loss.js').Loss} Loss */

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

/** max(1 - t p, 0); targets 0 and 1 stand for -1 and 1, if all are such. @param {any} t @param {any} p */
function margin(t, p) {
  const isBinary = ops.all(ops.logicalOr(ops.equal(t, 0), ops.equal(t, 1)));
  const signs = ops.where(isBinary, ops.sub(ops.mul(t, 2), 1), t);
  return ops.relu(ops.sub(1, ops.mul(signs, p)));
}

/** Mean of max(1 - t p, 0); targets 0 and 1 stand for -1 and 1, if all are such. */
export const hinge = loss('hinge', {}, (t, p) => last(margin(t, p)));

/** Mean of max(1 - t p, 0)², likewise. */
export const squaredHinge = loss('squaredHinge', {}, (t, p) => last(ops.square(margin(t, p))));

/** max(1 + max (1 - t) p - Σ t p, 0) for rows t with a 1: the best wrong class, less the right one. */
export const categoricalHinge = loss('categoricalHinge', {}, (t, p) => {
  const right = ops.sum(ops.mul(t, p), -1);
  return ops.relu(ops.add(ops.sub(ops.max(ops.mul(ops.sub(1, t), p), -1), right), 1));
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

/** By name; lookUp does not mind capitals and underscores. @type {Record<string, Loss>} */
export const LOSSES = {
  meanSquaredError,
  meanAbsoluteError,
  meanAbsolutePercentageError,
  meanSquaredLogarithmicError,
  huber,
  logCosh,
  poisson,
  hinge,
  squaredHinge,
  categoricalHinge,
  cosineSimilarity,
  cosineProximity: cosineSimilarity,
  kullbackLeiblerDivergence,
  klDivergence: kullbackLeiblerDivergence,
  kld: kullbackLeiblerDivergence,
  categoricalCrossentropy,
  sparseCategoricalCrossentropy,
  binaryCrossentropy,
  bce: binaryCrossentropy,
  mse: meanSquaredError,
  mae: meanAbsoluteError,
  mape: meanAbsolutePercentageError,
  msle: meanSquaredLogarithmicError,
};

export { binaryCrossentropy, categoricalCrossentropy, sparseCategoricalCrossentropy };

/**
 * A loss from a name, a loss, a function (yTrue, yPred), or its saved form {name, config}.
 * @param {unknown} given
 * @returns {Loss | CustomLoss}
 */
export function toLoss(given) {
  if (typeof given === 'function') return /** @type {CustomLoss} */ (given);
  if (typeof given === 'string') return lookUp('compile', 'loss', LOSSES, given);
  const { name, config } = /** @type {any} */ (given ?? {});
  if (typeof name === 'string' && !isPlainTensor(given))
    return /** @type {any} */ (lookUp('compile', 'loss', LOSSES, name))(config);
  throw new EngineError(
    `loss must be a name or a function (yTrue, yPred), not ${describe(given)}; it knows ${Object.keys(LOSSES).join(', ')}`,
    { where: 'compile' },
  );
}
