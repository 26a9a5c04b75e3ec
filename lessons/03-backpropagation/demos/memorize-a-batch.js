// A network learns one batch of random numbers by heart, as in the first experiment of the notebooks
// on backpropagation: always the same inputs, always the same targets, 200 steps.

import { division, memory } from '../data/first-runs.js';

/** @param {{net: import('../data/descent.js').Descent, x: any, t: any}} state */
const answers = ({ net, x, t }) => [
  { name: 'answer', x: t.data, y: net.predict(x).data },
  { name: 'answer = target', x: Float32Array.of(-1, 1), y: Float32Array.of(-1, 1), joined: true },
];

const early = { activation: 'sigmoid', batch: 100, rate: 0.001 };
const late = { activation: 'relu', batch: 32, rate: 0.01 };

/** @type {import('../../../bindings/worker/demo.js').Demo} */
export default {
  title: 'A network learns one batch by heart',

  params: {
    run: {
      label: 'Run',
      value: '2020',
      options: {
        2020: { label: '2020: sigmoid, batch 100', set: early },
        2024: { label: '2024: ReLU, batch 32', set: late },
      },
      restart: true,
    },
    division,
    activation: {
      label: 'Activation, all layers',
      value: 'sigmoid',
      options: {
        sigmoid: { label: 'sigmoid' },
        relu: { label: 'ReLU' },
        leakyRelu: { label: 'leaky ReLU, slope 0.2' },
      },
      restart: true,
    },
    batch: { label: 'Examples', value: 100, min: 1, max: 200, step: 1, restart: true },
    rate: { label: 'Learning rate η', value: 0.001, min: 0.0001, max: 1, scale: 'log' },
  },
  pauseAt: () => 200,

  setup: ({ activation, batch }, { random }) => memory(random, activation, batch),

  step: ({ net, x, t }, { rate, division: chosen }) => ({
    cost: 2 * net.step(x, t, rate, chosen === 'forgotten'),
  }),

  views: {
    cost: { plot: 'history', title: 'Cost ⟨(y − t)²⟩', of: ['cost'], axes: ['step', 'cost'] },
    answers: {
      plot: 'scatter',
      title: 'Answers to the examples',
      axes: ['target t', 'answer y'],
      domain: [-1, 1],
      range: [-1.05, 1.05],
      of: answers,
    },
  },

  check: [
    {
      // The notebook's first weights happen to answer about 0.98 to everything, which costs 1.30.
      // Seed 99 is such a draw; others start anywhere from 0.34 up.
      what: '2020, gradient as in the notebook: 1.30 becomes 0.45',
      seeds: [99],
      steps: 200,
      expect: ({ cost }, { answers: [{ x, y }] }) =>
        Math.abs(cost - 0.45) < 0.05 && x.length === 100 && Math.min(...y) > 0,
    },
    {
      what: '2020, right gradient: 200 steps at η = 0.001 hardly move, the cost stays above 1.2',
      params: { division: 'right' },
      seeds: [99],
      steps: 200,
      expect: ({ cost }) => cost > 1.2 && cost < 1.3,
    },
    {
      // ReLU outputs that are negative for the whole batch answer 0 for ever: the cost is ⟨t²⟩. Seed 71
      // draws targets with the notebook's ⟨t²⟩ = 0.311.
      what: '2024: a dead output, flat at 0.311',
      params: { run: '2024' },
      seeds: [71],
      steps: 200,
      expect: ({ cost }, { answers: [{ y }] }) =>
        Math.abs(cost - 0.311) < 0.001 && Math.max(...y) === 0,
    },
    {
      what: 'answers below 0 cannot be given by a sigmoid: no seed gets below ⟨t²⟩ of negative targets',
      steps: 200,
      expect: ({ cost }) => cost > 0.15,
    },
  ],
};
