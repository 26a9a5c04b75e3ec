// What `fit` is told: everything is checked before anything is changed.

import { checkBatchSize, checkPair, isDataset, rowsBetween } from './batch.js';
import { checkNumber, checkOptions, checkWhole, EngineError } from './errors.js';
import { Generated, isGenerator } from './generated.js';
import { hasWeights, toMeasure } from './given-weights.js';
import { measure } from './measure.js';
import { Resident } from './resident.js';
import { Rows } from './rows.js';

/** @typedef {import('./fit.js').FitTarget} FitTarget */
/** @typedef {import('./tensor.js').Tensor} Tensor */
/** @typedef {import('./callbacks/list.js').Callbacks} Callbacks */
/** @typedef {import('./callbacks/callback.js').Logs} Logs */

/**
 * @typedef {object} FitOptions
 * @property {number} [epochs]           1 at first; with initialEpoch, the epoch to end before
 * @property {number} [initialEpoch]     0 at first
 * @property {number} [batchSize]        32 at first; the last batch may be shorter
 * @property {number} [stepsPerEpoch]    of a generator; at first until it ends. Of rows: the next epoch goes on
 *   where this one ends, until all were there
 * @property {number} [validationSplit]  the last part of the rows is not trained on, but measured; 0 <= split < 1.
 *   Nothing where there is validationData
 * @property {any} [validationData]      measured after every epoch: [x, y], [x, y, sampleWeight], a data set or a generator
 * @property {number} [validationSteps]  of a generator; at first until it ends
 * @property {number} [validationBatchSize]  as batchSize at first
 * @property {boolean} [shuffle]         true at first: a new order every epoch
 * @property {any} [sampleWeight]       a number for each row, by which its loss is multiplied; a list for several outputs
 * @property {Readonly<Record<number, number>>} [classWeight]  the same by the row's class
 * @property {Callbacks | readonly Callbacks[]} [callbacks]
 * @property {AbortSignal} [signal]      stops between two steps; fit is then rejected with its reason
 * @property {unknown} [verbose]         nothing is printed
 */

const OPTIONS = [
  'epochs',
  'initialEpoch',
  'batchSize',
  'stepsPerEpoch',
  'validationSplit',
  'validationData',
  'validationSteps',
  'validationBatchSize',
  'shuffle',
  'sampleWeight',
  'classWeight',
  'callbacks',
  'signal',
  'verbose',
];

/** null is what is not given, as Python's None. @param {FitOptions} options @returns {FitOptions} */
function given(options) {
  checkOptions('fit', options, OPTIONS);
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== null));
}

/** @param {FitOptions} options */
function checkNumbers(options) {
  const { batchSize = 32, epochs = 1, initialEpoch = 0, validationSplit = 0 } = options;
  checkBatchSize('fit', batchSize);
  checkWhole('fit', 'epochs', epochs, 0);
  checkWhole('fit', 'initialEpoch', initialEpoch, 0);
  checkNumber('fit', 'validationSplit', validationSplit, 0);
  for (const name of /** @type {const} */ ([
    'stepsPerEpoch',
    'validationSteps',
    'validationBatchSize',
  ]))
    if (options[name] !== undefined) checkWhole('fit', name, options[name]);
  return { batchSize, epochs, initialEpoch, validationSplit };
}

/** How validation data is measured. @param {FitOptions} options @param {FitTarget} target @param {number} batchSize */
function validationOf({ validationData: data, validationSteps }, target, batchSize) {
  if (data === undefined) return null;
  if (isGenerator(data))
    return async (/** @type {import('./turn.js').Turn} */ turn) => {
      const source = new Generated(data, validationSteps);
      try {
        return await source.measure(target, turn);
      } finally {
        source.dispose();
      }
    };
  const pair = isDataset(data) ? [data.x, data.y] : data;
  if (!Array.isArray(pair) || pair.length < 2)
    throw new EngineError('validationData must be a list [x, y], a data set or a generator', {
      where: 'fit',
    });
  const { xs, ys } = checkPair(pair[0], pair[1], target.slots);
  const targets = toMeasure(ys, pair[2], 'validationData');
  return () => measure(target.training(), xs, targets, batchSize);
}

/** @param {number} n @param {number} share @returns {number} the rows that are trained on */
function splitAt(n, share) {
  const split = Math.floor(n * (1 - share));
  if (share < 1 && split >= 1) return split;
  throw new EngineError(
    `validationSplit must lie in [0, 1) and leave a row to train on; ${share} of ${n} rows does not`,
    { where: 'fit' },
  );
}

/** @param {FitOptions} options */
function checkGeneratorOptions(options) {
  if ((options.validationSplit ?? 0) > 0)
    throw new EngineError('validationSplit needs arrays; a generator has validationData', {
      where: 'fit',
    });
  if (hasWeights(options))
    throw new EngineError(
      'sampleWeight and classWeight need arrays; a generator yields [x, y, sampleWeight]',
      { where: 'fit' },
    );
}

/**
 * Everything checked, before anything is changed.
 * @param {any} x @param {any} y @param {FitOptions} asked @param {FitTarget} target
 */
export function prepare(x, y, asked, target) {
  const options = given(asked);
  const { batchSize, epochs, initialEpoch, validationSplit } = checkNumbers(options);
  const { stepsPerEpoch, shuffle = true, validationBatchSize = batchSize } = options;
  const validation = validationOf(options, target, validationBatchSize);
  if (isGenerator(x)) {
    checkGeneratorOptions(options);
    return { source: new Generated(x, stepsPerEpoch), validation, epochs, initialEpoch };
  }
  const isSet = isDataset(x);
  const pair = isSet ? checkPair(x.x, x.y, target.slots) : checkPair(x, y, target.slots);
  const { xs } = pair;
  const ys = target.training().withWeights(pair.ys, options, 'fit');
  const n = xs[0].shape[0];
  const split = splitAt(n, validation ? 0 : validationSplit);
  const part = (/** @type {readonly Tensor[]} */ all, /** @type {number} */ from, to = n) =>
    all.map((one) => rowsBetween(one, from, to));
  const all = split < n ? toMeasure(pair.ys, options.sampleWeight, 'fit') : [];
  const held = split < n ? { xs: part(xs, split), ys: part(all, split) } : null;
  const onHeld = held && (() => measure(target.training(), held.xs, held.ys, validationBatchSize));
  const isResident = isSet && split === n && !hasWeights(options);
  const rows = isResident ? x.rowsOf(xs, ys) : new Rows(part([...xs, ...ys], 0, split));
  const stream = shuffle ? target.stream : null;
  const source = new Resident(rows, { batchSize, stream, stepsPerEpoch });
  return { source, validation: validation ?? onHeld, epochs, initialEpoch };
}
