// A network learns a function of two variables, as in the tutorial of lecture 3: every step draws a
// fresh batch of inputs, spread · N(0,1), compares outputs with the target, and goes a step downhill.

import { layers, optimizers, sequential, tensor } from 'nabla';
import { checks, handmade, targets, tasks } from '../data/notebook-runs.js';
import { at, EDGE, image, map, nabla, painted, points } from '../data/plane.js';

const activations = ['sigmoid', 'tanh', 'relu', 'leakyRelu', 'elu', 'softplus', 'step', 'linear'];
const outputs = Object.fromEntries(activations.map((label) => [label, { label }]));
const limits = { max: 5, units: 40, activations };
const isPainted = (/** @type {any} */ { task }) => task === 'painted';
const isScaled = (/** @type {any} */ { first }) => first !== 'glorot';

// The course descends C = ½⟨(y - target)²⟩, the engine its loss ⟨(y - target)²⟩ = 2C. So half of η is
// the engine's rate, except for Adam, which does not notice a factor.
const engineRate = (/** @type {any} */ { optimizer, rate }) =>
  optimizer === 'adam' ? rate : rate / 2;

/** @type {Pick<import('../../../bindings/worker/demo.js').View, 'range' | 'domain' | 'axes'>} */
const plane = { range: [0, 1], domain: [-EDGE, EDGE], axes: ['y₀', 'y₁'] };

/** @type {import('../../../bindings/worker/demo.js').Demo} */
export default {
  title: 'A network learns a function of two variables',

  groups: {
    Task: ['task', 'picture', 'spread'],
    Network: ['hidden', 'output', 'first', 'scale', 'biasScale'],
    Training: ['optimizer', 'rate', 'batch', 'steps'],
  },
  params: {
    task: { label: 'Target and run', value: 'XOR 2024', options: tasks, restart: true },
    picture: { label: 'Your target', value: nabla, image, restart: true, when: isPainted },
    spread: { label: 'Spread of the inputs', value: 3, min: 0.1, max: 5 },
    hidden: { label: 'Hidden layers', value: [], layers: limits, restart: true },
    output: { label: 'Output activation', value: 'sigmoid', options: outputs, restart: true },
    first: {
      label: 'First weights and biases',
      value: 'normal',
      options: {
        normal: { label: 'scale · N(0,1)' },
        glorot: { label: 'Glorot uniform, biases 0' },
        handmade: { label: 'the notebook’s numbers' },
      },
      restart: true,
    },
    scale: { label: 'Scale of weights', value: 0, min: 0, max: 5, restart: true, when: isScaled },
    biasScale: {
      label: 'Scale of biases',
      value: 0,
      min: 0,
      max: 5,
      restart: true,
      when: isScaled,
    },
    optimizer: {
      label: 'Optimizer',
      value: 'sgd',
      options: {
        sgd: { label: 'Gradient descent' },
        momentum: { label: 'Descent, momentum 0.9' },
        adam: { label: 'Adam' },
      },
      restart: true,
    },
    rate: { label: 'Learning rate η', value: 0.1, min: 0.0001, max: 20, scale: 'log' },
    batch: { label: 'Batch size', value: 200, min: 1, max: 1000, step: 1, scale: 'log' },
    steps: { label: 'Pause at step', value: 1000, min: 100, max: 100000, step: 100, scale: 'log' },
  },
  pauseAt: ({ steps }) => steps,

  setup(params, { random }) {
    const target = targets.get(params.task) ?? painted(params.picture);
    const sizes = [...params.hidden, { units: 1, activation: params.output }];
    const net = sequential({
      layers: sizes.map((size, i) => layers.dense(i > 0 ? size : { ...size, inputShape: [2] })),
      seed: random.next(),
    });
    const { sgd, adam } = optimizers;
    const learningRate = engineRate(params);
    const momentum = params.optimizer === 'momentum' ? 0.9 : 0;
    net.compile({
      optimizer: params.optimizer === 'adam' ? adam(learningRate) : sgd({ learningRate, momentum }),
      loss: 'meanSquaredError',
    });
    if (isScaled(params)) {
      const given = (params.first === 'handmade' && handmade.get(target)) || [];
      const first = net.getWeights().map(({ shape, data }, i) => {
        if (given[i]?.length === data.length) return tensor(given[i], shape);
        return random.normal({ shape, stddev: shape.length > 1 ? params.scale : params.biasScale });
      });
      net.setWeights(first);
    }
    return { net, target, random, goal: map(at(target, points)) };
  },

  step({ net, target, random }, params) {
    net.optimizer.learningRate = engineRate(params);
    const x = random.normal({ shape: [params.batch, 2], stddev: params.spread });
    const y = tensor(at(target, x.data), [params.batch, 1]);
    return { cost: net.trainOnBatch(x, y) / 2 };
  },

  views: {
    network: { plot: 'network', title: 'Network', ...plane, of: ({ net }) => net.getWeights() },
    output: {
      plot: 'heatmap',
      title: 'Output of the network',
      ...plane,
      of: ({ net }) => map(net.predict(tensor(points, [points.length / 2, 2])).data),
    },
    cost: { plot: 'history', title: 'Cost ½⟨(y − target)²⟩', of: ['cost'], scale: 'log' },
    target: { plot: 'thumbnail', title: 'Target', ...plane, of: ({ goal }) => goal },
  },

  check: checks,
};
