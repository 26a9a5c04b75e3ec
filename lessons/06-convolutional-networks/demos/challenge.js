// The Grand Autoencoder Challenge: squeeze a disc through at most 9 numbers (MEDIUM) or 3 (HARD), and after
// 30,000 pictures be as good as possible.

import { optimizers, sequential } from 'nabla';
import { beginnings, EDGE, IMAGES, judged, league, network } from '../data/challenge.js';
import { checks } from '../data/challenge-checks.js';
import { Recent } from '../data/recent.js';
import { draws, listed, painted } from '../data/scenes.js';
import { channelOf, gallery } from '../data/tiles.js';

const SHOWN = 6;
const EVERY = 3000; // pictures from one score to the next

const activations = Object.fromEntries(
  ['sigmoid', 'relu', 'leakyRelu', 'elu', 'tanh', 'linear'].map((label) => [label, { label }]),
);
const activation = { value: 'sigmoid', options: activations, restart: true };
const blockNames = (/** @type {any} */ { blocks }) =>
  Array.from({ length: blocks }, (_, i) => `block ${i + 1}`);
/** One number a block. @param {string} label @param {number} max */
const eachBlock = (label, max) => ({
  label,
  value: [],
  numbers: { min: 1, max, step: 1, names: blockNames },
  restart: true,
});

/** @type {import('../../../bindings/worker/demo.js').Demo} */
export default {
  title: 'The Grand Autoencoder Challenge',
  engine: 'images',
  paused: true,

  groups: {
    Encoder: ['begin', 'blocks', 'channels', 'kernels', 'factors', 'activation'],
    Bottleneck: ['kind', 'code', 'inner'],
    Training: ['rate', 'batch'],
  },
  params: {
    begin: { label: 'Begin with', value: 'notebook', options: beginnings, restart: true },
    blocks: { label: 'Blocks', value: 2, min: 1, max: 3, step: 1, restart: true },
    channels: eachBlock('Channels', 16),
    kernels: eachBlock('Kernels, pixels each way', 7),
    factors: eachBlock('Then means of squares of', 9),
    activation: { label: 'Activation', ...activation },
    kind: {
      label: 'Made by',
      value: 'map',
      options: { map: { label: 'a convolution 3 × 3' }, dense: { label: 'a dense layer' } },
      restart: true,
    },
    code: { label: 'Its channels, or neurons', value: 1, min: 1, max: 9, step: 1, restart: true },
    inner: { label: 'Its activation', ...activation },
    rate: { label: 'Learning rate (Adam)', value: 0.001, min: 0.0001, max: 0.1, scale: 'log' },
    batch: { label: 'Batch size', value: 30, min: 5, max: 100, step: 1, restart: true },
  },
  pauseAt: ({ batch }) => Math.ceil(IMAGES / batch),
  contest: { of: 'score', league },

  setup(params, { random }) {
    const net = sequential({ layers: network(params), seed: random.next() });
    net.compile({ optimizer: optimizers.adam(params.rate), loss: 'meanSquaredError' });
    const draw = draws(random);
    const test = painted(listed('disc', SHOWN, draw), EDGE);
    return { net, draw, test, recent: new Recent(), images: 0, score: 0 };
  },

  step(state, { rate, batch }) {
    const { net, draw, recent } = state;
    net.optimizer.learningRate = rate;
    const x = painted(listed('disc', batch, draw), EDGE);
    const cost = net.trainOnBatch(x, x);
    const before = state.images;
    state.images += batch;
    if (before === 0 || Math.floor(before / EVERY) < Math.floor(state.images / EVERY))
      state.score = net.evaluate(judged(), judged(), { batchSize: 100 });
    return { cost, last50: recent.take(cost), score: state.score, images: state.images };
  },

  views: {
    rows: {
      plot: 'images',
      title: 'Test discs, and what comes out',
      range: [0, 1],
      columns: SHOWN,
      of({ net, test }) {
        const rows = [test, net.predict(test)];
        const places = [...Array(SHOWN).keys()];
        const pictures = rows.flatMap((maps) => places.map((i) => channelOf(maps, 0, i).values));
        const labels = ['input', 'output'].flatMap((name) => places.map(() => name));
        return gallery(pictures, EDGE, labels);
      },
    },
    cost: {
      plot: 'history',
      title: 'Cost of a batch, and the score: cost of the thousand discs',
      of: ['cost', 'score'],
      scale: 'log',
      wide: true,
    },
  },

  check: checks,
};
