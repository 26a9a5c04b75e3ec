// What can be set of the race of learning rates and batch sizes.

import { params as of } from './picture-params.js';
import { LANES, ROUND } from './race.js';

const lanes = () => Array.from({ length: LANES }, (_, i) => `lane ${i + 1}`);

/** @param {string} label @param {number[]} rates @param {number[]} batches @param {string} [optimizer] */
const heat = (label, rates, batches, optimizer = 'sgd') => ({
  label,
  set: { rates, batches, optimizer },
});

const sizes = [10, 50, 200, 1000];

const heats = {
  batch: heat('Batch sizes, η = 1', [1, 1, 1, 1], sizes),
  rate: heat('Rates, batches of 10', [0.1, 1, 3, 10], [10, 10, 10, 10]),
  scaled: heat('Rate in proportion to the batch', [0.05, 0.25, 1, 5], sizes),
  adam: heat('Batch sizes, Adam with 0.01', [0.01, 0.01, 0.01, 0.01], sizes, 'adam'),
};

export const groups = {
  Race: ['heat', 'rates', 'batches', 'optimizer', 'nets', 'samples'],
  'Network and picture': ['units', 'picture', 'painting'],
};

/** @type {Record<string, import('../../../bindings/worker/demo.js').Param>} */
export const params = {
  heat: { label: 'What differs', value: 'batch', options: heats, restart: true },
  rates: {
    label: 'Learning rates',
    value: [],
    numbers: { min: 0.0001, max: 20, names: lanes },
    restart: true,
  },
  batches: {
    label: 'Batch sizes',
    value: [],
    numbers: { min: 1, max: ROUND, step: 1, names: lanes },
    restart: true,
  },
  optimizer: of.optimizer,
  nets: { label: 'Networks a lane', value: 3, min: 1, max: 8, step: 1, restart: true },
  samples: {
    label: 'Pause after samples',
    value: 200_000,
    min: 10_000,
    max: 5_000_000,
    step: 1000,
    scale: 'log',
  },
  units: {
    label: 'Neurons, each of two hidden layers',
    value: 50,
    min: 1,
    max: 100,
    step: 1,
    restart: true,
  },
  picture: of.picture,
  painting: of.painting,
};
