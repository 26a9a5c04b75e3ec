// What `compile` was given, as Keras 3 writes it to JSON.

import { classOf, object, snake, snakeConfig } from './keras-names.js';
import * as metrics from './metric-names.js';

/** Losses and metrics that Keras knows by another name only. @type {Record<string, string>} */
const RENAMED = { kullback_leibler_divergence: 'kl_divergence', logcosh: 'log_cosh' };
/** Options of optimizers that the engine keeps as numbers. */
const FLAGS = ['nesterov', 'amsgrad', 'centered'];
/** Options whose 0 Keras refuses, or calls None. */
const ABSENT = ['momentum', 'weightDecay', 'clipnorm', 'clipvalue', 'globalClipnorm'];

/** @param {string} name */
const kerasName = (name) => RENAMED[snake(name)] ?? snake(name);

/** The name of a metric that is a plain function. @param {any} given @returns {string | undefined} */
const metricName = (given) => Object.entries(metrics).find(([, one]) => one === given)?.[0];

/** A loss or metric, or what stands for one without a name. @param {any} given @param {string} module @param {(given: Function) => any} own @returns {any} */
function named(given, module, own) {
  if (given === undefined || given === null) return null;
  if (typeof given === 'string') return kerasName(given);
  if (Array.isArray(given)) {
    const list = given.map((one) => named(one, module, own));
    return list.includes(undefined) ? undefined : list;
  }
  const known = typeof given === 'function' ? metricName(given) : given.name;
  const name = given.lossName ?? known;
  if (typeof name === 'string') {
    const config = snakeConfig(given.config ?? {});
    return Object.keys(config).length === 0
      ? kerasName(name)
      : object(module, classOf(name), config);
  }
  if (typeof given === 'function') return own(given);
  const entries = Object.entries(given).map(([key, value]) => [key, named(value, module, own)]);
  return entries.some(([, value]) => value === undefined) ? undefined : Object.fromEntries(entries);
}

/** @param {import('./optimizers.js').AnyOptimizer} optimizer */
function optimizerObject({ name, config }) {
  const entries = Object.entries(config).flatMap(([key, value]) => {
    if (FLAGS.includes(key)) return [[snake(key), Boolean(value)]];
    const isAbsent =
      value === 0 && ABSENT.includes(key) && !(name === 'adamw' && key === ABSENT[1]);
    if (isAbsent) return [];
    /** @type {[string, object] | false} */
    const schedule = typeof value?.name === 'string' && [
      classOf(value.name),
      snakeConfig(value.config),
    ];
    return [[snake(key), schedule ? object('keras.optimizers.schedules', ...schedule) : value]];
  });
  return object('keras.optimizers', classOf(name), { name, ...Object.fromEntries(entries) });
}

/**
 * @param {import('./model.js').Model} model
 * @param {(given: Function) => any} [own] what stands for a loss or metric without a name
 * @returns {Record<string, any> | undefined} nothing where it was not compiled, or a loss or metric has no name
 */
export function compileConfig({ training, outputNames }, own = () => undefined) {
  if (!training) return undefined;
  const { loss, metrics: given, lossWeights } = training.spec;
  const isOne = typeof given === 'string' || typeof given === 'function'; // Keras takes lists alone
  const measured = isOne ? outputNames.map(() => given) : given;
  const lossForm = named(loss, 'keras.losses', own);
  const metricForm = named(measured, 'keras.metrics', own);
  if (lossForm === undefined || metricForm === undefined) return undefined;
  return {
    optimizer: optimizerObject(training.optimizer),
    loss: lossForm,
    loss_weights: lossWeights ?? null,
    metrics: metricForm,
  };
}
