// Fits with more than one way down. f = sin(θ₀x + θ₁) is to become F = sin(5x + 1): its landscape is a
// high plain with a narrow hole for each solution and a shallow trap where f = 0. A wave packet,
// f = sin(θ₁(x − θ₀)) / (10 + x²), has a whole row of solutions. Walkers begin everywhere.

import { packet, sine } from '../data/fits.js';
import { curves, map } from '../data/scenery.js';
import { advance, begin } from '../data/walk.js';
import { descentGroup, plain, walkParams } from '../data/walk-params.js';

/** @import { Demo } from '../../../bindings/worker/demo.js' */

const fits = { sine, packet };
const many = { ...plain, walkers: 64, placement: 'random' };

/** @type {Demo} */
export default {
  title: 'A landscape with many minima',

  groups: {
    Run: ['fit', 'landscape'],
    Start: ['walkers', 'placement', 'start0', 'start1'],
    Descent: descentGroup,
  },
  params: {
    fit: {
      label: 'Model f(x)',
      value: 'sine',
      options: {
        sine: { label: sine.label, set: { ...many, rate: 0.2, steps: 1000, start0: 8, start1: 0 } },
        packet: {
          label: packet.label,
          set: { ...many, rate: 50, steps: 1000, start0: -3, start1: 1 },
        },
      },
      restart: true,
    },
    start0: { label: 'Start θ₀', value: 8, min: -10, max: 10, restart: true },
    start1: { label: 'Start θ₁', value: 0, min: -2, max: 6, restart: true },
    ...walkParams,
  },
  pauseAt: ({ steps }) => steps,

  setup: (params, { random }) =>
    begin(fits[/** @type {'sine' | 'packet'} */ (params.fit)], params, random),
  step: advance,

  views: {
    map: {
      plot: 'heatmap',
      title: 'Cost landscape C(θ₀, θ₁)',
      axes: ['θ₀', 'θ₁'],
      domain: [sine.box[0], sine.box[1]],
      wide: true,
      pick: ['start0', 'start1'],
      of: (walk, params) => map(walk, params),
    },
    surface: {
      plot: 'surface',
      title: 'The landscape to turn',
      axes: ['θ₀', 'θ₁', 'C'],
      domain: [sine.box[0], sine.box[1]],
      of: (walk, params) => map(walk, params),
    },
    curve: { plot: 'lines', title: 'Truth and fit', axes: ['x', 'y'], domain: [-4, 4], of: curves },
    found: {
      plot: 'history',
      title: 'Fraction that found a solution',
      of: ['found'],
    },
    cost: { plot: 'history', title: 'Mean cost ½⟨(f − F)²⟩', of: ['cost'], scale: 'log' },
  },

  check: [
    {
      what: 'the exact gradient leads a fifth of the walkers to a solution',
      params: { source: 'all' },
      steps: 1000,
      expect: ({ found }) => found > 0.1 && found < 0.35,
    },
    {
      what: 'the noise of ten samples a step leads twice as many there',
      steps: 1000,
      expect: ({ found }) => found > 0.35 && found < 0.6,
    },
    {
      what: 'most walkers find one of the wave packets that equal the truth',
      params: { fit: 'packet' },
      steps: 1000,
      expect: ({ found }) => found > 0.5,
    },
  ],
};
