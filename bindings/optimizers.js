// Optimizers as the engine lists them, with Keras' names and defaults. Their numbers may be changed
// at any time and hold from the next step on; the learning rate may be a schedule.

import { engine } from './engine.js';
import { checkNumber, checkOptions, describe, EngineError, lookUp } from './errors.js';

/** @typedef {import('./catalogue.js').OptimizerEntry} OptimizerEntry */
/** @typedef {Optimizer & {learningRate: number, [param: string]: any}} AnyOptimizer */
/** @typedef {import('./schedules.js').Schedule} Schedule */
/**
 * What all optimizers know; at most one of the three clips.
 * @typedef {object} CommonOptions
 * @property {number | Schedule} [learningRate]
 * @property {number | null} [weightDecay]  before each update the weights shrink by this times the learning rate
 * @property {number | null} [clipnorm]     the most that the norm of each weight's gradient may be
 * @property {number | null} [clipvalue]    the most that each element of a gradient may be, up or down
 * @property {number | null} [globalClipnorm]  the most that the norm of all gradients together may be
 */

const CLIPS = ['clipnorm', 'clipvalue', 'globalClipnorm'];

/** A schedule, or null for a number. @param {any} rate @returns {Schedule | null} */
function scheduleIn(rate) {
  if (rate === null || typeof rate !== 'object') return null;
  if (typeof rate.at === 'function') return rate;
  throw new EngineError(
    `learningRate must be a number or made by schedules, not ${describe(rate)}`,
    { where: 'optimizers' },
  );
}

export class Optimizer {
  /** Counts changes, so that whoever uses it sees that there are some. */
  version = 1;
  /** @type {number[]} */
  #values;
  #entry;
  /** Where the learning rate comes from, if it is not one number. @type {Schedule | null} */
  #schedule = null;

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
      if (value !== undefined && value !== null) this.#set(names.indexOf(name), value);
    Object.preventExtensions(this); // optimizer.learningrate = 1 would otherwise be silent
  }

  get schedule() {
    return this.#schedule;
  }

  /**
   * The learning rates of the next updates, as a schedule has them; the last one can be read as
   * `learningRate` from then on.
   * @param {number} updates made so far @param {number} count
   */
  ratesAfter(updates, count) {
    const { at } = /** @type {Schedule} */ (this.#schedule);
    const rates = Float64Array.from({ length: count }, (_, i) => at(updates + i));
    this.#values[0] = rates[count - 1];
    return rates;
  }

  /** @param {number} i @param {unknown} value */
  #set(i, value) {
    const { name, low, high } = this.#entry.params[i];
    const schedule = i === 0 ? scheduleIn(value) : null;
    if (i === 0) this.#schedule = schedule;
    if (schedule) {
      this.#values[0] = schedule.at(0);
      this.version += 1;
      return;
    }
    const other = CLIPS.find((clip) => clip !== name && this.config[clip] > 0);
    if (other && CLIPS.includes(name) && Number(value) > 0)
      throw new EngineError(`clips by ${other} already: ${name} cannot be had beside it`, {
        where: this.#entry.name,
      });
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

  /** By name; a schedule as {name, config}. @returns {Record<string, any>} */
  get config() {
    const entries = this.#entry.params.map(({ name }, i) => [name, this.#values[i]]);
    const config = Object.fromEntries(entries);
    if (!this.#schedule) return config;
    const { name, config: settings } = this.#schedule;
    return { ...config, learningRate: { name, config: settings } };
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
 * @param {CommonOptions & {momentum?: number, nesterov?: boolean} | number} [options]
 *   0.01, 0 and false at first; a number is the learning rate
 */
export const sgd = (options) => make('sgd', /** @type {object} */ (options));

/**
 * Adam (Kingma and Ba 2014).
 * @param {AdamOptions & {amsgrad?: boolean} | number} [options] a number is the learning rate
 *
 * @typedef {CommonOptions & {beta1?: number, beta2?: number, epsilon?: number}} AdamOptions
 *   0.001, 0.9, 0.999 and 1e-7 at first
 */
export const adam = (options) => make('adam', /** @type {object} */ (options));

/** Adam with weightDecay 0.004 at first (Loshchilov and Hutter 2019). @param {AdamOptions & {amsgrad?: boolean} | number} [options] */
export const adamw = (options) => make('adamw', /** @type {object} */ (options));

/** Adam with the largest gradient in the place of the root mean square. @param {AdamOptions | number} [options] */
export const adamax = (options) => make('adamax', /** @type {object} */ (options));

/**
 * v += (1 - ρ)(g² - v), w -= η g / √(v + ε) (Hinton 2012); centered: v - mean(g)² in the place of v.
 * @param {CommonOptions & {rho?: number, momentum?: number, epsilon?: number, centered?: boolean} | number} [options]
 *   0.001, 0.9, 0, 1e-7 and false at first; a number is the learning rate
 */
export const rmsprop = (options) => make('rmsprop', /** @type {object} */ (options));

/**
 * a += g², w -= η g / √(a + ε) (Duchi et al. 2011).
 * @param {CommonOptions & {initialAccumulatorValue?: number, epsilon?: number} | number} [options]
 *   0.001, 0.1 and 1e-7 at first; a number is the learning rate
 */
export const adagrad = (options) => make('adagrad', /** @type {object} */ (options));

/**
 * Steps as large as earlier steps were (Zeiler 2012).
 * @param {CommonOptions & {rho?: number, epsilon?: number} | number} [options]
 *   0.001, 0.95 and 1e-7 at first; a number is the learning rate
 */
export const adadelta = (options) => make('adadelta', /** @type {object} */ (options));

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
