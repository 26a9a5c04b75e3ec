// Dead ReLUs made visible. Each bar is a unit: the share of the inputs that switch it on. A unit that
// none switches on has no slope, so no gradient, so it stays as it is.

import { tensor } from 'nabla';
import { EDGE, map, points } from '../data/plane.js';
import { activity, draw, isMemory, runs, start } from '../data/units.js';

const places = tensor(points, [points.length / 2, 2]);
const isQuadrant = (/** @type {any} */ { run }) => !isMemory(run);

/** @param {import('../data/descent.js').Descent} net @param {any} tried */
function bars(net, tried) {
  const shares = activity(net, tried);
  const isLast = (/** @type {number} */ layer) => layer === shares.length - 1;
  const labels = shares.flatMap((units, layer) =>
    Array.from(units, (_, unit) => (isLast(layer) ? 'out' : `${layer + 1}.${unit + 1}`)),
  );
  const all = Float32Array.from(shares.flatMap((units) => [...units]));
  return {
    labels,
    bars: [
      { name: 'on for this share', values: all },
      { name: 'never on', values: all.map((share) => (share === 0 ? 1 : 0)) },
    ],
  };
}

/** @type {import('../../../bindings/worker/demo.js').Demo} */
export default {
  title: 'Dead ReLUs',

  params: {
    run: { label: 'Run', value: 'quadrant', options: runs, restart: true },
    batch: { label: 'Batch size', value: 200, min: 1, max: 500, step: 1, restart: true },
    activation: {
      label: 'Activation, all layers',
      value: 'relu',
      options: { relu: { label: 'ReLU' }, leakyRelu: { label: 'leaky ReLU, slope 0.2' } },
      restart: true,
    },
    first: { label: 'Units, first layer', value: 10, min: 1, max: 40, step: 1, restart: true },
    second: { label: 'Units, second layer', value: 5, min: 1, max: 40, step: 1, restart: true },
    scale: { label: 'Spread of weights', value: 0.1, min: 0, max: 2, restart: true },
    biasScale: { label: 'Spread of biases', value: 0, min: 0, max: 2, restart: true },
    shift: { label: 'Shift of all biases', value: 0, min: -2, max: 2, restart: true },
    rate: { label: 'Learning rate η', value: 0.1, min: 0.001, max: 10, scale: 'log' },
  },
  pauseAt: ({ run }) => (isMemory(run) ? 200 : 2000),

  setup: (params, { random }) => start(params, random),

  step(state, { run, batch, rate }) {
    if (!isMemory(run)) Object.assign(state, draw(run, state.random, batch));
    const cost = 2 * state.net.step(state.x, state.t, rate);
    const shares = activity(state.net, state.tried).flatMap((units) => [...units]);
    return { cost, off: shares.filter((share) => share === 0).length };
  },

  views: {
    units: {
      plot: 'bars',
      title: 'Which units are on',
      axes: ['unit: layer . number', 'share of inputs'],
      range: [0, 1],
      of: ({ net, tried }) => bars(net, tried),
    },
    output: {
      plot: 'heatmap',
      title: 'Output of the network',
      range: [0, 1],
      domain: [-EDGE, EDGE],
      axes: ['y₀', 'y₁'],
      when: isQuadrant,
      of: ({ net }) => map(net.predict(places).data),
    },
    cost: { plot: 'history', title: 'Cost ⟨(y − t)²⟩', of: ['cost'], scale: 'log' },
  },

  check: [
    {
      what: 'the quadrant of 2020: learned where the output lives, its 5.1e-3 being half of ours',
      seeds: [1, 5, 8],
      steps: 2000,
      expect: ({ cost }) => cost < 0.02,
    },
    {
      what: '… and in seeds 2, 3, 4 it answers 0, which costs a quarter: dead at once or on the way',
      seeds: [2, 3, 4],
      steps: 2000,
      expect: ({ cost }, { output }) =>
        cost > 0.2 && output.values.every((/** @type {number} */ y) => y === 0),
    },
    {
      what: 'biases that begin at 0.1 let these live',
      params: { shift: 0.1 },
      seeds: [2, 3, 4],
      steps: 2000,
      expect: ({ cost }) => cost < 0.02,
    },
    {
      what: 'one batch by heart 2024: the output is dead, the cost flat at 0.311',
      params: { run: 'memory' },
      seeds: [71],
      steps: 200,
      expect: ({ cost }, { units }) =>
        Math.abs(cost - 0.311) < 0.001 && units.bars[0].values.at(-1) === 0,
    },
    {
      what: 'with leaky ReLUs the same start learns',
      params: { run: 'memory', activation: 'leakyRelu' },
      seeds: [71],
      steps: 200,
      expect: ({ cost }) => cost < 0.29,
    },
  ],
};
