// A network of 5 hidden neurons evaluates its inputs in batches: each step is one call with a batch of
// fresh random points. Steps a second times batch size is points a second.

import { layers, sequential } from 'nabla';
import { map, square } from '../data/plane.js';

const HALF = 0.5;
const MESH = 50; // points each way: a batch of 2500
const SPREAD = 10; // of the weights, as in the notebook

/** @typedef {import('../../../bindings/worker/demo.js').Pair} Pair */

/** @type {Pair} */
const side = [-HALF, HALF];
/** @type {{domain: [Pair, Pair], axes: string[]}} */
const plane = { domain: [side, side], axes: ['y₁', 'y₂'] };

/** @type {import('../../../bindings/worker/demo.js').Demo} */
export default {
  title: 'One call for ten thousand points',

  params: {
    batch: { label: 'Points in a batch', value: 10000, min: 1, max: 10000, step: 1, scale: 'log' },
    hidden: { label: 'Hidden neurons', value: 5, min: 1, max: 100, step: 1, restart: true },
  },
  pauseAt: () => 1000,

  setup({ hidden }, { random }) {
    const net = sequential({
      layers: [
        layers.dense({ units: hidden, activation: 'sigmoid', inputShape: [2] }),
        layers.dense({ units: 1, activation: 'sigmoid' }),
      ],
    });
    net.setWeights(
      net.getWeights().map(({ shape }) => {
        const spread = shape.length > 1 ? SPREAD : 1;
        return random.uniform({ shape, low: -spread, high: spread });
      }),
    );
    const mesh = map(net.predictOnBatch(square(MESH, HALF)).data);
    return { net, random, mesh, points: 0, cloud: null };
  },

  step(state, { batch }) {
    const { net, random } = state;
    const x = random.uniform({ shape: [batch, 2], low: -HALF, high: HALF });
    const y = net.predictOnBatch(x);
    state.cloud = { x, y };
    state.points += batch;
    return { points: state.points };
  },

  views: {
    cloud: {
      plot: 'scatter',
      title: 'Outputs of the newest batch',
      ...plane,
      of: ({ cloud }) =>
        cloud
          ? [
              {
                name: 'points',
                x: cloud.x.data.filter(
                  (/** @type {number} */ _, /** @type {number} */ i) => i % 2 === 0,
                ),
                y: cloud.x.data.filter(
                  (/** @type {number} */ _, /** @type {number} */ i) => i % 2 === 1,
                ),
                values: cloud.y.data,
              },
            ]
          : [],
    },
    mesh: {
      plot: 'heatmap',
      title: '50 × 50 points as one batch',
      ...plane,
      range: [0, 1],
      of: ({ mesh }) => mesh,
    },
  },

  check: [
    {
      what: 'ten thousand points at once',
      steps: 3,
      expect: ({ points }, { cloud: [{ x, y, values }] }) =>
        points === 30000 &&
        [x, y, values].every(({ length }) => length === 10000) &&
        values.every((/** @type {number} */ value) => value >= 0 && value <= 1),
    },
    {
      what: 'one at a time',
      params: { batch: 1 },
      steps: 50,
      expect: ({ points }, { cloud }) => points === 50 && cloud[0].values.length === 1,
    },
  ],
};
