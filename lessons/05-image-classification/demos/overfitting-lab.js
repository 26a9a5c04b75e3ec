// An over-fitting lab: 200 pictures and a network with 80,000 weights. Training cost and validation
// cost part; dropout, a penalty, noise and augmentation hold them together. A mark shows where early
// stopping would have gone back to.

import { best, curve, judged, mark } from '../data/course-of-costs.js';
import { Passes, part } from '../data/digits.js';
import { augmentation } from '../data/distort.js';
import { augmentations, network, sizes } from '../data/lab.js';
import { packOf, pictures, training } from '../data/sets.js';

const EVERY = 10; // steps from one judgement to the next

/** @type {import('../../../bindings/worker/demo.js').Demo} */
export default {
  title: 'Over-fitting lab',
  data: packOf,
  paused: true,

  groups: {
    Data: ['pictures', 'count', 'shift', 'turn', 'stretch', 'blur'],
    Network: ['units', 'drop', 'penalty'],
    Training: ['rate', 'batch', 'steps'],
  },
  params: {
    pictures,
    count: {
      label: 'Pictures to train with',
      value: 200,
      min: 10,
      max: 4000,
      step: 10,
      scale: 'log',
      restart: true,
    },
    ...augmentations,
    ...sizes,
    rate: { label: 'Learning rate η (Adam)', value: 0.002, min: 1e-4, max: 0.1, scale: 'log' },
    batch: { label: 'Batch size', value: 50, min: 1, max: 500, step: 1, scale: 'log' },
    steps: { label: 'Pause at step', value: 1000, min: 100, max: 10000, step: 100, scale: 'log' },
  },
  pauseAt: ({ steps }) => steps,

  setup({ pictures, count, units, drop, penalty }, { random, data }) {
    const { train } = data[pictures];
    const most = Math.min(count, training(train));
    const net = network({ units, drop, penalty, seed: random.next() });
    const state = {
      net,
      random,
      passes: new Passes(train, random, most),
      seen: part(train, 0, most),
      validating: part(train, training(train)),
    };
    return { ...state, steps: 0, last: null, course: [judged(state, 0)] };
  },

  step(state, { rate, batch, shift, turn, stretch, blur }) {
    const { net, passes, random } = state;
    net.optimizer.learningRate = rate;
    const change = augmentation(random, { shift, turn, stretch, blur });
    state.last = passes.next(batch, change);
    const [cost] = net.trainOnBatch(state.last.x, state.last.t);
    state.steps += 1;
    if (state.steps % EVERY === 0) state.course = [...state.course, judged(state, state.steps)];
    const now = state.course.at(-1);
    return { cost, training: now.training, validation: now.validation, right: now.right };
  },

  views: {
    costs: {
      plot: 'lines',
      title: 'Cost of the training pictures, and of new ones',
      axes: ['step', 'cross-entropy'],
      scale: 'log',
      wide: true,
      of: ({ course }) => [
        curve(course, 'training', 'training'),
        curve(course, 'validation', 'validation'),
        mark(best(course), 'validation'),
      ],
    },
    right: {
      plot: 'lines',
      title: 'Share of new pictures that are right',
      wide: true,
      axes: ['step', 'share'],
      of: ({ course }) => [curve(course, 'validation', 'right'), mark(best(course), 'right')],
    },
    batch: {
      plot: 'images',
      title: 'The last batch, as the network saw it',
      range: [0, 1],
      of: ({ last }) => ({
        values: last?.values.subarray(0, 14 * 784) ?? new Float32Array(0),
        width: 28,
        height: 28,
      }),
    },
  },

  check: [
    {
      what: '200 digits are learned by heart, three in ten new ones are wrong, and the cost climbs',
      tested: 1,
      steps: 1000,
      expect: ({ training, validation, right }, { costs: [, { y }] }) =>
        training < 0.001 && right > 0.62 && right < 0.74 && Math.min(...y) < validation - 0.2,
    },
    {
      what: 'the same digits shifted, turned and scaled: some two in ten are wrong',
      params: { shift: 2, turn: 12, stretch: 0.1 },
      tested: 1,
      steps: 600,
      expect: ({ validation, right }) => validation < 1.2 && right > 0.76,
    },
  ],
};
