// A linear autoencoder finds the leading eigenvectors: two dense layers without bias or activation learn all
// digits at once, and what they keep is compared with the principal components.

import { layers, optimizers, sequential } from 'nabla';
import { digits, EDGE, MOST } from '../data/digits.js';
import { look, rebuilt } from '../data/linear.js';
import { once } from '../data/once.js';
import { distance, least, overlaps } from '../data/pca.js';
import { gallery } from '../data/tiles.js';

const SHOWN = 6;

/** @param {any} state @param {any} params */
const seen = (state, params) => once(state, params, () => look(state));

/** @type {import('../../../bindings/worker/demo.js').Demo} */
export default {
  title: 'A linear autoencoder and the eigenvectors of its data',
  engine: 'all', // eigh is in no smaller build
  data: ['mnist'],

  params: {
    n: {
      label: 'Numbers in the bottleneck, N',
      value: 6,
      min: 1,
      max: MOST,
      step: 1,
      restart: true,
    },
    rate: { label: 'Learning rate (Adam)', value: 0.01, min: 0.001, max: 0.1, scale: 'log' },
    steps: { label: 'Pause at step', value: 400, min: 100, max: 3000, step: 100 },
  },
  pauseAt: ({ steps }) => steps,

  setup({ n, rate }, { random, data }) {
    const given = digits(data.mnist.train);
    const net = sequential({
      layers: [
        layers.dense({ units: n, useBias: false, inputShape: [EDGE ** 2] }),
        layers.dense({ units: EDGE ** 2, useBias: false }),
      ],
      seed: random.next(),
    });
    net.compile({ optimizer: optimizers.adam(rate), loss: 'meanSquaredError' });
    return { net, given, n, least: least(given, n) };
  },

  step(state, { rate }) {
    const { net, given } = state;
    state.seen = null;
    net.optimizer.learningRate = rate;
    const cost = net.trainOnBatch(given.centred, given.centred);
    const { basis, best } = look(state);
    return { cost, least: state.least, distance: distance(basis, best) };
  },

  views: {
    rebuilt: {
      plot: 'images',
      title: 'Digits, through the network, and through the eigenvectors',
      range: [0, 1],
      columns: SHOWN,
      of: (state) => rebuilt(state, SHOWN),
    },
    learned: {
      plot: 'images',
      title: 'What the decoder adds up',
      range: [-0.4, 0.4],
      of: (state, params) => gallery(seen(state, params).rows, EDGE),
    },
    components: {
      plot: 'images',
      title: 'The leading eigenvectors',
      range: [-0.15, 0.15],
      of: ({ given, n }) => gallery(given.components.slice(0, n), EDGE),
    },
    overlap: {
      plot: 'heatmap',
      title: 'Overlaps: orthonormal rows of the decoder with eigenvectors',
      range: [-1, 1],
      axes: ['eigenvector', 'row of the decoder'],
      of(state, params) {
        const { basis, best } = seen(state, params);
        const values = Float32Array.from(overlaps(basis, best).flat());
        return { values, width: state.n, height: state.n, domain: [0, state.n] };
      },
    },
    distance: {
      plot: 'history',
      title: 'Distance of the two projectors',
      of: ['distance'],
      scale: 'log',
    },
    cost: {
      plot: 'history',
      title: 'Cost, and the least there can be',
      of: ['cost', 'least'],
      scale: 'log',
      wide: true,
    },
  },

  check: [
    {
      what: 'six numbers: after 200 steps the projectors are equal to 1/1000, and the cost is the least',
      tested: 1,
      steps: 200,
      expect: ({ cost, least, distance }) => distance < 0.001 && Math.abs(cost / least - 1) < 1e-4,
    },
    {
      what: 'twenty: after 80 the cost is the least to 2 %, long before the subspace is the right one',
      params: { n: 20 },
      tested: 0,
      steps: 80,
      expect: ({ cost, least, distance }) => cost < 1.02 * least && distance > 0.8,
    },
  ],
};
