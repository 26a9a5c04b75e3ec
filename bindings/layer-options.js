// Options that every layer has.

import {
  checkOptions,
  checkWhole,
  describe,
  EngineError,
  shapeError,
  shapeText,
} from './errors.js';
import { toRegularizer } from './regularizers.js';

/** @typedef {import('./graph.js').OpenShape} OpenShape */

/**
 * Options of every layer.
 * @typedef {object} LayerOptions
 * @property {string} [name]
 * @property {boolean} [trainable]
 * @property {OpenShape} [inputShape]       of one row; for the first layer of a sequential model
 * @property {OpenShape} [batchInputShape]  the same with the batch in front
 * @property {number | null} [batchSize]    of inputShape's batch; null, open, at first
 * @property {string} [dtype]               'float32', the only one
 * @property {import('./regularizers.js').RegularizerOption} [activityRegularizer]  of what leaves, divided by the
 *   number of rows
 * @property {readonly import('./tensor.js').TensorLike[]} [weights]  initial weights, in the order of getWeights
 */

export const COMMON = [
  'name',
  'trainable',
  'inputShape',
  'batchInputShape',
  'batchSize',
  'dtype',
  'weights',
];

/**
 * All numbers are float32.
 * @param {string} where
 * @param {unknown} dtype
 */
export function checkDtype(where, dtype) {
  if (dtype === undefined || dtype === null || dtype === 'float32') return;
  throw new EngineError(`dtype is ${describe(dtype)}, and all numbers here are float32`, { where });
}

/**
 * A layer's own options, and the regularizers that go with them: where there is a kernelInitializer,
 * there is a kernelRegularizer; what leaves a layer has one, too.
 * @param {Record<string, any>} defaults
 * @returns {Record<string, any>}
 */
function withRegularizers(defaults) {
  const names = Object.keys(defaults)
    .filter((key) => key.endsWith('Initializer'))
    .map((key) => key.replace('Initializer', 'Regularizer'));
  const entries = [...names, 'activityRegularizer'].map((name) => [name, null]);
  return { ...defaults, ...Object.fromEntries(entries) };
}

/**
 * The shape of a batch from the options, or null.
 * @param {LayerOptions} options
 * @param {string} where
 * @returns {OpenShape | null}
 */
function batchShape({ inputShape, batchInputShape, batchSize = null }, where) {
  const given = batchInputShape ?? inputShape;
  if (given === undefined || given === null) return null;
  const fits = (/** @type {unknown} */ size) =>
    size === null || (Number.isInteger(size) && Number(size) > 0);
  if (!Array.isArray(given) || !given.every(fits)) {
    const got = Array.isArray(given) ? shapeText(given) : describe(given);
    throw shapeError(
      where,
      `inputShape must be a list of positive whole numbers or null, not ${got}`,
    );
  }
  if (batchInputShape && given.length === 0)
    throw shapeError(where, 'batchInputShape [] has no batch in front');
  if (batchSize !== null) checkWhole(where, 'batchSize', batchSize);
  return batchInputShape ? given : [batchSize, ...given];
}

/**
 * A layer's options, checked and filled up.
 * @param {string} kind who complains as long as there is no name
 * @param {LayerOptions} options
 * @param {Record<string, any>} defaults the layer's own options
 */
export function readOptions(kind, options, defaults) {
  const own = withRegularizers(defaults);
  checkOptions(kind, options, [...Object.keys(own), ...COMMON]);
  const { name = null, trainable = true, weights = null } = options;
  if (name !== null && (typeof name !== 'string' || name === ''))
    throw new EngineError(`name must be a string, not ${describe(name)}`, { where: kind });
  checkDtype(name ?? kind, options.dtype);
  const given = /** @type {Record<string, any>} */ (options);
  /** @type {Record<string, any>} */
  const config = {};
  for (const [key, initial] of Object.entries(own)) {
    const value = given[key] ?? initial;
    if (!key.endsWith('Regularizer')) config[key] = value;
    else if (value !== null) config[key] = toRegularizer(value, name ?? kind);
  }
  const batchInputShape = batchShape(options, name ?? kind);
  return { name, trainable: Boolean(trainable), weights, batchInputShape, config };
}
