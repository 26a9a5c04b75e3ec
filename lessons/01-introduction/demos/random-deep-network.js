// A deep network with random weights draws a picture of astonishing detail: the output over the plane
// of its two inputs. The map is refined pass by pass, some points a step; the pictures after each
// hidden layer, and the cut through the middle, are there at once.

import { compile } from 'nabla';
import { across, map, square } from '../data/plane.js';
import { album, courses, draw, outputs } from '../data/random-network.js';
import { checks, presets } from '../data/random-runs.js';
import { refined, stepsTo } from '../data/refined.js';

/** @typedef {import('nabla').Tensor} Tensor */

const SMALL = 40; // pixels of the pictures layer by layer, as in the notebook
const CUT = 401; // points of the cut through the middle: one is the centre

/** A choice among words, each its own label. @param {string} label @param {string[]} list */
const choice = (label, list) => ({
  label,
  value: list[list.length - 1],
  options: Object.fromEntries(list.map((word) => [word, { label: word }])),
  restart: true,
});

/** A number of which there are so many. @param {string} label @param {number} value @param {number} [min] @param {number} [max] */
const count = (label, value, min = 0, max = value) => ({
  label,
  value,
  min,
  max,
  step: 1,
  restart: true,
});

/** @type {import('../../../bindings/worker/demo.js').Demo} */
export default {
  title: 'A random deep network',

  groups: {
    Network: ['preset', 'layers', 'width', 'activation', 'output'],
    'Random numbers': ['inner', 'outer', 'biases'],
    Picture: ['cut', 'x', 'y', 'half', 'finest'],
  },
  params: {
    preset: { label: 'Begin with', value: 'sigmoid', options: presets, restart: true },
    layers: count('Hidden layers', 21),
    width: count('Neurons in each', 100, 1, 200),
    activation: choice('Activation', ['linear', 'step', 'relu', 'tanh', 'sigmoid']),
    output: choice('Output', ['linear', 'same']),
    inner: { label: 'Spread of inner weights ±', value: 3, min: 0, max: 10, restart: true },
    outer: { label: 'First and last weights ±', value: 1, min: 0, max: 10, restart: true },
    biases: { label: 'Spread of biases ±', value: 1, min: 0, max: 10, restart: true },
    cut: { ...count('Output wired to hidden layer', 21, 1), when: ({ layers }) => layers > 1 },
    x: { label: 'Centre y₁', value: 0, min: -20, max: 20, restart: true },
    y: { label: 'Centre y₂', value: 0, min: -20, max: 20, restart: true },
    half: { label: 'Half the side', value: 0.5, min: 0.001, max: 20, scale: 'log', restart: true },
    finest: choice('Pixels each way', ['100', '200', '400']),
  },
  pauseAt: ({ finest }) => stepsTo(Number(finest)),

  setup(params, { random }) {
    const { half } = params;
    /** @type {[number, number]} */
    const centre = [params.x, params.y];
    const all = outputs(draw(params, random), /** @type {any} */ (params));
    const chosen = Math.max(0, Math.min(params.cut, params.layers) - 1);
    const network = compile((/** @type {Tensor} */ points) => all(points)[chosen]);
    const every = compile(all);
    const pictures = every(square(SMALL, half, centre)).map(({ data }) => data);
    every.dispose();
    const points = across(CUT, half, centre);
    const x = points.data.filter((_, i) => i % 2 === 0);
    return {
      network,
      map: refined(network, half, centre),
      layers: album(pictures),
      courses: courses(pictures, 2 * half),
      line: [{ name: 'output', x, y: network(points).data }],
    };
  },

  step: (state, { finest }) => ({ pixels: state.map.step(Number(finest)) }),

  views: {
    picture: {
      plot: 'heatmap',
      title: 'Output over the plane',
      axes: ['y₁', 'y₂'],
      pick: ['x', 'y'],
      wide: true,
      of: (state, { x, y, half }) => ({
        ...map(state.map.values),
        domain: [
          [x - half, x + half],
          [y - half, y + half],
        ],
      }),
    },
    layers: {
      plot: 'images',
      title: 'The same, read out after each hidden layer',
      range: [0, 1],
      of: (state) => state.layers,
    },
    line: {
      plot: 'lines',
      title: 'Across the centre',
      axes: ['y₁', 'output'],
      of: (state) => state.line,
    },
    courses: {
      plot: 'lines',
      title: 'Detail and contrast',
      axes: ['hidden layer', 'detail; contrast'],
      scale: 'log',
      of: (state) => state.courses,
    },
  },

  check: checks,
};
