// 784 pixels, ten classes: the course's networks for MNIST, dense layers with descent at rate 1. The last tenth of
// the training pictures validates after each epoch.

import { optimizers, sequential } from 'nabla';
import { checks } from '../data/course-checks.js';
import { judged, network, networks } from '../data/course-networks.js';
import { Passes, part } from '../data/digits.js';
import { views } from '../data/judging.js';
import { epochOf, packOf, pictures, training } from '../data/sets.js';

/** @type {import('../../../bindings/worker/demo.js').Demo} */
export default {
  title: 'Ten digits, dense layers',
  engine: 'images', // which has Gaussian dropout
  data: packOf,
  paused: true,

  params: {
    pictures,
    network,
    count: {
      label: 'Pictures to train with',
      hint: 'Of the clothes there are 1,260.',
      value: 4500,
      min: 100,
      max: 4500,
      step: 100,
      restart: true,
    },
    rate: { label: 'Learning rate η', value: 1, min: 0.01, max: 3, scale: 'log' },
    batch: { label: 'Batch size', value: 100, min: 1, max: 500, step: 1, scale: 'log' },
    epochs: { label: 'Pause after epochs', value: 30, min: 1, max: 300, step: 1, scale: 'log' },
  },
  pauseAt: (params) => params.epochs * Math.ceil(epochOf(params) / params.batch),

  setup(params, { random, data }) {
    const { train, test, classes } = data[params.pictures];
    const most = training(train);
    const net = sequential({ layers: networks[params.network](), seed: random.next() });
    net.compile({
      optimizer: optimizers.sgd(1),
      loss: 'categoricalCrossentropy',
      metrics: ['accuracy'],
    });
    const passes = new Passes(train, random, epochOf(params));
    const [validating, asked] = [part(train, most), part(test)];
    const state = { net, passes, validating, test: asked, names: classes };
    return { ...state, ...judged(state), sum: { cost: 0, right: 0, batches: 0 }, training: 0.1 };
  },

  step(state, { batch, rate }) {
    const { net, passes, sum } = state;
    const { done } = passes;
    const { x, t } = passes.next(batch);
    net.optimizer.learningRate = rate;
    const [cost, right] = net.trainOnBatch(x, t);
    sum.right += right;
    sum.batches += 1;
    if (passes.done > done) {
      Object.assign(state, judged(state), { training: sum.right / sum.batches });
      state.sum = { right: 0, batches: 0 };
    }
    const { training, validation, result, dead } = state;
    return {
      cost,
      training,
      validation: validation.accuracy,
      'test error %': 100 * (1 - result.accuracy),
      'dead units': dead,
    };
  },

  views: {
    accuracy: {
      plot: 'history',
      title: 'Share of right answers, by epoch',
      of: ['training', 'validation'],
    },
    cost: { plot: 'history', title: 'Cross-entropy of a batch', of: ['cost'], scale: 'log' },
    kernels: {
      plot: 'images',
      title: 'Weights into the first 30 units',
      columns: 6,
      of: ({ kernels }) => kernels,
    },
    ...views,
  },

  check: checks,
};
