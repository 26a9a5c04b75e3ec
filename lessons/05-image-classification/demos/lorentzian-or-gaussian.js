// Lorentzian or Gaussian? A network sees a line shape on 100 points and says which it is, as in the
// course's homework on image recognition.

import { curves, POINTS, places } from '../data/curves-and-shapes.js';
import { begin, params, practise, verdict, views } from '../data/recogniser.js';

const x = places(POINTS);
const SHOWN = 4;

/** @type {import('../../../bindings/worker/demo.js').Demo} */
export default {
  title: 'Lorentzian or Gaussian?',
  params,
  pauseAt: ({ steps }) => steps,
  setup: (params, { random }) => begin(curves, params, random),
  step: practise,

  views: {
    examples: {
      plot: 'lines',
      title: 'Four curves: what they are, and how sure the network is',
      axes: ['x', 'y'],
      range: [-0.1, 1.1],
      wide: true,
      of: (state) =>
        Array.from({ length: SHOWN }, (_, i) => ({
          name: verdict(state, i),
          x,
          y: state.judges.x.data.subarray(i * POINTS, (i + 1) * POINTS),
        })),
    },
    ...views,
  },

  check: [
    {
      what: 'the notebook: a cost of 0.40 and about .85 right after 1000 batches of 20',
      steps: 1000,
      expect: ({ 'new samples': accuracy }) => accuracy > 0.8 && accuracy < 0.96,
    },
  ],
};
