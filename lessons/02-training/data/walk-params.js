// The controls that every walk over a cost landscape has: who walks, what each step sees, how far it
// goes.

import { places } from './places.js';
import { schedules } from './schedules.js';

/** @import { Param, Params } from '../../../bindings/worker/demo.js' */

const isSampled = (/** @type {Params} */ { source }) => source !== 'all';
const isScheduled = (/** @type {Params} */ { schedule }) => schedule !== 'constant';

/** @type {Record<string, Param>} */
export const walkParams = {
  landscape: {
    label: 'Landscape',
    value: 'mean',
    options: { mean: { label: 'mean over all x' }, seen: { label: 'as the last step saw it' } },
  },
  walkers: { label: 'Walkers', value: 1, min: 1, max: 64, step: 1, restart: true },
  placement: {
    label: 'The other walkers begin',
    value: 'one',
    options: places,
    restart: true,
    when: ({ walkers }) => walkers > 1,
  },
  source: {
    label: 'Gradient from',
    value: 'fresh',
    options: {
      fresh: { label: 'fresh samples in each step' },
      fixed: { label: 'the same samples in each step' },
      all: { label: 'all x: exact' },
    },
    restart: true,
  },
  batch: {
    label: 'Samples',
    hint: 'Seen in one step.',
    value: 10,
    min: 1,
    max: 200,
    step: 1,
    scale: 'log',
    restart: true,
    when: isSampled,
  },
  noise: {
    label: 'Noise of the data',
    hint: 'Standard deviation.',
    value: 0,
    min: 0,
    max: 2,
    restart: true,
    when: isSampled,
  },
  rate: { label: 'Learning rate η₀', value: 0.2, min: 0.001, max: 1000, scale: 'log' },
  schedule: { label: 'Schedule η(t)', value: 'constant', options: schedules },
  t1: {
    label: 'Time t₁ of the schedule',
    value: 50,
    min: 1,
    max: 10000,
    step: 1,
    scale: 'log',
    when: isScheduled,
  },
  steps: { label: 'Pause at step', value: 100, min: 10, max: 100000, step: 10, scale: 'log' },
  stop: { label: 'A walker rests when its batch cost is small enough', value: false },
  tolerance: {
    label: 'Small enough',
    value: 1e-3,
    min: 1e-8,
    max: 1,
    scale: 'log',
    when: ({ stop }) => stop,
  },
};

/** The controls of the descent, in the order they are read. */
export const descentGroup = 'source batch noise rate schedule t1 steps stop tolerance'.split(' ');

/** A plain walk: what a run has unless it says otherwise. */
export const plain = {
  walkers: 1,
  placement: 'one',
  source: 'fresh',
  batch: 10,
  noise: 0,
  schedule: 'constant',
  stop: false,
};
