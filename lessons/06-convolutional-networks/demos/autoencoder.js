// An autoencoder with a bottleneck, as in the tutorial. Its code, the few numbers in the middle, can
// be turned by hand: what is added to them goes through the decoder alone.

import { input, model, optimizers, sequential } from 'nabla';
import { checks, codeNames, codeSize, look, runs } from '../data/autoencoders.js';
import { hourglass } from '../data/networks.js';
import { once } from '../data/once.js';
import { Recent } from '../data/recent.js';
import { draws, listed, painted } from '../data/scenes.js';

/** @type {(name: 'pictures' | 'layers') => (state: any, params: any) => any} */
const part = (name) => (state, params) => once(state, params, () => look(state, params))[name];

/** @type {import('../../../bindings/worker/demo.js').Demo} */
export default {
  title: 'An autoencoder with a bottleneck',
  engine: 'images',

  groups: {
    Training: ['run', 'rate', 'batch', 'steps'],
    'Test picture': ['x', 'y', 'radius', 'turn'],
  },
  params: {
    run: { label: 'Network and pictures', value: '2020', options: runs, restart: true },
    rate: { label: 'Learning rate (Adam)', value: 0.001, min: 0.0001, max: 0.1, scale: 'log' },
    batch: { label: 'Batch size', value: 30, min: 1, max: 64, step: 1 },
    steps: { label: 'Pause at step', value: 500, min: 100, max: 5000, step: 100 },
    x: { label: 'Its middle, x', value: 0.2, min: -1, max: 1 },
    y: { label: 'Its middle, y', value: -0.1, min: -1, max: 1 },
    radius: { label: 'Its radius', value: 0.5, min: 0, max: 1 },
    turn: {
      label: 'Add to the code by hand',
      value: [],
      numbers: { min: -1, max: 1, step: 0.02, names: codeNames },
    },
  },
  pauseAt: ({ steps }) => steps,

  setup({ run, rate }, { random }) {
    const { scene, centred, ...sizes } = runs[run].net;
    const net = sequential({ layers: hourglass(sizes), seed: random.next() });
    net.compile({ optimizer: optimizers.adam(rate), loss: 'meanSquaredError' });
    const edge = codeSize(run);
    const code = input({ shape: [edge, edge, 1] });
    const after = net.layers.findIndex(({ name }) => name === 'code') + 1;
    const outputs = net.layers.slice(after).reduce((y, layer) => layer.apply(y), code);
    const decoder = model({ inputs: code, outputs });
    const size = { edge: sizes.edge, centred };
    const shape = scene === 'disc' ? 'disc' : 'square';
    const test = (/** @type {any} */ { x, y, radius }) =>
      painted([[{ shape, x, y, radius }]], size.edge, size);
    return { net, decoder, after, scene, size, test, draw: draws(random), recent: new Recent() };
  },

  step(state, { rate, batch }) {
    const { net, scene, size, draw, recent } = state;
    state.seen = null;
    net.optimizer.learningRate = rate;
    const x = painted(listed(scene, batch, draw), size.edge, size);
    const cost = net.trainOnBatch(x, x);
    return { cost, last50: recent.take(cost) };
  },

  views: {
    pictures: {
      plot: 'images',
      title: 'Input, code and output; the code and output that you turned',
      range: [0, 1],
      columns: 5,
      of: part('pictures'),
    },
    layers: {
      plot: 'images',
      title: 'All channels of all layers, each in its own colours',
      range: [0, 1],
      of: part('layers'),
    },
    cost: {
      plot: 'history',
      title: 'Cost ⟨(output − input)²⟩',
      wide: true,
      of: ['cost', 'last50'],
      scale: 'log',
    },
  },

  check: checks,
};
