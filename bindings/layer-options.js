// Options that every layer has.

import { toConstraint } from './constraint.js';
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
 * What each kernel, bias, … may have beside its initializer: kernelRegularizer, biasConstraint, …
 * @typedef {{[option: `${string}Regularizer`]: import('./regularizers.js').RegularizerOption | undefined,
 *   [option: `${string}Constraint`]: import('./constraint.js').ConstraintOption | undefined}} WeightOptions
 */
/** @typedef {EveryOption & WeightOptions} LayerOptions */
/**
 * Options of every layer.
 * @typedef {object} EveryOption
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

/** Options that are made from a name, and left out where they are null. @type {[string, (given: any, where: string) => any][]} */
const MADE = [
  ['Regularizer', toRegularizer],
  ['Constraint', toConstraint],
];

/**
 * A layer's own options, and those that go with them: where there is a kernelInitializer, there is a
 * kernelRegularizer and a kernelConstraint; what leaves a layer has a regularizer, too.
 * @param {Record<string, any>} defaults
 * @returns {Record<string, any>}
 */
function withMade(defaults) {
  const stems = Object.keys(defaults).flatMap((key) => key.match(/^.*(?=Initializer$)/) ?? []);
  const names = stems.flatMap((stem) => MADE.map(([end]) => stem + end));
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
  const own = withMade(defaults);
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
    const [, make] = MADE.find(([end]) => key.endsWith(end)) ?? [];
    if (!make) config[key] = value;
    else if (value !== null) config[key] = make(value, name ?? kind);
  }
  const batchInputShape = batchShape(options, name ?? kind);
  return { name, trainable: Boolean(trainable), weights, batchInputShape, config };
}
