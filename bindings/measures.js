// What is measured on each output: losses and metrics as `compile` is given them, one for all outputs, a
// list in their order, or an object by their names.

import { checkNumber, describe, EngineError } from './errors.js';
import { toMetric } from './metrics.js';
import { mean } from './ops.js';

/** @typedef {import('./tensor.js').Tensor} Tensor */
/** @typedef {import('./loss.js').CustomLoss} CustomLoss */
/** @typedef {import('./metrics.js').Metric} Metric */
/** @template T @typedef {T | readonly T[] | {readonly [output: string]: T}} PerOutput */

/**
 * @typedef {object} CompileOptions
 * @property {string | import('./optimizers.js').Optimizer} [optimizer]  'sgd' or one made by `optimizers`
 * @property {PerOutput<string | CustomLoss>} loss  a name, a loss, a function (yTrue, yPred); a list or
 *   an object for several outputs
 * @property {PerOutput<string | Metric | readonly (string | Metric)[]> | null} [metrics]  names or functions;
 *   for several outputs a list with an entry or a list for each, as in Keras 3, or an object
 * @property {PerOutput<number>} [lossWeights]  factors of the losses of several outputs
 */

/** One number measured on one output. @typedef {{key: string, output: number, f: import('./metrics.js').Metric}} Measure */

/**
 * One entry for each output, from a list in their order, an object by their names, or one for all.
 * @param {any} given @param {readonly string[]} names @param {string} what
 * @returns {any[]}
 */
export function perOutput(given, names, what) {
  const isList = Array.isArray(given);
  const known = names.join(', ');
  if (given?.constructor === Object && typeof given.name !== 'string') {
    const stranger = Object.keys(given).find((key) => !names.includes(key));
    const missing = what === 'loss' && names.find((name) => !(name in given));
    if (stranger !== undefined)
      throw wrong(`${what} is given for '${stranger}'; the outputs are ${known}`);
    if (missing) throw wrong(`${what} is not given for '${missing}'; the outputs are ${known}`);
    return names.map((name) => given[name]);
  }
  if (names.length === 1 && !(isList && what === 'loss')) return [given];
  if (isList && given.length === names.length) return given;
  if (!isList) return names.map(() => given);
  throw wrong(`${what} must name one for each of ${known}`);
}

/** @param {string} message */
const wrong = (message) => new EngineError(message, { where: 'compile' });

/** @param {any} metrics @param {readonly string[]} names @returns {Measure[]} */
export function measuresOf(metrics, names) {
  const given = metrics?.length === 0 ? null : metrics;
  return perOutput(given, names, 'metrics').flatMap((list, output) =>
    [list ?? []].flat(2).map((given) => {
      const { key, metric } = toMetric(given);
      return { key: names.length > 1 ? `${names[output]}_${key}` : key, output, f: metric };
    }),
  );
}

/**
 * A factor for each output's loss.
 * @param {any} given a list in their order, or an object by their names: 1 for those it has not
 * @param {readonly string[]} names
 * @returns {number[]}
 */
export function factorsOf(given, names) {
  const each = perOutput(given ?? {}, names, 'lossWeights').flat();
  if (each.length !== names.length) throw wrong(`lossWeights must have ${names.length} numbers`);
  return each.map((one) => checkNumber('compile', 'a loss weight', one ?? 1));
}

/** The functions whose numbers are averaged over batches. @param {Measure} measure @returns {readonly Metric[]} */
export const partsOf = ({ f }) => f.parts ?? [f];

/**
 * What is reported, of averages of all that was computed: a ratio of its two parts.
 * @param {readonly number[]} values losses, then the parts of each measure
 * @param {readonly Measure[]} measures
 * @returns {number[]}
 */
export function reported(values, measures) {
  const parts = measures.map(partsOf);
  let at = values.length - parts.flat().length;
  const numbers = parts.map(({ length }) => {
    const [above, below] = values.slice(at, at + length);
    at += length;
    return below === undefined ? above : above / (below || 1);
  });
  return [...values.slice(0, values.length - parts.flat().length), ...numbers];
}

/** A loss or metric as one number; the mean, if there are more. @param {Tensor | number} value @returns {Tensor} */
export function numberOf(value) {
  const shape = typeof value === 'number' ? [] : value?.shape;
  if (!shape)
    throw new EngineError(`a loss or metric must give a tensor, not ${describe(value)}`, {
      where: 'compile',
    });
  return mean(value);
}
