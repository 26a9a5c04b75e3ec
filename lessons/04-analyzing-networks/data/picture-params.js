// What can be set of the network that becomes a picture.

import { runs } from './notebook-runs.js';
import { canvas, house, pictures } from './picture.js';

/** Neurons side by side in the sheet, and how many the last hidden layer may have. */
export const ROW = 10;
const MOST = ROW ** 2;

const isPainted = (/** @type {any} */ { picture }) => picture === 'painted';

export const groups = {
  Picture: ['run', 'picture', 'painting'],
  'Look inside': ['shown', 'on'],
  Network: ['first', 'middle', 'last', 'scale'],
  Training: ['optimizer', 'rate', 'batch', 'steps'],
};

/** @type {Record<string, import('../../../bindings/worker/demo.js').Param>} */
export const params = {
  run: { label: 'Run', value: 'learns', options: runs, restart: true },
  picture: { label: 'Picture', value: 'smiley', options: pictures, restart: true },
  painting: {
    label: 'Your picture',
    value: house,
    image: canvas,
    restart: true,
    when: isPainted,
  },
  shown: {
    label: 'Each small picture is',
    value: 'only',
    options: {
      only: { label: 'the output with this neuron alone' },
      without: { label: 'the output without this neuron' },
      said: { label: 'what the neuron says' },
      share: { label: 'its share, weight · what it says' },
    },
  },
  on: {
    label: 'Neurons that are on',
    hint: 'Click the small pictures, or paint here: 0 is off. Clear, then click one: it alone is on.',
    value: new Float32Array(MOST).fill(1),
    image: { width: ROW, height: ROW },
  },
  first: {
    label: 'Neurons, first hidden layer',
    value: 150,
    min: 1,
    max: 200,
    step: 1,
    restart: true,
  },
  middle: {
    label: 'Neurons, layer between (0: none)',
    value: 0,
    min: 0,
    max: 200,
    step: 1,
    restart: true,
  },
  last: {
    label: 'Neurons, last hidden layer',
    value: 100,
    min: 1,
    max: MOST,
    step: 1,
    restart: true,
  },
  scale: {
    label: 'First weights s/√n · N(0,1) with s',
    value: 5,
    min: 0.1,
    max: 30,
    scale: 'log',
    restart: true,
  },
  optimizer: {
    label: 'Optimizer',
    value: 'sgd',
    options: { sgd: { label: 'Gradient descent' }, adam: { label: 'Adam' } },
    restart: true,
  },
  rate: { label: 'Learning rate η', value: 1, min: 0.0001, max: 20, scale: 'log' },
  batch: { label: 'Batch size', value: 200, min: 1, max: 1000, step: 1, scale: 'log' },
  steps: { label: 'Pause at step', value: 10000, min: 100, max: 100000, step: 100, scale: 'log' },
};
