// Learning curves: how many of new pictures a network gets wrong, by the number of those it was trained
// with, plain and with help. Every point is the mean over several networks with its standard error.

import { Passes, part } from '../data/digits.js';
import { augmentation } from '../data/distort.js';
import { judge } from '../data/judging.js';
import { network } from '../data/lab.js';
import { curve, sizesOf } from '../data/learning-curve.js';
import { packOf, pictures } from '../data/sets.js';

const NONE = { shift: 0, turn: 0, stretch: 0, blur: 0 };
const ways = [
  { name: 'plain', drop: 0, ...NONE },
  { name: 'dropout 0.5', drop: 0.5, ...NONE },
  { name: 'shifted, turned, scaled', drop: 0, shift: 2, turn: 12, stretch: 0.1, blur: 0 },
];
const BATCH = 50;
const CHUNK = 50; // batches in one step of the demo

/** Another network: all sizes in turn, each in all ways with the same pictures. @param {any} state @param {any} params */
function begin({ trained, train, random, sizes, from: before }, { units }) {
  const way = trained % ways.length;
  const size = Math.floor(trained / ways.length) % sizes.length;
  const from = way > 0 ? before : random.next() % (train.count - sizes[size] + 1);
  const passes = new Passes(train, random, sizes[size], from);
  const net = network({ units, drop: ways[way].drop, seed: random.next() });
  return { net, passes, from, way, size, batches: 0, change: augmentation(random, ways[way]) };
}

/** @type {import('../../../bindings/worker/demo.js').Demo} */
export default {
  title: 'How many pictures?',
  data: packOf,
  paused: true,

  params: {
    pictures,
    units: {
      label: 'Hidden neurons',
      value: 50,
      min: 5,
      max: 200,
      step: 1,
      scale: 'log',
      restart: true,
    },
    batches: {
      label: 'Batches of 50 for each network',
      value: 400,
      min: 50,
      max: 3000,
      step: 50,
      scale: 'log',
      restart: true,
    },
    repeats: { label: 'Networks for each point', value: 3, min: 1, max: 20, step: 1 },
  },
  pauseAt: (params) =>
    sizesOf(params).length * ways.length * params.repeats * Math.ceil(params.batches / CHUNK),

  setup(params, { random, data }) {
    const { train, test } = data[params.pictures];
    const sizes = sizesOf(params);
    const errors = ways.map(() => sizes.map(() => /** @type {number[]} */ ([])));
    const state = {
      random,
      train,
      test: part(test),
      sizes,
      errors,
      from: 0,
      trained: 0,
      curves: [],
    };
    return Object.assign(state, begin(state, params));
  },

  step(state, params) {
    const { net, passes, change, way, size, test, errors } = state;
    for (let i = 0; i < CHUNK; i++) {
      const { x, t } = passes.next(BATCH, change);
      net.trainOnBatch(x, t);
    }
    state.batches += CHUNK;
    const wrong = 100 * (1 - judge(net, test).accuracy);
    if (state.batches >= params.batches) {
      errors[way][size].push(wrong);
      state.curves = ways.map(({ name }, i) => curve(name, state.sizes, errors[i]));
      state.trained += 1;
      net.dispose();
      Object.assign(state, begin(state, params));
    }
    return { pictures: state.sizes[size], networks: state.trained, 'wrong now, %': wrong };
  },

  views: {
    curves: {
      plot: 'lines',
      title: 'Wrong answers to new pictures, ± standard error',
      axes: ['pictures to train with', 'wrong / %'],
      scale: 'log',
      across: 'log',
      domain: [40, 6500],
      wide: true,
      of: ({ curves }) => curves,
    },
  },

  check: {
    what: 'with a hundred times the pictures a quarter of the mistakes is left; distortion helps the few',
    params: { batches: 150 },
    tested: 1,
    steps: 15 * 3,
    expect: (_, { curves: [plain, , helped] }) =>
      plain.y[4] < 0.4 * plain.y[0] && helped.y[1] < plain.y[1] && plain.y[4] < 14,
  },
};
