// A view with data for every kind of plot, and for every manner that a kind has.

import {
  bowl,
  cloud,
  dots,
  grid,
  loss,
  marks,
  noise,
  normal,
  range,
  test,
  wave,
  x,
} from './numbers.js';

/** @typedef {{view: import('../../../bindings/worker/demo.js').View, data: any, params?: Record<string, any>}} Example */

const of = () => null;
const floats = (/** @type {number[]} */ ...values) => Float32Array.from(values);

/** @type {Record<string, Example>} */
export const examples = {
  lines: {
    view: {
      plot: 'lines',
      title: 'A network learns a curve',
      of,
      axes: ['x / m', 'y / m'],
      pick: ['place', 'height'],
    },
    data: [
      { name: 'target', x, y: x.map(wave), style: 'dashed' },
      {
        name: 'network',
        x,
        y: x.map((v) => wave(v) * 0.9),
        low: x.map((v) => wave(v) * 0.9 - 0.2),
        high: x.map((v) => wave(v) * 0.9 + 0.2),
      },
      { name: 'samples', x: dots, y: dots.map((v, i) => wave(v) + noise[i]), style: 'points' },
      { name: 'steps', x: dots, y: dots.map((v) => Math.round(v) / 2), style: 'steps' },
    ],
    params: { place: 1, height: 0.5 },
  },
  log: {
    view: { plot: 'lines', title: 'Error, samples', of, axes: ['N', 'error'], scale: 'log' },
    data: [
      { name: 'network', x: range(20, 10, 1000), y: range(20, 10, 1000).map((n) => 1 / n) },
      {
        name: 'straight line',
        x: range(20, 10, 1000),
        y: range(20, 10, 1000).map((n) => 0.01 + 0.2 / Math.sqrt(n)),
      },
    ],
  },
  broken: {
    view: { plot: 'lines', title: 'A curve with gaps', of },
    data: [{ name: 'f', x: range(9, 0, 8), y: floats(0, 1, 2, NaN, NaN, 3, Infinity, 5, 6) }],
  },
  empty: {
    view: { plot: 'lines', title: 'No data', of },
    data: [{ name: 'f', x: range(0), y: range(0) }],
  },
  history: {
    view: { plot: 'history', title: 'Cost', of: ['cost', 'test cost'], scale: 'log' },
    data: { bins: [loss, test] },
  },
  scatter: {
    view: { plot: 'scatter', title: 'Two clouds', of, axes: ['x₀', 'x₁'], pick: ['x0', 'x1'] },
    data: [
      { name: 'class A', x: normal(80), y: normal(160).subarray(80) },
      { name: 'class B', x: normal(80).map((v) => v + 2), y: normal(80).map((v) => 1 - v) },
    ],
    params: { x0: 0, x1: 0 },
  },
  many: {
    view: { plot: 'scatter', title: 'Three thousand points with values', of, axes: ['x₀', 'x₁'] },
    data: [{ name: 'samples', ...cloud, values: cloud.x.map((v, i) => v * cloud.y[i]) }],
  },
  heatmap: {
    view: {
      plot: 'heatmap',
      title: 'Cost of two parameters',
      of,
      axes: ['a', 'b'],
      domain: [-3, 3],
      range: [0, 36],
      contours: 9,
      pick: ['a', 'b'],
    },
    data: { values: grid(100, 3, bowl), width: 100, height: 100, marks },
    params: { a: 1.5, b: -1 },
  },
  signs: {
    view: {
      plot: 'heatmap',
      title: 'Both signs, with gaps',
      of,
      axes: ['t / s', 'q / nm'],
      domain: [
        [0, 10],
        [-2, 2],
      ],
      range: [-1, 1],
    },
    data: {
      values: grid(
        120,
        3,
        (a, b) => (a * a + b * b < 0.6 ? NaN : a > 2.7 ? Infinity : Math.sin(2 * a) * Math.cos(b)),
        60,
      ),
      width: 120,
      height: 60,
    },
  },
  images: {
    view: { plot: 'images', title: 'Filters', of, columns: 6, choose: 'unit' },
    params: { unit: 2 },
    data: {
      values: grid(28, 3, (a, b) => Math.sin(3 * a * b), 28 * 12),
      width: 28,
      height: 28,
      labels: 'zero one two three four five six seven eight nine ten eleven'.split(' '),
    },
  },
  sheet: {
    view: { plot: 'images', title: 'Neurons', of, columns: 4, switches: 'on', range: [0, 1] },
    params: { on: floats(1, 1, 0, 1, 1, 1) },
    data: { values: grid(9, 1, (a, b) => a * b, 9 * 8), width: 9, height: 9, count: 8 },
  },
  bars: {
    view: {
      plot: 'bars',
      title: 'Test error of three sizes',
      of,
      axes: ['hidden units', 'mean square'],
    },
    data: {
      labels: ['5', '20', '100'],
      bars: [
        {
          name: 'training',
          values: floats(0.2, 0.08, 0.01),
          low: floats(0.15, 0.05, 0.005),
          high: floats(0.25, 0.1, 0.02),
        },
        {
          name: 'test',
          values: floats(0.22, 0.1, 0.19),
          low: floats(0.18, 0.08, 0.1),
          high: floats(0.28, 0.13, 0.3),
        },
      ],
    },
  },
  matrices: {
    view: { plot: 'matrices', title: 'A layer', of },
    data: [
      { name: 'W', shape: [2, 3], values: floats(1, -0.5, 2, 0.25, 3, -1) },
      '·',
      { name: 'x', shape: [3, 1], values: floats(0.5, NaN, 1) },
      '+',
      { name: 'b', shape: [2, 1], values: floats(1e-5, -12345) },
      '=',
      { name: 'large', shape: [30, 40], values: normal(1200) },
    ],
  },
  network: {
    view: { plot: 'network', title: 'Network', of, axes: ['y₀', 'y₁'], edit: 'weights' },
    data: [
      { shape: [2, 3], data: floats(1, -2, 0.5, 0.1, 3, -1) },
      { shape: [3], data: floats(0.5, -1, 0) },
      { shape: [3, 1], data: floats(2, -1, 0.7) },
      { shape: [1], data: floats(0.2) },
    ],
  },
  surface: {
    view: {
      plot: 'surface',
      title: 'The landscape of two parameters',
      of,
      axes: ['a', 'b', 'cost'],
      domain: [-3, 3],
    },
    data: { values: grid(60, 3, bowl), width: 60, height: 60, marks },
  },
  thumbnail: {
    view: { plot: 'thumbnail', title: 'Target', of, range: [0, 1] },
    data: { values: grid(64, 1, (a, b) => Number(a * b > 0)), width: 64, height: 64 },
  },
};
