// Every channel of every layer while the network learns. Of the one that is chosen: its kernels, and the
// patches of 24 pictures that excite it most, as a physiologist maps a cell of the visual cortex.

import { optimizers, sequential } from 'nabla';
import { inspect, networks, packsOf } from '../data/inspected.js';
import { once } from '../data/once.js';
import { Recent } from '../data/recent.js';

const EXAMPLES = 24;

/** @type {(part: 'maps' | 'kernels' | 'patches') => (state: any, params: any) => any} */
const part = (name) => (state, params) => once(state, params, () => inspect(state, params))[name];

/** @type {import('../../../bindings/worker/demo.js').Demo} */
export default {
  title: 'The inside of a convolutional network',
  engine: 'images',
  data: packsOf,

  groups: { Network: ['network', 'rate', 'batch', 'steps'], Looking: ['picture', 'unit'] },
  params: {
    network: { label: 'Network', value: 'squares', options: networks, restart: true },
    rate: { label: 'Learning rate (Adam)', value: 0.002, min: 0.0001, max: 0.05, scale: 'log' },
    batch: { label: 'Batch size', value: 10, min: 1, max: 50, step: 1 },
    steps: { label: 'Pause at step', value: 300, min: 100, max: 3000, step: 100 },
    picture: { label: 'Picture', value: 0, min: 0, max: EXAMPLES - 1, step: 1 },
    unit: { label: 'Channel looked at, from 0', value: 2, min: 0, max: 45, step: 1 },
  },
  pauseAt: ({ steps }) => steps,

  setup({ network: name, rate }, given) {
    const network = networks[name];
    const net = sequential({ layers: network.make(), seed: given.random.next() });
    net.compile({ optimizer: optimizers.adam(rate), loss: network.loss });
    const source = network.source(given);
    return { net, network, source, examples: source(EXAMPLES).x, recent: new Recent() };
  },

  step(state, { rate, batch }) {
    const { net, source, recent } = state;
    state.seen = null;
    net.optimizer.learningRate = rate;
    const { x, y } = source(batch);
    const cost = net.trainOnBatch(x, y);
    return { cost, last50: recent.take(cost) };
  },

  views: {
    maps: {
      plot: 'images',
      title: 'All channels of all layers: choose one',
      range: [0, 1],
      choose: 'unit',
      of: part('maps'),
    },
    kernels: {
      plot: 'images',
      title: 'Its kernels, one for each channel below',
      range: [-0.5, 0.5],
      of: part('kernels'),
    },
    patches: {
      plot: 'images',
      title: 'What excites it most: pieces of pictures, as large as it can see',
      of: part('patches'),
    },
    cost: { plot: 'history', title: 'Cost', of: ['cost', 'last50'], scale: 'log', wide: true },
  },

  check: [
    {
      what: 'after 100 steps the cost is a third of the first; a unit of the second layer sees 9 × 9 pixels',
      params: { unit: 8 },
      tested: 1,
      steps: 100,
      expect: ({ cost }, { maps, kernels, patches }) =>
        cost < 0.1 && maps.count === 33 && kernels.count === 8 && patches.width === 9,
    },
    {
      what: 'digits: after 200 steps a mean cost below 0.35; an answer has 12 kernels of 7 × 7 and sees the picture',
      params: { network: 'digits', unit: 39 },
      tested: 1,
      steps: 200,
      expect: ({ last50 }, { maps, kernels, patches }) =>
        last50 < 0.35 &&
        maps.labels[39] === 'is it 3?' &&
        kernels.count === 12 &&
        patches.width === 28,
    },
  ],
};
