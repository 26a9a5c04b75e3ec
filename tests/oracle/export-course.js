// export-course.js - further networks for export-cases.js: the course's own (course.md 2.7, 2.11, 2.13, 2.14,
// 2.17, 2.20, 2.23), as its notebooks have them, on a few rows. Two have rates that are whole numbers.
import { layers as l, optimizers, schedules } from '../../bindings/index.js';
import { chain } from './export-chain.js';
import { fractions } from './fractions.js';

const same = { padding: 'same' };

/** @param {number} filters @param {number} kernelSize @param {string} activation @param {any} [more] */
const conv = (filters, kernelSize, activation, more) =>
  l.conv2d({ filters, kernelSize, activation, ...same, ...more });
const pool = () => l.averagePooling2d({ poolSize: 3, ...same });
const all = (/** @type {number} */ units, /** @type {any} */ more = {}) =>
  l.lstm({ units, returnSequences: true, ...more });
const open = (/** @type {number} */ channels) => ({ inputShape: [null, null, channels] });

/** By name: optimizer, loss, layers, scale of the weights, input, target. @type {[string, () => any, string, () => any[], number, number[], number[]][]} */
const NETWORKS = [
  [
    'smiley',
    () =>
      optimizers.sgd({
        learningRate: schedules.inverseTimeDecay({
          initialLearningRate: 1,
          decaySteps: 2,
          decayRate: 1,
        }),
      }),
    'mse',
    () => [
      l.dense({ units: 150, activation: 'sigmoid', inputShape: [2] }),
      l.dense({ units: 100, activation: 'sigmoid' }),
      l.dense({ units: 1, activation: 'sigmoid' }),
    ],
    0.5,
    [20, 2],
    [20, 1],
  ],
  [
    'curves',
    () => optimizers.sgd({ learningRate: 1 }),
    'categoricalCrossentropy',
    () => [
      l.dense({ units: 30, activation: 'relu', inputShape: [100] }),
      l.dense({ units: 20, activation: 'relu' }),
      l.dense({ units: 2, activation: 'softmax' }),
    ],
    0.3,
    [6, 100],
    [6, 2],
  ],
  [
    'autoencoder',
    () => 'adam',
    'mse',
    () => [
      conv(4, 5, 'sigmoid', open(1)),
      pool(),
      conv(4, 5, 'sigmoid'),
      pool(),
      conv(1, 3, 'sigmoid'),
      l.upSampling2d({ size: 3 }),
      conv(4, 5, 'sigmoid'),
      l.upSampling2d({ size: 3 }),
      conv(4, 5, 'sigmoid'),
      conv(1, 3, 'linear'),
    ],
    0.5,
    [2, 27, 27, 1],
    [2, 27, 27, 1],
  ],
  [
    'squares',
    () => 'adam',
    'mse',
    () => [
      conv(20, 5, 'relu', open(1)),
      ...[1, 2, 3].map(() => conv(20, 5, 'relu')),
      conv(1, 5, 'linear'),
    ],
    0.2,
    [2, 7, 6, 1],
    [2, 7, 6, 1],
  ],
  [
    'recall',
    () => 'adam',
    'mse',
    () => [all(5, { inputShape: [null, 3] }), all(2)],
    1,
    [3, 20, 3],
    [3, 20, 2],
  ],
  [
    'ahead',
    () => 'adam',
    'mse',
    () => [all(20, { inputShape: [null, 1] }), all(20), l.dense({ units: 1 })],
    0.5,
    [3, 12, 1],
    [3, 12, 1],
  ],
  [
    'policy',
    () => optimizers.adam({ learningRate: 1e-3, clipnorm: 1 }),
    'categoricalCrossentropy',
    () => [
      conv(10, 3, 'elu', open(3)),
      ...[1, 2, 3].map(() => conv(10, 3, 'elu')),
      conv(5, 3, 'softmax'),
    ],
    0.3,
    [2, 5, 5, 3],
    [2, 5, 5, 5],
  ],
];

/** @type {Record<string, {make: () => any, x: any, y: any, jax?: boolean, scale?: number}>} */
export const COURSE_CASES = Object.fromEntries(
  NETWORKS.map(([name, optimizer, loss, list, scale, x, y], i) => [
    name,
    {
      make: () => chain(optimizer(), loss, list(), name),
      x: [fractions(x, 163 + 2 * i)],
      y: [fractions(y, 211 + 2 * i)],
      jax: true,
      scale,
    },
  ]),
);
