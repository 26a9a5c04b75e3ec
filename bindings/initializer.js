// What an initializer is, and how one is found by name. initializers.js lists them.

import { checkOptions, describe, EngineError, lookUp } from './errors.js';
import { freshSeed, Stream } from './random.js';
import { checkSeed } from './rng.js';
import { sizeOf } from './tensor.js';

/** @typedef {import('./tensor.js').Tensor} Tensor */

/**
 * @typedef {object} Initializer
 * @property {string} name
 * @property {Record<string, any>} config   what it was made with
 * @property {(shape: readonly number[], stream: Stream) => Tensor} make
 * @property {(shape: readonly number[]) => Tensor} apply  the same from a fresh stream, if it has no seed
 */

/** A name, or one made by `initializers`. @typedef {string | Initializer} InitializerOption */
/** @typedef {{seed?: number}} Seeded */

/**
 * @template {object} Config
 * @param {string} name
 * @param {Config} defaults  also says which options there are
 * @param {(shape: readonly number[], stream: Stream, config: Config) => Tensor} make
 * @param {(config: Config) => void} [check]
 * @returns {(options?: Partial<Config> & Seeded) => Initializer}
 */
export function initializer(name, defaults, make, check = () => {}) {
  return (options = {}) => {
    checkOptions(name, options, [...Object.keys(defaults), 'seed']);
    const config = { ...defaults, ...options };
    check(config);
    const { seed = null } = config;
    if (seed !== null) checkSeed(name, seed);
    const drawn = (/** @type {readonly number[]} */ shape, /** @type {Stream} */ stream) =>
      make(shape, seed === null ? stream : new Stream(seed), config);
    return { name, config, make: drawn, apply: (shape) => drawn(shape, new Stream(freshSeed())) };
  };
}

/** Keras' short names. @type {Record<string, string>} */
const SHORT = { normal: 'randomNormal', uniform: 'randomUniform', one: 'ones', zero: 'zeros' };

/**
 * Inputs and outputs of one unit. A kernel [k, l, i, o] has a receptive field of k l.
 * @param {readonly number[]} shape
 */
export function fans(shape) {
  if (shape.length < 2) return { fanIn: shape[0] ?? 1, fanOut: shape[0] ?? 1 };
  const field = sizeOf(shape.slice(0, -2));
  return { fanIn: shape[shape.length - 2] * field, fanOut: shape[shape.length - 1] * field };
}

/**
 * An initializer from a name, an initializer, or its saved form {name, config}; TensorFlow.js says className.
 * @param {unknown} given
 * @param {Record<string, (options?: any) => Initializer>} table those that have names
 * @param {string} where
 * @returns {Initializer}
 */
export function toInitializer(given, table, where) {
  const find = (/** @type {string} */ name) =>
    lookUp(where, 'initializer', table, Object.hasOwn(SHORT, name) ? SHORT[name] : name);
  if (typeof given === 'string') return find(given)();
  const { className, name = className, make, config } = /** @type {any} */ (given ?? {});
  if (typeof make === 'function') return /** @type {any} */ (given);
  if (typeof name === 'string') return find(name)(config);
  throw new EngineError(
    `an initializer is a name or made by initializers, not ${describe(given)}`,
    {
      where,
    },
  );
}
