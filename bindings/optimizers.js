// Optimizers as the engine lists them, with Keras' names and defaults. Their numbers may be changed
// at any time and hold from the next step on.

import { engine } from './engine.js';
import { checkNumber, checkOptions, describe, EngineError, lookUp } from './errors.js';

/** @typedef {import('./catalogue.js').OptimizerEntry} OptimizerEntry */
/** @typedef {Optimizer & {learningRate: number, [param: string]: any}} AnyOptimizer */

export class Optimizer {
  /** Counts changes, so that whoever uses it sees that there are some. */
  version = 1;
  /** @type {number[]} */
  #values;
  #entry;

  /** @param {OptimizerEntry} entry @param {object} options */
  constructor(entry, options) {
    const given = typeof options === 'number' ? { learningRate: options } : options;
    const names = entry.params.map(({ name }) => name);
    checkOptions(entry.name, given, names);
    this.#entry = entry;
    this.#values = entry.params.map(({ initial }) => initial);
    names.forEach((name, i) => {
      Object.defineProperty(this, name, {
        enumerable: true,
        get: () => this.#values[i],
        set: (value) => this.#set(i, value),
      });
    });
    for (const [name, value] of Object.entries(given))
      if (value !== undefined) this.#set(names.indexOf(name), value);
  }

  /** @param {number} i @param {unknown} value */
  #set(i, value) {
    const { name, low, high } = this.#entry.params[i];
    const number = typeof value === 'boolean' ? Number(value) : value;
    this.#values[i] = checkNumber(this.#entry.name, name, number, low, high);
    this.version += 1;
  }

  /** 'sgd', 'adam', … */
  get name() {
    return this.#entry.name;
  }

  /** Its number in the engine. */
  get index() {
    return this.#entry.index;
  }

  /** The update rule in TeX. */
  get formula() {
    return this.#entry.formula;
  }

  /** Values in the engine's order. @returns {readonly number[]} */
  get values() {
    return this.#values;
  }

  /** By name. @returns {Record<string, number>} */
  get config() {
    return Object.fromEntries(this.#entry.params.map(({ name }, i) => [name, this.#values[i]]));
  }
}

/** @param {string} name @param {object} [options] @returns {AnyOptimizer} */
function make(name, options = {}) {
  const table = Object.fromEntries(engine().catalogue.optimizers);
  return /** @type {AnyOptimizer} */ (
    new Optimizer(lookUp('optimizers', 'optimizer', table, name), options)
  );
}

/**
 * Stochastic gradient descent: w -= η g; with momentum μ: v = μ v - η g, w += v.
 * @param {{learningRate?: number, momentum?: number, nesterov?: boolean} | number} [options]
 *   0.01, 0 and false at first; a number is the learning rate
 */
export const sgd = (options) => make('sgd', /** @type {object} */ (options));

/**
 * Adam (Kingma and Ba 2014).
 * @param {{learningRate?: number, beta1?: number, beta2?: number, epsilon?: number} | number} [options]
 *   0.001, 0.9, 0.999 and 1e-7 at first; a number is the learning rate
 */
export const adam = (options) => make('adam', /** @type {object} */ (options));

/**
 * An optimizer from a name, an optimizer, or its saved form {name, config}.
 * @param {unknown} given
 * @returns {AnyOptimizer}
 */
export function toOptimizer(given) {
  if (given instanceof Optimizer) return /** @type {AnyOptimizer} */ (given);
  if (typeof given === 'string') return make(given.toLowerCase());
  const { name, config } = /** @type {any} */ (given ?? {});
  if (typeof name === 'string') return make(name, config);
  throw new EngineError(
    `optimizer must be a name or made by optimizers, not ${describe(given)}; it knows ${[...engine().catalogue.optimizers.keys()].join(', ')}`,
    { where: 'compile' },
  );
}
