// Test pictures made harder: noise, shift, rotation, a covered square. The network was trained on clean
// pictures, or on such with noise; the sliders act on what it is asked about.

import { Passes, part } from '../data/digits.js';
import { augmentation } from '../data/distort.js';
import { ends, seen, sliders } from '../data/hardship.js';
import { network } from '../data/lab.js';
import { packOf, pictures } from '../data/sets.js';

const ASKED = 300;

/** @type {import('../../../bindings/worker/demo.js').Demo} */
export default {
  title: 'Harder tests',
  data: packOf,
  paused: true,

  groups: {
    'The test pictures': ['noise', 'right', 'turn', 'cover', 'along'],
    Training: ['pictures', 'blur', 'shift', 'rotate', 'steps'],
  },
  params: {
    noise: { label: 'Noise of every pixel', value: 0, min: 0, max: ends.noise, step: 0.05 },
    right: {
      label: 'Shift to the right, pixels',
      value: 0,
      min: -ends.right,
      max: ends.right,
      step: 0.5,
    },
    turn: { label: 'Turn, degrees', value: 0, min: -ends.turn, max: ends.turn, step: 1 },
    cover: { label: 'Covered square, pixels', value: 0, min: 0, max: ends.cover, step: 1 },
    along: {
      label: 'Curve along',
      value: 'noise',
      options: sliders,
    },
    pictures,
    blur: { label: 'Noise in training', value: 0, min: 0, max: 1, step: 0.05, restart: true },
    shift: {
      label: 'Shifts in training up to ±',
      value: 0,
      min: 0,
      max: 8,
      step: 0.5,
      restart: true,
    },
    rotate: {
      label: 'Turns in training up to ±',
      value: 0,
      min: 0,
      max: 90,
      step: 1,
      restart: true,
    },
    steps: { label: 'Pause at step', value: 1000, min: 100, max: 10000, step: 100, scale: 'log' },
  },
  pauseAt: ({ steps }) => steps,

  setup({ pictures, blur, shift, rotate }, { random, data }) {
    const { train, test, classes } = data[pictures];
    const asked = part(test, 0, ASKED);
    return {
      net: network({ units: 100, drop: 0, seed: random.next() }),
      passes: new Passes(train, random),
      change: augmentation(random, { shift, turn: rotate, stretch: 0, blur }),
      grain: random.normal({ shape: [asked.values.length] }).data,
      asked,
      names: classes,
      steps: 0,
    };
  },

  step(state, params) {
    const { x, t } = state.passes.next(50, state.change);
    const [cost] = state.net.trainOnBatch(x, t);
    state.steps += 1;
    const [, now] = seen(state, params).curve;
    return { cost, right: now.y[0] };
  },

  views: {
    curve: {
      plot: 'lines',
      title: 'Share of right answers to 300 test pictures',
      axes: ['slider', 'share'],
      range: [0, 1],
      of: (state, params) => seen(state, params).curve,
    },
    right: { plot: 'history', title: 'The same while it learns', of: ['right'] },
    pictures: {
      plot: 'images',
      title: 'Some of them, and what the network says',
      range: [0, 1],
      wide: true,
      of: (state, params) => seen(state, params).pictures,
    },
  },

  check: [
    {
      what: 'trained on clean digits: 95 % of clean ones are right, of noisy ones seven in ten',
      params: { noise: 0.5 },
      tested: 1,
      steps: 1000,
      expect: ({ right }, { curve: [{ y }] }) => y[0] > 0.93 && right > 0.6 && right < 0.8,
    },
    {
      what: 'trained with the same noise: more than eight in ten',
      params: { noise: 0.5, blur: 0.5 },
      tested: 1,
      steps: 600,
      expect: ({ right }) => right > 0.82,
    },
  ],
};
