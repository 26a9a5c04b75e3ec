// What a loss is: a function (yTrue, yPred) of one number, the mean over the batch, that also knows the
// value of each row (perSample), so that rows can be weighed as Keras does: sum w l / rows.

import { checkNumber, checkOptions, describe, EngineError } from './errors.js';
import { mean } from './ops.js';

/** @typedef {import('./tensor.js').Tensor} Tensor */
/** @typedef {import('./tensor.js').TensorLike} TensorLike */
/** @typedef {(yTrue: Tensor, yPred: Tensor) => Tensor | number} CustomLoss */
/**
 * perSample: over the last axis only; sparse: targets are class numbers, [.., 1].
 * @typedef {((yTrue: TensorLike, yPred: TensorLike) => Tensor) & {lossName?: string, config?: object,
 *   perSample?: (yTrue: TensorLike, yPred: TensorLike) => Tensor, sparse?: boolean}} Loss
 */

/** Keras' distance of probabilities from 0 and 1. */
export const EPSILON = 1e-7;

/** The mean over the last axis. @param {any} x */
export const last = (x) => mean(x, -1);

/** Numbers from 0 up, a share up to 1, or yes and no. @param {string} where @param {object} config */
function checkConfig(where, config) {
  for (const [key, value] of Object.entries(config))
    if (key !== 'fromLogits') checkNumber(where, key, value, 0, key === 'delta' ? Infinity : 1);
    else if (typeof value !== 'boolean')
      throw new EngineError(`fromLogits must be true or false, not ${describe(value)}`, { where });
}

/**
 * A loss that is called with two tensors, or with options to make one that is.
 * @template {object} Config
 * @param {string} name
 * @param {Config} defaults
 * @param {(yTrue: any, yPred: any, config: Config) => Tensor} perSample
 * @param {{total?: (yTrue: any, yPred: any, config: Config) => Tensor | null, sparse?: boolean}} [more]
 *   total: the mean of perSample in one operator, where there is one
 */
export function loss(name, defaults, perSample, { total, sparse = false } = {}) {
  const whole = (/** @type {any} */ t, /** @type {any} */ p, /** @type {Config} */ config) =>
    total?.(t, p, config) ?? mean(perSample(t, p, config));
  /** @param {Config} config @returns {Loss} */
  const configured = (config) =>
    Object.assign((/** @type {any} */ t, /** @type {any} */ p) => whole(t, p, config), {
      lossName: name,
      config,
      sparse,
      perSample: (/** @type {any} */ t, /** @type {any} */ p) => perSample(t, p, config),
    });
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
    checkConfig(name, config);
    return yPred === undefined ? configured(config) : whole(first, yPred, config);
  };
  const { perSample: rows } = configured(defaults);
  return Object.assign(either, { lossName: name, config: defaults, sparse, perSample: rows });
}
