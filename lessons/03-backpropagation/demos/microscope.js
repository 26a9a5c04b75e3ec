// One update of a 2-2-1 network under the microscope. Every step of the demo is one of four stops:
// forward, loss, backward, update; then the next update begins.

import { layers, ops, optimizers, sequential, tensor } from 'nabla';
import { asTensors } from '../data/finite-difference.js';
import { activations } from '../data/formula-text.js';
import { lookInside } from '../data/look-inside.js';
import { STOPS, weightPlaces } from '../data/two-two-one.js';

const options = Object.fromEntries(
  Object.entries(activations).map(([name, { label }]) => [name, { label }]),
);

/** @typedef {import('../../../bindings/worker/microscope.js').Microscope} Microscope */

/** Three numbers an example, under a heading of its own where there are several. @param {any} params */
const exampleNames = ({ batch }) =>
  Array.from({ length: batch }, (_, s) =>
    ['x₁', 'x₂', 't'].map((name) => (batch > 1 ? `Example ${s + 1}: ${name}` : name)),
  ).flat();

/** @type {import('../../../bindings/worker/demo.js').Demo} */
export default {
  title: 'The microscope: one update, number by number',
  random: false,
  paused: true,

  groups: {
    Examples: ['batch', 'examples'],
    Network: ['weights', 'activation', 'output'],
    Update: ['rate', 'epsilon'],
  },
  params: {
    batch: { label: 'Examples', value: 1, min: 1, max: 4, step: 1, restart: true },
    examples: {
      label: 'Inputs and targets',
      hint: 'With several examples, every number is the mean over them.',
      value: [0.8, -0.4, 1, -0.6, -0.9, 0, -0.5, 1.1, 1, 1.2, 0.7, 0],
      numbers: { min: -5, max: 5, step: 0.1, names: exampleNames },
      restart: true,
    },
    weights: {
      label: 'First weights and biases',
      value: [0.5, -0.6, 0.9, 0.4, 0.1, -0.2, 0.7, -1.1, 0.3],
      numbers: { min: -5, max: 5, step: 0.1, names: () => weightPlaces.map(({ name }) => name) },
      restart: true,
    },
    activation: { label: 'Activation, hidden', value: 'sigmoid', options, restart: true },
    output: { label: 'Activation, output', value: 'sigmoid', options, restart: true },
    rate: { label: 'Learning rate η', value: 1, min: 0.01, max: 10, scale: 'log' },
    epsilon: {
      label: 'Finite difference ε',
      hint: 'Too large: the curvature shows. Too small: the rounding does.',
      value: 0.01,
      min: 1e-6,
      max: 1,
      scale: 'log',
    },
  },

  setup({ batch, examples, weights, activation, output }) {
    const net = sequential({
      layers: [
        layers.dense({ units: 2, inputShape: [2], name: 'hidden sum' }),
        layers.activation({ activation, name: 'hidden output' }),
        layers.dense({ units: 1, name: 'output sum' }),
        layers.activation({ activation: output, name: 'output output' }),
      ],
      seed: 1,
    });
    net.compile({
      optimizer: optimizers.sgd({ learningRate: 0 }),
      loss: (t, y) => ops.mean(ops.square(ops.sub(y, t))).mul(0.5),
    });
    net.setWeights(asTensors(weights));
    const rows = Array.from({ length: batch }, (_, s) => examples.slice(3 * s, 3 * s + 3));
    const x = tensor(rows.map((row) => row.slice(0, 2)));
    return { net, x, t: tensor(rows.map((row) => row.slice(2))), stop: 0 };
  },

  step(state, { rate }) {
    state.net.optimizer.learningRate = rate;
    if (state.stop === 3) state.net.trainOnBatch(state.x, state.t);
    state.stop = (state.stop + 1) % STOPS.length;
    return { cost: state.net.testOnBatch(state.x, state.t) };
  },

  views: {
    update: {
      plot: 'microscope',
      title: 'One update',
      of: (state, params) => {
        state.net.optimizer.learningRate = params.rate;
        const { stop, about } = STOPS[state.stop];
        const kinds = STOPS.slice(0, state.stop + 1).flatMap((passed) => passed.kinds);
        const numbers = lookInside(state, /** @type {any} */ (params));
        return { stop, about, numbers: numbers.filter(({ kind }) => kinds.includes(kind)) };
      },
    },
  },

  check: [1, 4].map((batch) => ({
    what: `the derivatives agree with finite differences, and updates lower the cost; examples: ${batch}`,
    params: { batch },
    steps: 22,
    expect: (/** @type {any} */ { cost }, /** @type {any} */ views) => {
      const { stop, numbers } = /** @type {Microscope} */ (views.update);
      const measured = numbers.flatMap(({ difference }) => difference ?? []);
      const agree = measured.every(({ relative }) => relative < 2e-3);
      return cost < 0.12 && stop === 'Backward' && measured.length === 13 && agree;
    },
  })),
};
