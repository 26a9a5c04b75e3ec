// A network that narrows inside learns to mend pictures: spoilt ones go in, and it is told what they
// should be.

import { optimizers, sequential } from 'nabla';
import { batchOf, EDGE, network, tasks, untouched } from '../data/mending.js';
import { draws } from '../data/scenes.js';
import { channelOf, gallery } from '../data/tiles.js';

const SHOWN = 5;

/** @typedef {import('../../../bindings/worker/demo.js').Params} Params */
const isColour = (/** @type {Params} */ { task }) => task === 'colour';
const isOther = (/** @type {Params} */ params) => !isColour(params);
const isNoise = (/** @type {Params} */ { task }) => task === 'noise';
const isHole = (/** @type {Params} */ { task }) => task === 'hole';

/** Rows of inputs, outputs, targets. @param {any} state */
function rows({ net, test: { x, y } }) {
  const given = { spoilt: x, mended: net.predict(x), target: y };
  const places = [...Array(SHOWN).keys()];
  return gallery(
    Object.values(given).flatMap((maps) => places.map((i) => channelOf(maps, 0, i).values)),
    EDGE,
    Object.keys(given).flatMap((name) => places.map(() => name)),
  );
}

/** @type {Omit<import('../../../bindings/worker/demo.js').View, 'range' | 'when'>} */
const pictures = {
  plot: 'images',
  title: 'Spoilt, mended, and how they should be',
  columns: SHOWN,
  of: rows,
};

/** @type {import('../../../bindings/worker/demo.js').Demo} */
export default {
  title: 'A network mends pictures',
  engine: 'images',

  groups: { Pictures: ['task', 'noise', 'hole'], Training: ['channels', 'rate', 'batch', 'steps'] },
  params: {
    task: { label: 'Task', value: 'noise', options: tasks, restart: true },
    noise: { label: 'Noise σ', value: 0.7, min: 0, max: 2, restart: true, when: isNoise },
    hole: {
      label: 'Side of the hole / pixels',
      value: 12,
      min: 1,
      max: 24,
      step: 1,
      restart: true,
      when: isHole,
    },
    channels: { label: 'Channels', value: 8, min: 1, max: 16, step: 1, restart: true },
    rate: { label: 'Learning rate (Adam)', value: 0.003, min: 0.0001, max: 0.05, scale: 'log' },
    batch: { label: 'Batch size', value: 10, min: 1, max: 50, step: 1 },
    steps: { label: 'Pause at step', value: 500, min: 100, max: 5000, step: 100 },
  },
  pauseAt: ({ steps }) => steps,

  setup(params, { random }) {
    const { task, channels, rate } = params;
    const net = sequential({ layers: network(channels), seed: random.next() });
    net.compile({ optimizer: optimizers.adam(rate), loss: 'meanSquaredError' });
    const chance = { random, draw: draws(random) };
    const test = batchOf(task, SHOWN, /** @type {any} */ (params), chance);
    return { net, chance, test };
  },

  step({ net, chance }, params) {
    net.optimizer.learningRate = params.rate;
    const pair = batchOf(params.task, params.batch, /** @type {any} */ (params), chance);
    return { cost: net.trainOnBatch(pair.x, pair.y), untouched: untouched(pair) };
  },

  views: {
    rows: { ...pictures, range: [0, 1], when: isOther },
    coloured: { ...pictures, range: [-1, 1], when: isColour },
    cost: {
      plot: 'history',
      title: 'Cost, and what the spoilt picture itself would cost',
      of: ['cost', 'untouched'],
      scale: 'log',
      wide: true,
    },
  },

  check: [
    {
      what: 'noise of σ = 0.7 costs 0.49; of that less than a tenth is left',
      tested: 1,
      steps: 100,
      expect: ({ cost, untouched }) => cost < untouched / 10,
    },
    {
      what: 'a hole is filled better than by grey, though not as well as one would like',
      params: { task: 'hole' },
      tested: 1,
      steps: 500,
      expect: ({ cost, untouched }) => cost < 0.9 * untouched,
    },
    {
      what: 'discs and squares are told apart',
      params: { task: 'colour' },
      tested: 1,
      steps: 500,
      expect: ({ cost, untouched }) => cost < untouched / 8,
    },
  ],
};
