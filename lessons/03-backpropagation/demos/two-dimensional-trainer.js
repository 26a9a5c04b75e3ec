// A network learns a function of two variables, as in the tutorial of lecture 3: every step draws a
// fresh batch of inputs, spread · N(0,1), compares outputs with the target, and goes a step downhill.

import { layers, optimizers, sequential, tensor } from 'nabla';
import { handmade, runs, usual } from '../data/notebook-runs.js';
import { CANVAS, nabla, painted } from '../data/picture.js';

const EDGE = 3; // inputs are shown from -3 to 3
const PIXELS = 100; // of a map, each way
const activations = ['sigmoid', 'tanh', 'relu', 'leakyRelu', 'elu', 'softplus', 'step', 'linear'];

const isScaled = (/** @type {any} */ { first }) => first !== 'glorot';
const own = {
  ...usual,
  hidden: [20, 20].map((units) => ({ units, activation: 'tanh' })),
  ...{ first: 'glorot', spread: 1.5, optimizer: 'adam', rate: 0.01, steps: 20000 },
};
const tasks = Object.fromEntries(runs.map(({ name, set }) => [name, { label: name, set }]));

/** The centres of a map's pixels, row by row from the top. */
const points = Float32Array.from({ length: 2 * PIXELS ** 2 }, (_, i) => {
  const pixel = i % 2 ? PIXELS - 1 - Math.floor(i / 2 / PIXELS) : (i >> 1) % PIXELS;
  return ((pixel + 0.5) / PIXELS) * 2 * EDGE - EDGE;
});
const map = (/** @type {Float32Array} */ values) => ({ values, width: PIXELS, height: PIXELS });
/** @type {Pick<import('../../../bindings/worker/demo.js').View, 'range' | 'domain' | 'axes'>} */
const plane = { range: [0, 1], domain: [-EDGE, EDGE], axes: ['y₀', 'y₁'] };

/** A function at points. @param {Float32Array} at @param {(y0: number, y1: number) => any} f */
const evaluate = (at, f) =>
  Float32Array.from({ length: at.length / 2 }, (_, i) => Number(f(at[2 * i], at[2 * i + 1])));

/** Weights as the diagram wants them. @param {{shape: readonly number[], data: Float32Array}[]} weights */
function drawn(weights) {
  const kernels = weights.filter(({ shape }) => shape.length === 2).map(({ data }) => data);
  const biases = weights.filter(({ shape }) => shape.length === 1).map(({ data }) => data);
  return { sizes: [2, ...biases.map(({ length }) => length)], kernels, biases };
}

// The course descends C = ½⟨(y - target)²⟩, the engine its loss ⟨(y - target)²⟩ = 2C. So half of η is
// the engine's rate, except for Adam, which does not notice a factor.
const engineRate = (/** @type {any} */ { optimizer, rate }) =>
  optimizer === 'adam' ? rate : rate / 2;

/** @type {import('../../../bindings/worker/demo.js').Demo} */
export default {
  title: 'A network learns a function of two variables',

  groups: {
    Task: ['task', 'picture', 'spread'],
    Network: ['hidden', 'output', 'first', 'scale', 'biasScale'],
    Training: ['optimizer', 'rate', 'batch', 'steps'],
  },
  params: {
    task: {
      label: 'Target, and the run of the notebook',
      value: 'XOR 2024',
      options: { ...tasks, painted: { label: 'Paint your own', set: own } },
      restart: true,
    },
    picture: {
      label: 'Your target',
      value: nabla,
      image: { width: CANVAS, height: CANVAS },
      restart: true,
      when: ({ task }) => task === 'painted',
    },
    spread: { label: 'Spread of the inputs', value: 3, min: 0.1, max: 5 },
    hidden: {
      label: 'Hidden layers',
      value: [],
      layers: { max: 5, units: 40, activations },
      restart: true,
    },
    output: {
      label: 'Activation of the output',
      value: 'sigmoid',
      options: Object.fromEntries(activations.map((label) => [label, { label }])),
      restart: true,
    },
    first: {
      label: 'First weights and biases',
      value: 'normal',
      options: {
        normal: { label: 'scale · N(0,1)' },
        glorot: { label: 'Glorot uniform, biases 0' },
        handmade: { label: 'the notebook’s numbers' },
      },
      hint: 'The notebook gives numbers for the half plane (2-1) and the quadrant (2-2-1).',
      restart: true,
    },
    scale: { label: 'Scale of weights', value: 0.1, min: 0, max: 5, restart: true, when: isScaled },
    biasScale: {
      label: 'Scale of biases',
      value: 0.1,
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
        momentum: { label: 'Gradient descent, momentum 0.9' },
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
    const { hidden, output, first, optimizer, scale, biasScale } = params;
    const target =
      runs.find(({ name }) => name === params.task)?.target ?? painted(params.picture, EDGE);
    const net = sequential({
      layers: [...hidden, { units: 1, activation: output }].map((layer, index) =>
        layers.dense(index === 0 ? { ...layer, inputShape: [2] } : layer),
      ),
      seed: random.next(),
    });
    const momentum = optimizer === 'momentum' ? 0.9 : 0;
    const learningRate = engineRate(params);
    net.compile({
      optimizer:
        optimizer === 'adam'
          ? optimizers.adam({ learningRate })
          : optimizers.sgd({ learningRate, momentum }),
      loss: 'meanSquaredError',
    });
    const given = (first === 'handmade' && handmade.get(target)) || [];
    if (first !== 'glorot') {
      const fresh = net.getWeights().map(({ shape, data }, index) => {
        if (given[index]?.length === data.length) return tensor(given[index], shape);
        return random.normal({ shape, stddev: shape.length === 2 ? scale : biasScale });
      });
      net.setWeights(fresh);
    }
    return { net, target, random, goal: map(evaluate(points, target)) };
  },

  step({ net, target, random }, params) {
    net.optimizer.learningRate = engineRate(params);
    const x = random.normal({ shape: [params.batch, 2], stddev: params.spread });
    const y = tensor(evaluate(x.data, target), [params.batch, 1]);
    return { cost: net.trainOnBatch(x, y) / 2 };
  },

  views: {
    network: {
      plot: 'network',
      title: 'Network',
      axes: ['y₀', 'y₁'],
      of: ({ net }) => drawn(net.getWeights()),
    },
    output: {
      plot: 'heatmap',
      title: 'Output of the network',
      ...plane,
      of: ({ net }) => map(net.predict(tensor(points, [PIXELS ** 2, 2])).data),
    },
    cost: {
      plot: 'history',
      title: 'Cost of each batch, ½⟨(y − target)²⟩',
      axes: ['step', 'cost'],
      of: ['cost'],
      scale: 'log',
    },
    target: { plot: 'thumbnail', title: 'Target', ...plane, of: ({ goal }) => goal },
  },

  check: { seed: 1, steps: 5000, expect: ({ cost }) => cost < 0.02 },
};
