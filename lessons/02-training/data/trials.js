// Many small networks trained one after the other, for a measurement with error bars: the error of
// networks of each kind, their mean, and the mean's standard error.

import { initializers, layers, optimizers, sequential } from '../../../bindings/index.js';

/** @import { Tensor } from '../../../bindings/tensor.js' */

/**
 * First weights. With one input and many neurons, Keras' own are small and all biases are 0: every
 * neuron begins with its bend at y = 0, and wide networks take long to move them apart.
 */
export const firsts = {
  spread: {
    label: 'He normal, biases N(0,1)',
    kernelInitializer: 'heNormal',
    biasInitializer: initializers.randomNormal({ stddev: 1 }),
  },
  keras: {
    label: 'Keras’: Glorot uniform, biases 0',
    kernelInitializer: 'glorotUniform',
    biasInitializer: 'zeros',
  },
};

/** How each is trained. @type {Record<string, import('../../../bindings/worker/demo.js').Param>} */
export const trainingParams = {
  rate: {
    label: 'Learning rate (Adam)',
    value: 0.02,
    min: 0.001,
    max: 0.3,
    scale: 'log',
    restart: true,
  },
  batches: {
    label: 'Steps of training',
    hint: 'Of each network.',
    value: 1000,
    min: 10,
    max: 3000,
    step: 10,
    scale: 'log',
    restart: true,
  },
};

/**
 * A new network with one input and one output, trained on all points at once by Adam, with a rate that
 * falls in a straight line to 0, so that no network is caught in the middle of a jump.
 * @param {{hidden: number[], activation: string, first?: 'spread' | 'keras', rate: number,
 *   batches: number, seed: number}} how
 * @param {Tensor} x @param {Tensor} y  columns
 */
export function trained({ hidden, activation, first = 'spread', rate, batches, seed }, x, y) {
  const { kernelInitializer, biasInitializer } = firsts[first];
  const net = sequential({
    layers: [
      ...hidden.map((units, i) =>
        layers.dense({
          units,
          activation,
          kernelInitializer,
          biasInitializer,
          ...(i === 0 && { inputShape: [1] }),
        }),
      ),
      layers.dense({ units: 1 }),
    ],
    seed,
  });
  net.compile({ optimizer: optimizers.adam(rate), loss: 'meanSquaredError' });
  for (let i = 0; i < batches; i++) {
    net.optimizer.learningRate = rate * (1 - i / batches);
    net.trainOnBatch(x, y);
  }
  return net;
}

/** The mean square of a difference. @param {ArrayLike<number>} a @param {ArrayLike<number>} b */
export const meanSquare = (a, b) =>
  Array.from(a).reduce((sum, value, i) => sum + (value - b[i]) ** 2, 0) / a.length;

/** The mean and its standard error. @param {number[]} values */
export function summary(values) {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const error = values.length > 1 ? Math.sqrt(squares / (values.length - 1) / values.length) : 0;
  return { mean, error };
}

/**
 * Curves of a measurement over a size: the mean with the band of its standard error, and
 * every network as a point. The band ends above 0, for a logarithmic axis.
 * @param {string} name @param {number[]} sizes @param {number[][]} errors  of each size a list
 */
export function curvesOf(name, sizes, errors) {
  const known = sizes.map((size, i) => ({ at: size, all: errors[i] }));
  const filled = known.filter(({ all }) => all.length > 0);
  const summaries = filled.map(({ all }) => summary(all));
  const points = filled.flatMap(({ at, all }) => all.map((error) => [at, error]));
  return [
    {
      name,
      x: Float32Array.from(filled, ({ at }) => at),
      y: Float32Array.from(summaries, ({ mean }) => mean),
      low: Float32Array.from(summaries, ({ mean, error }) => Math.max(mean - error, mean / 10)),
      high: Float32Array.from(summaries, ({ mean, error }) => mean + error),
    },
    {
      name: 'each network',
      style: 'points',
      x: Float32Array.from(points, ([at]) => at),
      y: Float32Array.from(points, ([, error]) => error),
    },
  ];
}
