// Losses by Keras' names: functions (yTrue, yPred) of one number, the mean over the batch. Called
// with options instead, such as losses.categoricalCrossentropy({ fromLogits: true }), they give a
// loss for `compile`.

import { checkOptions, describe, EngineError, lookUp } from './errors.js';
import * as ops from './ops.js';
import { isPlainTensor } from './tensor.js';
import { Tracer } from './trace.js';

/** @typedef {import('./tensor.js').Tensor} Tensor */
/** @typedef {import('./tensor.js').TensorLike} TensorLike */
/** @typedef {(yTrue: Tensor, yPred: Tensor) => Tensor | number} CustomLoss */
/** @typedef {((yTrue: TensorLike, yPred: TensorLike) => Tensor) & {lossName?: string, config?: object}} Loss */

const EPSILON = 1e-7; // Keras' distance of probabilities from 0 and 1

/**
 * A loss that is called with two tensors, or with options to make one that is.
 * @template {object} Config
 * @param {string} name
 * @param {Config} defaults
 * @param {(yTrue: any, yPred: any, config: Config) => Tensor} body
 */
function loss(name, defaults, body) {
  /** @param {Config} config @returns {Loss} */
  const configured = (config) =>
    Object.assign(
      /** @param {any} yTrue @param {any} yPred */
      (yTrue, yPred) => body(yTrue, yPred, config),
      { lossName: name, config },
    );
  /**
   * @param {TensorLike | Partial<Config>} [first]
   * @param {TensorLike} [yPred]
   * @param {Partial<Config>} [options]
   * @returns {any}
   */
  const either = (first = {}, yPred, options = {}) => {
    const given = yPred === undefined ? first : options;
    checkOptions(name, /** @type {object} */ (given), Object.keys(defaults));
    const config = { ...defaults, .../** @type {Partial<Config>} */ (given) };
    return yPred === undefined ? configured(config) : body(first, yPred, config);
  };
  return Object.assign(either, { lossName: name, config: defaults });
}

/** Mean of (t - p)² over all elements. */
export const meanSquaredError = loss('meanSquaredError', {}, (t, p) => ops.meanSquaredError(p, t));

/** Mean of |t - p| over all elements. */
export const meanAbsoluteError = loss('meanAbsoluteError', {}, (t, p) =>
  ops.mean(ops.abs(ops.sub(t, p))),
);

/** What a softmax was taken of, if that is how the value was made. @param {unknown} p */
function logitsOf(p) {
  if (!(p instanceof Tracer)) return null;
  const { graph } = p.trace;
  return graph.opOf(p.node)?.name === 'softmax' ? p.trace.tracer(graph.inputsOf(p.node)[0]) : null;
}

/**
 * Mean over rows of -Σ t ln p, for any numbers t. After a softmax it is computed from the logits,
 * where the gradient is p Σt - t; other probabilities are divided by their sum and kept 1e-7 away
 * from 0 and 1, as Keras does.
 */
export const categoricalCrossentropy = loss(
  'categoricalCrossentropy',
  { fromLogits: false },
  (t, p, { fromLogits }) => {
    const logits = fromLogits ? p : logitsOf(p);
    if (logits) return ops.crossEntropy(logits, t);
    const share = ops.div(p, ops.sum(p, -1, true));
    const clipped = ops.clip(share, EPSILON, 1 - EPSILON);
    return ops.neg(ops.mean(ops.sum(ops.mul(t, ops.log(clipped)), -1)));
  },
);

/** Mean over all elements of -t ln p - (1 - t) ln(1 - p), p kept 1e-7 away from 0 and 1. */
export const binaryCrossentropy = loss(
  'binaryCrossentropy',
  { fromLogits: false },
  (t, p, { fromLogits }) => {
    if (fromLogits) return ops.mean(ops.sub(ops.softplus(p), ops.mul(t, p)));
    const clipped = ops.clip(p, EPSILON, 1 - EPSILON);
    const yes = ops.mul(t, ops.log(clipped));
    const no = ops.mul(ops.sub(1, t), ops.log(ops.sub(1, clipped)));
    return ops.neg(ops.mean(ops.add(yes, no)));
  },
);

/** @type {Record<string, Loss>} */
const BY_NAME = {
  meanSquaredError,
  meanAbsoluteError,
  categoricalCrossentropy,
  binaryCrossentropy,
  mse: meanSquaredError,
  mae: meanAbsoluteError,
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
