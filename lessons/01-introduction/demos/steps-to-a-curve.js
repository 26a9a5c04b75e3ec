// One hidden layer can follow any curve: each hidden neuron is a step, its output weight is the height
// of the step. n steps make n + 1 plateaus, each as high as the curve in its middle.

import { tensor } from 'nabla';
import { forward } from '../data/forward.js';
import { curves, distance, staircase } from '../data/staircase.js';

const POINTS = 1201;
const grid = Float32Array.from({ length: POINTS }, (_, i) => (2 * i) / (POINTS - 1) - 1);
const COUNTS = [1, 2, 4, 8, 16, 32, 64, 128];
const FEW = 6; // neurons whose steps are drawn one by one

/** @param {string} name @param {number[]} counts @param {number[]} errors */
const against = (name, counts, errors) => ({
  name,
  x: Float32Array.from(counts, Math.log2),
  y: Float32Array.from(errors),
});

/** @type {import('../../../bindings/worker/demo.js').Demo} */
export default {
  title: 'Steps to a curve',
  random: false,

  params: {
    curve: { label: 'Curve', value: 'sine', options: curves, restart: true },
    n: {
      label: 'Hidden neurons n',
      value: 6,
      min: 1,
      max: 128,
      step: 1,
      scale: 'log',
      restart: true,
    },
    activation: {
      label: 'Activation',
      value: 'step',
      options: { step: { label: 'step' }, sigmoid: { label: 'sigmoid' } },
      restart: true,
    },
    sharpness: {
      label: 'Sharpness: weight × width of a plateau',
      value: 20,
      min: 1,
      max: 200,
      scale: 'log',
      restart: true,
      when: ({ activation }) => activation === 'sigmoid',
    },
  },

  setup(params) {
    const { of } = curves[params.curve];
    const [x, inputs, target] = [grid, tensor(grid, [POINTS, 1]), grid.map(of)];
    const build = (/** @type {number} */ n) => staircase(of, n, /** @type {any} */ (params));
    const errorOf = (/** @type {number} */ n) => distance(forward(build(n), inputs).data, target);
    const [first, last] = build(params.n);
    const hidden = forward([first], inputs).data;
    const parts = Array.from(last.kernel.data, (height, k) => ({
      name: `neuron ${k + 1}`,
      x,
      y: x.map((_, i) => height * hidden[i * params.n + k]),
    }));
    return {
      fit: [
        { name: 'curve', x, y: target, style: 'dashed' },
        { name: 'network', x, y: forward([first, last], inputs).data },
      ],
      parts: params.n <= FEW ? parts : [],
      errors: [
        against('root mean square error', COUNTS, COUNTS.map(errorOf)),
        { ...against('now', [params.n], [errorOf(params.n)]), style: 'points' },
      ],
    };
  },

  views: {
    fit: {
      plot: 'lines',
      wide: true,
      title: 'Curve and network',
      axes: ['x', 'output'],
      of: ({ fit }) => fit,
    },
    parts: {
      plot: 'lines',
      title: 'What each neuron adds',
      axes: ['x', 'height × step'],
      of: ({ parts }) => parts,
      when: ({ n }) => n <= FEW,
    },
    errors: {
      plot: 'lines',
      title: 'Error and n',
      axes: ['log₂ n', 'error'],
      scale: 'log',
      of: ({ errors }) => errors,
    },
  },

  check: [
    {
      what: 'n steps miss the curve by its slope times the width of a plateau, over √12: ~ 1/n',
      steps: 0,
      expect: (_, { errors }) =>
        [3, 4, 5, 6, 7].every((i) => {
          const [slope, width] = [(2 * Math.PI) / Math.SQRT2, 2 / (COUNTS[i] + 1)];
          return Math.abs((errors[0].y[i] * Math.sqrt(12)) / (slope * width) - 1) < 0.05;
        }),
    },
    {
      what: 'soft steps of the right width do better than hard ones',
      params: { activation: 'sigmoid', sharpness: 4 },
      steps: 0,
      expect: (_, { errors }) => errors[0].y[5] < 0.05,
    },
  ],
};
