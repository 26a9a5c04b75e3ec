// The smallest network there is: one slope w, learned from points y = w̃x + ε by stochastic gradient
// descent on C = ½⟨(wx − y)²⟩. A thousand walkers show what theory says exactly: mean and mean square
// of their distance from w̃ = 1 (data/slope-theory.js).

import { tensor } from '../../../bindings/index.js';
import { samples, slopeOf } from '../data/descent.js';
import { slope } from '../data/fits.js';
import { histogram, moment, standardError } from '../data/moments.js';
import { factors } from '../data/slope-theory.js';

/** @import { Demo } from '../../../bindings/worker/demo.js' */

const [TRUTH] = slope.truth;

/** @type {Demo} */
export default {
  title: 'One slope, a thousand walkers, and theory',

  groups: {
    Data: ['spread', 'noise'],
    Descent: ['rate', 'batch', 'start', 'walkers', 'steps'],
  },
  params: {
    spread: { label: 'Spread σ of x', value: 1, min: 0.2, max: 2 },
    noise: { label: 'Noise ν of y', value: 0, min: 0, max: 2 },
    rate: { label: 'Learning rate η', value: 0.2, min: 0.001, max: 10, scale: 'log' },
    batch: { label: 'Samples in a step, B', value: 1, min: 1, max: 100, step: 1, scale: 'log' },
    start: { label: 'Start w', value: 3, min: -3, max: 5, restart: true },
    walkers: {
      label: 'Walkers',
      value: 1000,
      min: 10,
      max: 4000,
      step: 10,
      scale: 'log',
      restart: true,
    },
    steps: { label: 'Pause at step', value: 50, min: 10, max: 10000, step: 10, scale: 'log' },
  },
  pauseAt: ({ steps }) => steps,

  setup: ({ start, walkers }, { random }) => ({
    random,
    theta: [tensor(new Float32Array(walkers).fill(start), [walkers, 1])],
    slope: slopeOf(slope),
    mean: start - TRUTH,
    square: (start - TRUTH) ** 2,
  }),

  step(state, { walkers, batch, noise, spread, rate }) {
    const seen = samples(state.random, { walkers, batch, noise, spread });
    const { gradient } = state.slope(state.theta, seen);
    /** @type {Float32Array} */
    const w = state.theta[0].data;
    const moved = w.map((at, i) => at - rate * gradient[0].data[i]);
    state.theta = [tensor(moved, [walkers, 1])];
    const distances = moved.map((at) => at - TRUTH);

    const theory = factors({ rate, batch, spread, noise });
    state.mean *= theory.mean;
    state.square = theory.square * state.square + theory.heat;
    return {
      '⟨w − w̃⟩': moment(distances, 1),
      '⟨w − w̃⟩, theory': state.mean,
      '⟨(w − w̃)²⟩': moment(distances, 2),
      '⟨(w − w̃)²⟩, theory': state.square,
      '± of ⟨w − w̃⟩': standardError(distances, 1),
      '± of ⟨(w − w̃)²⟩': standardError(distances, 2),
    };
  },

  views: {
    mean: {
      plot: 'history',
      title: 'Mean distance ⟨w − w̃⟩',
      of: ['⟨w − w̃⟩', '⟨w − w̃⟩, theory'],
    },
    square: {
      plot: 'history',
      title: 'Mean square ⟨(w − w̃)²⟩',
      of: ['⟨(w − w̃)²⟩', '⟨(w − w̃)²⟩, theory'],
      scale: 'log',
    },
    walkers: {
      plot: 'lines',
      title: 'Where the walkers are',
      axes: ['w − w̃', 'density'],
      of: ({ theta: [{ data }], mean, square }) =>
        histogram(
          data.map((/** @type {number} */ at) => at - TRUTH),
          { mean, square },
        ),
    },
  },

  check: [
    { params: {}, steps: 5 },
    { params: { batch: 10 }, steps: 20 },
    { params: { batch: 10, rate: 0.02, spread: 2, noise: 1 }, steps: 200 },
  ].map((run) => ({
    ...run,
    what: 'mean and mean square are theory’s, within four standard errors',
    expect: (/** @type {Record<string, number>} */ result) =>
      ['⟨w − w̃⟩', '⟨(w − w̃)²⟩'].every((name) => {
        const off = Math.abs(result[name] - result[`${name}, theory`]);
        return off < 4 * result[`± of ${name}`];
      }),
  })),
};
