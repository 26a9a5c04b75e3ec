// A ReLU network learns a landscape from fresh random batches: two lobes (2020) or one hill (2024), as
// in the second half of the notebooks on backpropagation.

import { tensor } from 'nabla';
import { division, heights, hill, landscapeNet, lobes, runs, within } from '../data/first-runs.js';
import { map, points } from '../data/plane.js';

const EDGE = 0.5;
const SCALE = EDGE / 3; // the map's points reach from -3 to 3
const places = tensor(
  points.map((value) => value * SCALE),
  [points.length / 2, 2],
);

/** @typedef {import('../../../bindings/worker/demo.js').View} View */
/** @type {Pick<View, 'domain' | 'axes'>} */
const plane = { domain: [-EDGE, EDGE], axes: ['y₀', 'y₁'] };
const isHill = (/** @type {any} */ { target }) => target === 'hill';
const isLobes = (/** @type {any} */ { target }) => target === 'lobes';

/** A fresh batch. @param {any} state @param {number} batch */
const draw = ({ random, landscape }, batch) => {
  const x = within(random, EDGE)([batch, 2]);
  return { x, t: heights(landscape, x) };
};

/** Output with the newest samples upon it, coloured by their targets. @param {any} state */
const output = ({ net, x, t }) => {
  const column = (/** @type {number} */ at) =>
    Float32Array.from(t.data, (_, i) => x.data[2 * i + at]);
  return {
    ...map(net.predict(places).data),
    marks: [{ name: 'last samples', x: column(0), y: column(1), values: t.data }],
  };
};

/** @type {View} */
const goal = { plot: 'thumbnail', title: 'Target', ...plane, of: ({ goal: map }) => map };

/** A check of one run: between which costs it is then. @param {string} what @param {string} run @param {number} steps @param {number} least @param {number} most @param {import('../../../bindings/worker/demo.js').Params} [more] */
const ends = (what, run, steps, least, most, more = {}) => ({
  what,
  params: { run, ...more },
  steps,
  expect: (/** @type {Record<string, number>} */ { mean }) => mean > least && mean < most,
});

/** @type {import('../../../bindings/worker/demo.js').Demo} */
export default {
  title: 'A network learns a landscape',

  params: {
    run: { label: 'Run', value: 'lobes, slow', options: runs, restart: true },
    division,
    target: {
      label: 'Target',
      value: 'lobes',
      options: { lobes: { label: 'e^(−5r²) |y₀ + y₁|' }, hill: { label: 'e^(−10r²)' } },
      restart: true,
    },
    net: {
      label: 'Network, all ReLU, biases 0',
      value: 'wide',
      options: {
        wide: { label: '2-100-1, weights U(−0.1, 0.1)' },
        deep: { label: '2-50-20-1, weights 0.1 · N(0,1)' },
      },
      restart: true,
    },
    batch: { label: 'Batch size', value: 100, min: 1, max: 500, step: 1, scale: 'log' },
    rate: { label: 'Learning rate η', value: 0.001, min: 0.0001, max: 1, scale: 'log' },
    steps: { label: 'Pause at step', value: 2000, min: 100, max: 20000, step: 100, scale: 'log' },
  },
  pauseAt: ({ steps }) => steps,

  setup({ net, target, batch }, { random }) {
    const landscape = isHill({ target }) ? hill : lobes;
    const goal = map(heights(landscape, places).data);
    const state = { net: landscapeNet(random, net), random, landscape, goal, mean: Number.NaN };
    return { ...state, ...draw(state, batch) };
  },

  step(state, { batch, rate, division: chosen }) {
    Object.assign(state, draw(state, batch));
    const cost = 2 * state.net.step(state.x, state.t, rate, chosen === 'forgotten');
    state.mean = Number.isNaN(state.mean) ? cost : 0.9 * state.mean + 0.1 * cost;
    return { cost, mean: state.mean };
  },

  views: {
    lobes: {
      plot: 'heatmap',
      title: 'Output',
      ...plane,
      range: [0, 0.3],
      when: isLobes,
      of: output,
    },
    hill: { plot: 'heatmap', title: 'Output', ...plane, range: [0, 1], when: isHill, of: output },
    lobesGoal: { ...goal, range: [0, 0.3], when: isLobes },
    hillGoal: { ...goal, range: [0, 1], when: isHill },
    cost: { plot: 'history', title: 'Cost ⟨(y − t)²⟩', of: ['cost'], scale: 'log', wide: true },
  },

  check: [
    ends('two lobes 2020: the cost begins at 0.027', 'lobes, slow', 1, 0.014, 0.04),
    ends('… and ends at 0.004', 'lobes, slow', 2000, 0.003, 0.006),
    ends('with the right gradient only at 0.0065', 'lobes, slow', 2000, 0.0055, 0.008, {
      division: 'right',
    }),
    ends('in 100 large steps from 0.026 to 0.006', 'lobes, fast', 100, 0.004, 0.011),
    ends('a hill 2024: the cost begins at 0.15', 'hill, slow', 1, 0.09, 0.21),
    ends('… and ends at 0.07', 'hill, slow', 2000, 0.055, 0.085),
    ends('a hill, deeper network: near 0 after about 500 steps', 'hill, deep', 500, 0, 0.01),
  ],
};
