// A small convolutional network for 28 × 28 pixels: three layers of 3 × 3 kernels, two halvings, one
// dense layer. The rate falls to 0 along the run; every batch is shifted a little.

import { convolutional, kernelsOf } from '../data/convolutional.js';
import { Passes, part } from '../data/digits.js';
import { augmentation } from '../data/distort.js';
import { confusion, gallery, judge, unasked, views } from '../data/judging.js';
import { packOf, pictures } from '../data/sets.js';

const EVERY = 100; // steps from one judgement to the next

/** @param {any} state */
function judged({ net, test, names }) {
  const result = judge(net, test, true);
  return {
    accuracy: result.accuracy,
    confusion: confusion(result, test),
    gallery: gallery(result, test, names, 28),
    kernels: kernelsOf(net),
  };
}

/** @type {import('../../../bindings/worker/demo.js').Demo} */
export default {
  title: 'A small convolutional network',
  engine: 'images',
  data: packOf,
  paused: true,

  params: {
    pictures,
    channels: {
      label: 'Channels of the first layer',
      value: 8,
      min: 2,
      max: 16,
      step: 1,
      restart: true,
    },
    drop: { label: 'Dropout', value: 0.3, min: 0, max: 0.9, restart: true },
    shift: { label: 'Shifts up to ± pixels', value: 2, min: 0, max: 5, step: 0.5 },
    turn: { label: 'Turns up to ± degrees', value: 0, min: 0, max: 45, step: 1 },
    rate: {
      label: 'Learning rate η (Adam), at first',
      value: 0.003,
      min: 1e-4,
      max: 0.1,
      scale: 'log',
    },
    batch: { label: 'Batch size', value: 50, min: 1, max: 200, step: 1, scale: 'log' },
    steps: { label: 'Pause at step', value: 1200, min: 100, max: 10000, step: 100, scale: 'log' },
  },
  pauseAt: ({ steps }) => steps,

  setup({ pictures, channels, drop }, { random, data }) {
    const { train, test, classes } = data[pictures];
    const net = convolutional({ channels, drop, seed: random.next() });
    const state = { net, random, passes: new Passes(train, random), steps: 0 };
    Object.assign(state, { test: part(test), names: classes });
    return { ...state, ...unasked, kernels: kernelsOf(net) };
  },

  step(state, { rate, batch, steps, shift, turn }) {
    const { net, passes, random } = state;
    net.optimizer.learningRate = rate * Math.max(0.02, 1 - state.steps / steps);
    const change = augmentation(random, { shift, turn, stretch: 0, blur: 0 });
    const { x, t } = passes.next(batch, change, true);
    const [cost, batchRight] = net.trainOnBatch(x, t);
    state.steps += 1;
    if (state.steps % EVERY === 0) Object.assign(state, judged(state));
    return {
      cost,
      batch: batchRight,
      test: state.accuracy,
      'test error %': 100 * (1 - state.accuracy),
    };
  },

  views: {
    accuracy: { plot: 'history', title: 'Share of right answers', of: ['batch', 'test'] },
    cost: { plot: 'history', title: 'Cross-entropy of a batch', of: ['cost'], scale: 'log' },
    kernels: {
      plot: 'images',
      title: 'Kernels of the first layer',
      columns: 8,
      of: ({ kernels }) => kernels,
    },
    ...views,
  },

  check: [
    {
      what: 'at least 97.5 % of the 1000 test pictures after 9 epochs; 12 take 17 s in Chromium on an AMD EPYC',
      params: { steps: 900 },
      tested: 1,
      steps: 900,
      expect: ({ test }) => test >= 0.975,
    },
  ],
};
