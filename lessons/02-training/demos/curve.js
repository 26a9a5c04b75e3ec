// A network learns a curve. The course's first Keras notebook: 1-20-10-1, sigmoid, sigmoid, linear,
// learns sin(y)/(1 + y²) with Adam from batches of 20 random y. Any other curve will do as well, and
// so will your own points.

import { layers, optimizers, sequential, tensor } from '../../../bindings/index.js';
import { checks } from '../data/curve-checks.js';
import { scene } from '../data/scene.js';
import { optionsOf, resonance } from '../data/targets.js';

/** @import { Demo, Params } from '../../../bindings/worker/demo.js' */

const activations = ['sigmoid', 'tanh', 'relu', 'leakyRelu', 'elu', 'softplus', 'linear'];
const sigmoids = [20, 10].map((units) => ({ units, activation: 'sigmoid' }));
const tanhs = [20, 20].map((units) => ({ units, activation: 'tanh' }));
const isOwn = (/** @type {Params} */ { target }) => target === 'points';
const isFunction = (/** @type {Params} */ params) => !isOwn(params);

const keras = {
  hidden: sigmoids,
  optimizer: 'adam',
  rate: 0.001,
  batch: 20,
  edge: 10,
  steps: 1000,
};
const quick = { ...keras, hidden: tanhs, rate: 0.01, edge: 3, steps: 3000 };
const others = ['packet', 'sine', 'kink', 'step', 'stairs'];

const curves = optionsOf('notebook', ...others);
const limits = { max: 5, units: 64, activations };

/** @type {Demo} */
export default {
  title: 'A network learns a curve',

  groups: {
    Task: ['target', 'points', 'edge'],
    Network: ['hidden'],
    Training: ['optimizer', 'rate', 'batch', 'steps'],
  },
  params: {
    target: {
      label: 'Curve',
      value: 'notebook',
      options: {
        notebook: { ...curves.notebook, set: keras },
        ...Object.fromEntries(others.map((name) => [name, { ...curves[name], set: quick }])),
        points: { label: 'Your points', set: quick },
      },
      restart: true,
    },
    points: {
      label: 'Your points',
      hint: 'To begin with: the resonance of an oscillator, amplitude over frequency.',
      value: resonance,
      table: { columns: ['x', 'y'], min: 2, max: 500 },
      restart: true,
      when: isOwn,
    },
    edge: {
      label: 'Samples from −a to a, with a',
      value: 10,
      min: 1,
      max: 20,
      restart: true,
      when: isFunction,
    },
    hidden: { label: 'Hidden layers', value: sigmoids, layers: limits, restart: true },
    optimizer: {
      label: 'Optimizer',
      value: 'adam',
      options: { adam: { label: 'Adam' }, sgd: { label: 'Gradient descent' } },
      restart: true,
    },
    rate: { label: 'Learning rate', value: 0.001, min: 0.0001, max: 1, scale: 'log' },
    batch: { label: 'Batch size', value: 20, min: 1, max: 500, step: 1, scale: 'log' },
    steps: { label: 'Pause at step', value: 1000, min: 100, max: 50000, step: 100, scale: 'log' },
  },
  pauseAt: ({ steps }) => steps,

  setup(params, { random }) {
    const sizes = [...params.hidden, { units: 1 }];
    const net = sequential({
      layers: sizes.map((size, i) => layers.dense(i > 0 ? size : { ...size, inputShape: [1] })),
      seed: random.next(),
    });
    net.compile({
      optimizer: (params.optimizer === 'adam' ? optimizers.adam : optimizers.sgd)(params.rate),
      loss: 'meanSquaredError',
    });
    return { net, random, scene: scene(params) };
  },

  step({ net, random, scene }, { batch, rate }) {
    net.optimizer.learningRate = rate;
    const { x, y } = scene.draw(random, batch);
    return { cost: net.trainOnBatch(tensor(x, [batch, 1]), tensor(y, [batch, 1])) };
  },

  views: {
    curve: {
      plot: 'lines',
      title: 'The curve and the network',
      axes: ['y', 'f(y)'],
      wide: true,
      of: ({ net, scene }) => [
        ...scene.known,
        { name: 'network', x: scene.x, y: scene.answer(net.predict(scene.question)) },
      ],
    },
    cost: { plot: 'history', title: 'Cost ⟨(f − F)²⟩ of the batch', of: ['cost'], scale: 'log' },
    network: { plot: 'network', title: 'Network', of: ({ net }) => net.getWeights() },
  },

  check: checks,
};
