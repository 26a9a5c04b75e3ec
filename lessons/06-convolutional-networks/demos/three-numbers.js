// A kernel of three numbers on a curve: (1, −2, 1) is h² times the second derivative.

import { convolved, curvature, curve } from '../data/curve.js';

/** @param {string} label @param {number[]} weights */
const preset = (label, weights) => ({ label, set: { weights } });

/** Curves want numbers of 32 bits. @param {string} name @param {Float64Array} x @param {Float64Array} y @param {'points' | 'line' | 'dashed'} style */
const line = (name, x, y, style) => ({
  name,
  x: Float32Array.from(x),
  y: Float32Array.from(y),
  style,
});

/** @type {import('../../../bindings/worker/demo.js').Demo} */
export default {
  title: 'A kernel of three numbers',
  random: false,
  params: {
    kernel: {
      label: 'Kernel',
      value: 'second',
      options: {
        second: preset('Second difference', [1, -2, 1]),
        first: preset('First difference', [-0.5, 0, 0.5]),
        mean: preset('Mean of three', [0.33, 0.34, 0.33]),
        left: preset('Shift to the left', [0, 0, 1]),
      },
    },
    weights: {
      label: 'Its numbers',
      value: [],
      numbers: { min: -2, max: 2, step: 0.01, names: () => ['left', 'middle', 'right'] },
    },
    points: { label: 'Points', value: 20, min: 5, max: 200, step: 1, restart: true },
  },
  setup: ({ points }) => curve(points),
  views: {
    curve: {
      plot: 'lines',
      title: 'sin 4x + x² + 1',
      axes: ['x', 'f'],
      of: ({ x, f }) => [line('f', x, f, 'points')],
    },
    result: {
      plot: 'lines',
      title: 'The sum at each point',
      axes: ['x', 'sum'],
      of({ x, f }, { weights, kernel }) {
        const sums = line('kernel on f', x, convolved(f, weights), 'points');
        const h = x[1] - x[0];
        const fine = Float64Array.from({ length: 201 }, (_, i) => -1 + i / 100);
        const theory = line(
          'h² f″',
          fine,
          fine.map((at) => h * h * curvature(at)),
          'dashed',
        );
        return kernel === 'second' ? [sums, theory] : [sums];
      },
    },
  },
  check: {
    what: 'inside, (1, −2, 1) is h² f″ but for terms of fourth order, at most h⁴ · 256 / 12',
    steps: 0,
    expect(_, { result: [{ x, y }] }) {
      const h = 2 / (x.length - 1);
      const off = [...y].map((sum, i) => Math.abs(sum - h * h * curvature(x[i])));
      return Math.max(...off.slice(1, -1)) < (h ** 4 * 256) / 12 + 1e-6 && off[0] > 0.1;
    },
  },
};
