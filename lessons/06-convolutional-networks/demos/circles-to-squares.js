// Four convolutions of 20 channels learn to see discs and draw squares, as in the homework: five
// discs a picture, and where they overlap they add up.

import { optimizers, sequential } from 'nabla';
import { translator } from '../data/networks.js';
import { Recent } from '../data/recent.js';
import { draws, listed, painted, squared } from '../data/scenes.js';
import { channelOf, gallery } from '../data/tiles.js';

const EDGE = 50;
const SHOWN = 5;

/** @typedef {import('../data/scenes.js').Thing[][]} Lists */

/** Discs, and the squares that they should become. @param {Lists} lists */
const pair = (lists) => ({ x: painted(lists, EDGE), y: painted(squared(lists), EDGE) });

/** @type {import('../../../bindings/worker/demo.js').Demo} */
export default {
  title: 'Discs become squares',
  engine: 'images',
  paused: true,

  groups: { Network: ['channels'], Training: ['rate', 'batch', 'steps'] },
  params: {
    channels: {
      label: 'Channels of each layer',
      value: 20,
      min: 1,
      max: 20,
      step: 1,
      restart: true,
    },
    rate: { label: 'Learning rate (Adam)', value: 0.001, min: 0.0001, max: 0.02, scale: 'log' },
    batch: { label: 'Batch size', value: 10, min: 1, max: 30, step: 1 },
    steps: { label: 'Pause at step', value: 2000, min: 100, max: 5000, step: 100 },
  },
  pauseAt: ({ steps }) => steps,

  setup({ channels, rate }, { random }) {
    const net = sequential({ layers: translator({ channels }), seed: random.next() });
    net.compile({ optimizer: optimizers.adam(rate), loss: 'meanSquaredError' });
    const draw = draws(random);
    return { net, draw, test: pair(listed('discs', SHOWN, draw)), recent: new Recent() };
  },

  step({ net, draw, recent }, { rate, batch }) {
    net.optimizer.learningRate = rate;
    const { x, y } = pair(listed('discs', batch, draw));
    const cost = net.trainOnBatch(x, y);
    return { cost, last50: recent.take(cost) };
  },

  views: {
    rows: {
      plot: 'images',
      title: 'Test pictures, what the network makes of them, and what it should',
      range: [0, 2],
      columns: SHOWN,
      of({ net, test: { x, y } }) {
        const rows = { input: x, output: net.predict(x), target: y };
        const places = [...Array(SHOWN).keys()];
        return gallery(
          Object.values(rows).flatMap((maps) => places.map((i) => channelOf(maps, 0, i).values)),
          EDGE,
          Object.keys(rows).flatMap((name) => places.map(() => name)),
        );
      },
    },
    cost: {
      plot: 'history',
      title: 'Cost ⟨(output − target)²⟩',
      wide: true,
      of: ['cost', 'last50'],
      scale: 'log',
    },
  },

  check: [
    {
      what: 'a tenth of the parameters, 6 channels, come to 0.049 to 0.057 in 100 steps',
      params: { channels: 6 },
      tested: 1,
      steps: 100,
      expect: ({ last50 }) => last50 < 0.07,
    },
    {
      what: 'a run of the notebook, 100 steps: the cost is a tenth of the first',
      tested: 0,
      steps: 100,
      expect: ({ last50 }) => last50 < 0.05,
    },
    {
      what: 'after 300 steps, as the notebook advises: 0.012',
      tested: 0,
      steps: 300,
      expect: ({ last50 }) => last50 < 0.014,
    },
    {
      what: 'the notebook’s 0.0046 came after repeated runs: 2000 steps end at 0.0047, 0.0054 and 0.0051',
      tested: 0,
      steps: 2000,
      expect: ({ last50 }) => last50 < 0.006,
    },
  ],
};
