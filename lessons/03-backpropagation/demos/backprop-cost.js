// What a gradient costs, measured here and now: each step takes a network twice as wide and computes
// its gradient by backpropagation and by finite differences, N + 1 forward passes for N parameters.

import { measure } from '../data/costs.js';

const WIDTHS = [1, 2, 4, 8, 16, 32, 64];

/** @typedef {ReturnType<typeof measure>} Measured */

/** @param {Measured[]} rows @param {[string, (row: Measured) => number][]} columns */
const curves = (rows, columns) =>
  columns.map(([name, of]) => ({
    name,
    x: Float32Array.from(rows, ({ parameters }) => parameters),
    y: Float32Array.from(rows, of),
  }));

/** @type {import('../../../bindings/worker/demo.js').Demo} */
export default {
  title: 'What a gradient costs',
  paused: true,

  params: {
    batch: {
      label: 'Batch size',
      value: 32,
      min: 1,
      max: 256,
      step: 1,
      scale: 'log',
      restart: true,
    },
  },
  pauseAt: () => WIDTHS.length,

  setup: (_, { random }) => ({ random, rows: /** @type {Measured[]} */ ([]) }),

  /** Beyond the widest network it measures that one again. */
  step(state, { batch }) {
    const width = WIDTHS[Math.min(state.rows.length, WIDTHS.length - 1)];
    const row = measure(width, batch, state.random);
    state.rows = [...state.rows.slice(0, WIDTHS.length - 1), row];
    const { parameters, forward, backward, differences, apart } = row;
    return {
      parameters,
      'back and forth': (forward + backward) / forward,
      differences: differences / forward,
      apart,
    };
  },

  views: {
    counted: {
      plot: 'lines',
      title: 'Counted',
      axes: ['weights and biases', 'multiplications, one example'],
      scale: 'log',
      across: 'log',
      of: ({ rows }) =>
        curves(rows, [
          ['forward', ({ forward }) => forward],
          ['forward and backward', ({ forward, backward }) => forward + backward],
          ['finite differences', ({ differences }) => differences],
        ]),
    },
    timed: {
      plot: 'lines',
      title: 'Measured here',
      axes: ['weights and biases', 'time for a batch / ms'],
      scale: 'log',
      across: 'log',
      of: ({ rows }) =>
        curves(rows, [
          ['forward', ({ ms }) => ms.forward],
          ['forward and backward', ({ ms }) => ms.both],
          ['finite differences', ({ ms }) => ms.differences],
        ]),
    },
  },

  check: {
    what: 'about three times a forward pass against N + 1 times, and the same gradient',
    steps: WIDTHS.length,
    expect: (results, { counted }) => {
      const [forward, both, differences] = counted;
      const last = WIDTHS.length - 1;
      return (
        results.parameters === 4417 &&
        forward.y[last] === 4288 &&
        both.y[last] / forward.y[last] < 3 &&
        both.y[last] / forward.y[last] > 2.9 &&
        differences.y[last] === 4418 * 4288 &&
        results.apart < 0.02
      );
    },
  },
};
