// What is added to the loss so that weights, or what a layer gives, stay small: Keras' l1, l2, l1l2.

import { checkNumber, checkOptions, describe, EngineError, lookUp } from './errors.js';
import * as ops from './ops.js';

/** @typedef {import('./tensor.js').Tensor} Tensor */
/** @typedef {import('./tensor.js').TensorLike} TensorLike */
/** @typedef {{name: string, config: Record<string, any>, apply: (x: TensorLike) => Tensor}} Regularizer apply: what it adds, one number */
/** A name, or one made by `regularizers`. @typedef {string | Regularizer | null} RegularizerOption */

/**
 * @param {string} name
 * @param {Record<string, number>} defaults
 * @returns {(options?: Record<string, number> | number) => Regularizer} a number is the factor
 */
const regularizer =
  (name, defaults) =>
  (options = {}) => {
    const given = typeof options === 'number' ? { [Object.keys(defaults)[0]]: options } : options;
    checkOptions(name, given, Object.keys(defaults));
    /** @type {Record<string, number>} */
    const config = { ...defaults };
    for (const [key, value] of Object.entries(given))
      if (value !== null && value !== undefined) config[key] = checkNumber(name, key, value, 0);
    const { l1 = 0, l2 = 0 } = config;
    const apply = (/** @type {TensorLike} */ x) => {
      const parts = [];
      if (l1 > 0) parts.push(ops.mul(ops.sum(ops.abs(x)), l1));
      if (l2 > 0) parts.push(ops.mul(ops.sum(ops.square(x)), l2));
      return parts.length > 0 ? parts.reduce((a, b) => ops.add(a, b)) : ops.mul(ops.sum(x), 0);
    };
    return { name, config, apply };
  };

/** l1 · Σ|w|; 0.01 at first. */
export const l1 = regularizer('l1', { l1: 0.01 });

/** l2 · Σw²; 0.01 at first. */
export const l2 = regularizer('l2', { l2: 0.01 });

/** Both; 0 at first. */
export const l1l2 = regularizer('l1l2', { l1: 0, l2: 0 });

/** @type {Record<string, (config?: any) => Regularizer>} */
const TABLE = {
  l1,
  l2,
  l1l2,
};

/** Keras writes L1L2, too. @param {string} name @param {string} where */
const find = (name, where) => lookUp(where, 'regularizer', TABLE, name.toLowerCase());

/**
 * A regularizer from a name, itself, or its saved form {name, config}; null for none.
 * @param {unknown} given
 * @param {string} where
 * @returns {Regularizer | null}
 */
export function toRegularizer(given, where) {
  if (given === null || given === undefined) return null;
  if (typeof given === 'string') return find(given, where)();
  const { className, name = className, apply, config } = /** @type {any} */ (given);
  if (typeof apply === 'function') return /** @type {Regularizer} */ (given);
  if (typeof name === 'string') return find(name, where)(config);
  throw new EngineError(`a regularizer is a name or made by regularizers, not ${describe(given)}`, {
    where,
  });
}
