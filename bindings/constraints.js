// Constraints by Keras' names: what a weight becomes after every update. The norm |w| is taken along `axis`,
// the inputs of a unit: 0 for dense, [0, 1, 2] for the filters of conv2d; 1e-7 keeps it from 0.

import { checkNumber, checkOptions, checkWhole, describe, EngineError, lookUp } from './errors.js';
import * as ops from './ops.js';
import { provide } from './provided.js';

/** @typedef {import('./tensor.js').Tensor} Tensor */
/** @typedef {import('./constraint.js').Constraint} Constraint */
/** @typedef {number | readonly number[]} Axis */

const EPSILON = 1e-7;

/**
 * @param {string} name
 * @param {Record<string, any>} defaults
 * @param {(w: Tensor, config: any) => Tensor} project
 * @returns {(options?: any) => Constraint}
 */
const constraint =
  (name, defaults, project) =>
  (options = {}) => {
    checkOptions(name, options, Object.keys(defaults));
    const config = { ...defaults, ...options };
    for (const [key, value] of Object.entries(config))
      if (key !== 'axis') checkNumber(name, key, value, 0, key === 'rate' ? 1 : Infinity);
      else for (const axis of [value].flat()) checkWhole(name, 'axis', axis, -5);
    if (config.minValue > config.maxValue)
      throw new EngineError(`minValue ${config.minValue} is above maxValue ${config.maxValue}`, {
        where: name,
      });
    return { name, config, apply: (w) => project(w, config) };
  };

/** @param {Tensor} w @param {any} axis */
const normOf = (w, axis) => ops.sqrt(ops.sum(ops.square(w), axis, true));

/** w with norms of `desired` instead of `norms`. @param {Tensor} w @param {Tensor} norms @param {Tensor} desired */
const rescaled = (w, norms, desired) => ops.mul(w, ops.div(desired, ops.add(norms, EPSILON)));

/** w min(|w|, maxValue) / |w|: norms are at most maxValue, 2 at first. @type {(options?: {maxValue?: number, axis?: Axis}) => Constraint} */
export const maxNorm = constraint('maxNorm', { maxValue: 2, axis: 0 }, (w, { maxValue, axis }) => {
  const norms = normOf(w, axis);
  return rescaled(w, norms, ops.minimum(norms, maxValue));
});

/** w / |w|. @type {(options?: {axis?: Axis}) => Constraint} */
export const unitNorm = constraint('unitNorm', { axis: 0 }, (w, { axis }) =>
  ops.div(w, ops.add(normOf(w, axis), EPSILON)),
);

/** max(w, 0). @type {(options?: {}) => Constraint} */
export const nonNeg = constraint('nonNeg', {}, (w) => ops.maximum(w, 0));

/**
 * Norms from minValue to maxValue, 0 and 1 at first; with a rate below 1 they only move there.
 * @type {(options?: {minValue?: number, maxValue?: number, rate?: number, axis?: Axis}) => Constraint}
 */
export const minMaxNorm = constraint(
  'minMaxNorm',
  { minValue: 0, maxValue: 1, rate: 1, axis: 0 },
  (w, { minValue, maxValue, rate, axis }) => {
    const norms = normOf(w, axis);
    const within = ops.minimum(ops.maximum(norms, minValue), maxValue);
    return rescaled(w, norms, ops.add(ops.mul(within, rate), ops.mul(norms, 1 - rate)));
  },
);

/** @type {Record<string, (config?: any) => Constraint>} */
const KNOWN = { maxNorm, unitNorm, nonNeg, minMaxNorm };

/**
 * A constraint from a name, itself, a function, or its saved form {name, config}.
 * @param {any} given
 * @param {string} where
 * @returns {Constraint}
 */
function toConstraint(given, where) {
  if (typeof given === 'function') return { apply: given };
  if (typeof given.apply === 'function') return given;
  const {
    className,
    name = className,
    config,
  } = typeof given === 'string' ? { name: given } : given;
  if (typeof name === 'string') return lookUp(where, 'constraint', KNOWN, name)(config);
  throw new EngineError(
    `a constraint is a name, a function or made by constraints, not ${describe(given)}`,
    { where },
  );
}

provide({ toConstraint });
