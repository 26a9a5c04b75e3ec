// One neuron with two inputs: f(z) of the sum z = w₁ y₁ + w₂ y₂ + b. The line z = 0 parts the plane;
// the weights are a vector across it, so they can be dragged in the picture itself.

import { tensor } from 'nabla';
import { forward } from '../data/forward.js';
import { marksOf } from '../data/half-plane.js';
import { agrees, EDGE, map, seenAt, square } from '../data/plane.js';

/** @typedef {import('../../../bindings/worker/demo.js').Pair} Pair */
/** @typedef {import('../../../bindings/worker/demo.js').Params} Params */
/** @typedef {import('../../../bindings/worker/demo.js').View} View */

const activations = ['sigmoid', 'step', 'tanh', 'relu', 'linear'];
const options = Object.fromEntries(activations.map((label) => [label, { label }]));
const SPAN = 6; // of the sum z in the plot of f(z)

/** @type {{domain: Pair, axes: string[]}} */
const plane = { domain: [-EDGE, EDGE], axes: ['y₁', 'y₂'] };

/** The picture with colours that fit the activation. @param {Pair | undefined} range @param {string[]} fit @returns {View} */
const picture = (range, fit) => ({
  plot: 'heatmap',
  title: 'Output of the neuron',
  ...plane,
  ...(range && { range }),
  wide: true,
  of: (state) => state.picture,
  pick: ['w1', 'w2'],
  when: ({ activation }) => fit.includes(activation),
});

const sigmoid = (/** @type {number} */ z) => 1 / (1 + Math.exp(-z));

/** @type {import('../../../bindings/worker/demo.js').Demo} */
export default {
  title: 'One neuron',
  random: false,

  params: {
    w1: { label: 'Weight w₁', value: 0.2, min: -3, max: 3, step: 0.05, restart: true },
    w2: { label: 'Weight w₂', value: 0.9, min: -3, max: 3, step: 0.05, restart: true },
    b: { label: 'Bias b', value: 0.5, min: -3, max: 3, step: 0.05, restart: true },
    scale: { label: 'All three times', value: 1, min: 0.1, max: 30, scale: 'log', restart: true },
    activation: { label: 'Activation f', value: 'sigmoid', options, restart: true },
  },

  setup(params) {
    const { w1, w2, b, scale, activation } = params;
    const kernel = tensor([scale * w1, scale * w2], [2, 1]);
    const layers = [{ kernel, bias: tensor([scale * b]), activation }];
    const x = Float32Array.from({ length: 241 }, (_, i) => (i / 120 - 1) * SPAN);
    const only = [{ kernel: tensor([[1]]), bias: tensor([0]), activation }];
    const y = forward(only, tensor(x, [x.length, 1])).data;
    return {
      weights: [kernel, layers[0].bias],
      picture: { ...map(forward(layers, square()).data), marks: marksOf(params) },
      curve: [{ name: `${activation}(z)`, x, y }],
    };
  },

  views: {
    between01: picture([0, 1], ['sigmoid', 'step']),
    around0: picture([-1, 1], ['tanh']),
    free: picture(undefined, ['relu', 'linear']),
    network: { plot: 'network', title: 'The neuron', ...plane, of: ({ weights }) => weights },
    f: {
      plot: 'lines',
      title: 'The activation function',
      axes: ['z', 'f(z)'],
      domain: [-SPAN, SPAN],
      of: ({ curve }) => curve,
    },
  },

  check: [
    {
      what: 'the first network of the tutorial: a soft half plane',
      steps: 0,
      expect: (_, { between01 }) =>
        agrees(between01, (y1, y2) => sigmoid(0.2 * y1 + 0.9 * y2 + 0.5)),
    },
    {
      what: 'large weights make the sigmoid a step',
      params: { w1: 1, w2: 1, b: -1.5, scale: 30 },
      steps: 0,
      expect: (_, { between01 }) =>
        agrees(
          between01,
          (y1, y2) => (Math.abs(y1 + y2 - 1.5) < 0.3 ? Number.NaN : Number(y1 + y2 > 1.5)),
          2e-4,
        ),
    },
    {
      what: 'the line moves by -b/|w|, whatever the scale',
      params: { w1: 1.5, w2: 0, b: -1.5, activation: 'step', scale: 7 },
      steps: 0,
      expect: (_, { between01 }) =>
        seenAt(between01, 0.97, 2) === 0 && seenAt(between01, 1.03, 2) === 1,
    },
  ],
};
