// The runs of the course's first notebooks on backpropagation (02_MachineLearning_Backpropagation of
// 2020 and of 2024): networks, first weights, batches, targets, rates, retold, not copied. These
// notebooks show the cost without the ½: ⟨(y − t)²⟩.

import { tensor } from 'nabla';
import { Descent } from './descent.js';

/** @typedef {import('../../../bindings/index.js').Stream} Stream */
/** @typedef {import('../../../bindings/index.js').Tensor} Tensor */

const zeros = (/** @type {number[]} */ shape) =>
  tensor(new Float32Array(shape.reduce((a, b) => a * b)), shape);

/** U(−a, a) of a shape. @param {Stream} random @param {number} a */
export const within = (random, a) => (/** @type {number[]} */ shape) =>
  random.uniform({ shape, low: -a, high: a });

/** A network and one batch of random numbers as inputs and targets, all U(−1, 1). @param {Stream} random @param {string} activation @param {number} batch */
export function memory(random, activation, batch) {
  const net = new Descent([2, 20, 30, 1], activation, within(random, 1), within(random, 1));
  const x = within(random, 1)([batch, 2]);
  return { net, x, t: within(random, 1)([batch, 1]) };
}

/** @typedef {(y0: number, y1: number) => number} Landscape */

/** Two lobes along a diagonal: e^(−5r²) |y₀ + y₁|. @type {Landscape} */
export const lobes = (y0, y1) => Math.exp(-5 * (y0 * y0 + y1 * y1)) * Math.abs(y0 + y1);
/** One round hill: e^(−10r²). @type {Landscape} */
export const hill = (y0, y1) => Math.exp(-10 * (y0 * y0 + y1 * y1));

/** Values at the rows of a batch. @param {Landscape} landscape @param {Tensor} x */
export const heights = (landscape, x) =>
  tensor(
    Float32Array.from({ length: x.shape[0] }, (_, i) =>
      landscape(x.data[2 * i], x.data[2 * i + 1]),
    ),
    [x.shape[0], 1],
  );

/** The notebooks' networks for the landscapes, all ReLU, biases 0. @param {Stream} random @param {string} name */
export const landscapeNet = (random, name) =>
  name === 'deep'
    ? new Descent([2, 50, 20, 1], 'relu', (shape) => random.normal({ shape, stddev: 0.1 }), zeros)
    : new Descent([2, 100, 1], 'relu', within(random, 0.1), zeros);

/** The switch between the right gradient and the notebooks'. */
export const division = {
  label: 'Gradient of hidden weights',
  value: 'forgotten',
  options: {
    forgotten: { label: 'as in the notebook: not divided by the batch size' },
    right: { label: 'right: mean over the batch' },
  },
};

const wide = { net: 'wide', batch: 100 };
/** The landscapes of both years, as presets. */
export const runs = {
  'lobes, slow': {
    label: '2020: two lobes, 2000 steps',
    set: { ...wide, target: 'lobes', rate: 0.001, steps: 2000 },
  },
  'lobes, fast': {
    label: '2020: two lobes, 100 large steps',
    set: { ...wide, target: 'lobes', rate: 0.01, steps: 100 },
  },
  'hill, slow': {
    label: '2024: a hill, 2000 steps',
    set: { ...wide, target: 'hill', rate: 0.001, steps: 2000 },
  },
  'hill, deep': {
    label: '2024: a hill, deeper network, batch 10',
    set: { net: 'deep', target: 'hill', batch: 10, rate: 0.1, steps: 1000 },
  },
};
