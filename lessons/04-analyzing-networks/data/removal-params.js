// What can be set where neurons are taken away.

import { runs } from './notebook-runs.js';
import { params as of } from './picture-params.js';

const { adam, learns } = runs;

export const groups = {
  'Take away': ['removed', 'order', 'replace', 'orders'],
  Network: ['run', 'picture', 'painting', 'first', 'last'],
  Training: ['optimizer', 'rate', 'batch', 'steps'],
};

/** @type {Record<string, import('../../../bindings/worker/demo.js').Param>} */
export const params = {
  removed: { label: 'Neurons that are gone', value: 30, min: 0, max: 100, step: 1 },
  order: {
    label: 'The picture is that of',
    value: 'random',
    options: {
      random: { label: 'a random order' },
      least: { label: 'those that matter least first' },
    },
  },
  replace: {
    label: 'A neuron that is gone says',
    value: 'zero',
    options: { zero: { label: 'nothing: 0' }, mean: { label: 'always its mean' } },
  },
  orders: { label: 'Random orders', value: 10, min: 2, max: 30, step: 1, restart: true },
  run: { label: 'Run', value: 'adam', options: { adam, learns }, restart: true },
  picture: of.picture,
  painting: of.painting,
  first: of.first,
  last: of.last,
  optimizer: of.optimizer,
  rate: of.rate,
  batch: of.batch,
  steps: of.steps,
};
