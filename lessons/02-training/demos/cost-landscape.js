// The fit of a curve as a walk downhill. The data are F(x) = 3 / ((x − 0.5)² + 1) at x ~ N(0, 2); the
// model is f = θ₀ / ((x − θ₁)² + 1), or has the 1 as a third parameter; every walker descends the cost
// C = ½⟨(f − F)²⟩ along the gradient that it sees in a few samples.

import { hill, wideHill } from '../data/fits.js';
import { curves, map } from '../data/scenery.js';
import { advance, begin } from '../data/walk.js';
import { descentGroup, plain, walkParams } from '../data/walk-params.js';

/** @import { Demo, Params } from '../../../bindings/worker/demo.js' */

const hasThree = (/** @type {Params} */ { fit }) => fit === 'three';
const usual = { ...plain, fit: 'two', start0: -1, start1: 2, rate: 0.2, steps: 100 };

/** @param {number} across @param {number} up @returns {[[number, number], [number, number]]} */
const sides = (across, up) => [wideHill.box[across], wideHill.box[up]];

/** How far the first walker is from (3, 0.5). @param {Record<string, number>} results */
const miss = ({ 'θ₀': height, 'θ₁': place }) => Math.hypot(height - 3, place - 0.5);

/** @type {Demo} */
export default {
  title: 'A fit walks down its cost landscape',

  groups: {
    Run: ['run', 'fit', 'landscape'],
    Start: ['walkers', 'placement', 'start0', 'start1', 'start2'],
    Descent: descentGroup,
  },
  params: {
    run: {
      label: 'Run',
      value: 'notebook',
      options: {
        notebook: { label: 'Two parameters', set: usual },
        exact: { label: 'The exact gradient', set: { ...usual, source: 'all' } },
        many: {
          label: '36 walkers',
          set: { ...usual, walkers: 36, placement: 'grid', steps: 300 },
        },
        noisy: { label: 'Noisy data', set: { ...usual, noise: 1, walkers: 36, steps: 1000 } },
        three: {
          label: 'Three parameters',
          set: { ...usual, fit: 'three', start2: 0.4, steps: 1500, stop: true, tolerance: 1e-3 },
        },
      },
      restart: true,
    },
    fit: {
      label: 'Model f(x)',
      value: 'two',
      options: { two: { label: hill.label }, three: { label: wideHill.label } },
      restart: true,
    },
    start0: { label: 'Start θ₀', value: -1, min: -3, max: 6, restart: true },
    start1: { label: 'Start θ₁', value: 2, min: -2, max: 3, restart: true },
    start2: { label: 'Start θ₂', value: 0.4, min: 0.2, max: 3, restart: true, when: hasThree },
    ...walkParams,
  },
  pauseAt: ({ steps }) => steps,

  setup: (params, { random }) => begin(hasThree(params) ? wideHill : hill, params, random),
  step: advance,

  views: {
    map: {
      plot: 'heatmap',
      title: 'Cost landscape C(θ₀, θ₁)',
      axes: ['θ₀', 'θ₁'],
      domain: sides(0, 1),
      contours: 20,
      wide: true,
      pick: ['start0', 'start1'],
      of: (walk, params) => map(walk, params),
    },
    section: {
      plot: 'heatmap',
      title: 'Its section C(θ₂, θ₁)',
      axes: ['θ₂', 'θ₁'],
      domain: sides(2, 1),
      contours: 20,
      pick: ['start2', 'start1'],
      when: hasThree,
      of: (walk, params) => (hasThree(params) ? map(walk, params, [2, 1]) : null),
    },
    surface: {
      plot: 'surface',
      title: 'The landscape to turn',
      axes: ['θ₀', 'θ₁', 'C'],
      domain: sides(0, 1),
      wide: true,
      of: (walk, params) => map(walk, params),
    },
    curve: {
      plot: 'lines',
      title: 'Truth and fit',
      axes: ['x', 'y'],
      domain: [-4, 4],
      range: [-2, 4],
      of: curves,
    },
    cost: { plot: 'history', title: 'Cost ½⟨(f − F)²⟩', of: ['cost', 'batch cost'], scale: 'log' },
  },

  check: [
    { what: 'the notebook’s walk ends near (3, 0.5)', steps: 100, expect: (r) => miss(r) < 0.2 },
    {
      what: 'all 36 walkers find the truth',
      params: { run: 'many' },
      steps: 300,
      expect: ({ found }) => found === 1,
    },
    {
      what: 'three parameters: the walker rests long before 10,000 steps, near (3, 0.5, 1)',
      params: { run: 'three' },
      steps: 1000,
      expect: (r) => r.walking === 0 && miss(r) < 0.5 && Math.abs(r['θ₂'] - 1) < 0.5,
    },
  ],
};
