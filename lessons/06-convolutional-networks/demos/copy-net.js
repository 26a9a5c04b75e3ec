// A network of two convolutions learns to answer with its input, as in the tutorial: discs at random
// places, fresh ones for every batch.

import { optimizers, sequential } from 'nabla';
import { copier } from '../data/networks.js';
import { Recent } from '../data/recent.js';
import { draws, listed, painted } from '../data/scenes.js';
import { channelOf, gallery, kernelSheet, namesOf, tiles } from '../data/tiles.js';

const activations = Object.fromEntries(
  ['sigmoid', 'relu', 'tanh', 'linear'].map((label) => [label, { label }]),
);

/** @type {import('../../../bindings/worker/demo.js').Demo} */
export default {
  title: 'A network learns to copy',
  engine: 'images',

  groups: {
    Network: ['run', 'channels', 'kernel', 'activation'],
    Training: ['rate', 'batch', 'steps'],
  },
  params: {
    run: {
      label: 'Pictures and run',
      value: '2020',
      options: {
        2020: { label: 'Notebook of 2020: 50 × 50', set: { rate: 0.001, batch: 10, steps: 100 } },
        2024: { label: 'Notebook of 2024: 64 × 64', set: { rate: 0.005, batch: 32, steps: 100 } },
      },
      restart: true,
    },
    channels: { label: 'Channels', value: 10, min: 1, max: 20, step: 1, restart: true },
    kernel: {
      label: 'Kernels',
      value: '3',
      options: { 3: { label: '3 × 3' }, 5: { label: '5 × 5' }, 7: { label: '7 × 7' } },
      restart: true,
    },
    activation: { label: 'Activation', value: 'sigmoid', options: activations, restart: true },
    rate: { label: 'Learning rate (Adam)', value: 0.001, min: 0.0001, max: 0.1, scale: 'log' },
    batch: { label: 'Batch size', value: 10, min: 1, max: 64, step: 1 },
    steps: { label: 'Pause at step', value: 100, min: 100, max: 2000, step: 100 },
  },
  pauseAt: ({ steps }) => steps,

  setup({ run, channels, kernel, activation, rate }, { random }) {
    const recent = run === '2024';
    const size = { edge: recent ? 64 : 50, centred: recent };
    const net = sequential({
      layers: copier({ channels, kernel: Number(kernel), activation }),
      seed: random.next(),
    });
    net.compile({ optimizer: optimizers.adam(rate), loss: 'meanSquaredError' });
    const test = painted([[{ shape: 'disc', x: 0.25, y: -0.15, radius: 0.5 }]], size.edge, size);
    return { net, size, test, draw: draws(random), recent: new Recent() };
  },

  step({ net, size, draw, recent }, { rate, batch }) {
    net.optimizer.learningRate = rate;
    const x = painted(listed('disc', batch, draw), size.edge, size);
    const cost = net.trainOnBatch(x, x);
    return { cost, last50: recent.take(cost) };
  },

  views: {
    pictures: {
      plot: 'images',
      title: 'A test picture, and the answer',
      range: [0, 1],
      columns: 4,
      of: ({ net, test, size: { edge } }) =>
        gallery([test.data, channelOf(net.predict(test), 0).values], edge, ['input', 'output']),
    },
    maps: {
      plot: 'images',
      title: 'What each channel makes of it, each in its own colours',
      range: [0, 1],
      of: ({ net, test, size: { edge } }) =>
        tiles(net.activations(test), namesOf(net.layers), edge),
    },
    kernels: {
      plot: 'images',
      title: 'Kernels of the first layer, one a channel',
      range: [-1, 1],
      of: ({ net }) => kernelSheet(net.layers[0].getWeights()[0]),
    },
    cost: {
      plot: 'history',
      title: 'Cost ⟨(output − input)²⟩',
      wide: true,
      of: ['cost', 'last50'],
      scale: 'log',
    },
  },

  check: [
    {
      what: '191 parameters; steps 51–100 cost 0.042 in the notebook, here 0.025 to 0.106 with seeds 1–20',
      steps: 100,
      expect: ({ last50 }, { kernels }) => kernels.count === 10 && last50 > 0.02 && last50 < 0.12,
    },
    {
      what: 'it goes on falling: below the notebook’s 0.042 by step 200',
      params: { steps: 200 },
      steps: 200,
      expect: ({ last50 }) => last50 < 0.042,
    },
    {
      what: 'the run of 2024 gets there within its 100 steps',
      params: { run: '2024' },
      tested: 1,
      steps: 100,
      expect: ({ last50 }) => last50 < 0.02,
    },
  ],
};
