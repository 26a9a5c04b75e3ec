// workloads.js - what is timed: the networks of the course's notebooks, three that people know, and
// matrix products. Layers are in Keras' words, so that Nabla and TensorFlow.js read them as they are.

/** One layer: its kind as bindings/layers.js has it, and its options. @typedef {{type: string, [option: string]: any}} LayerSpec */

/**
 * A network that learns or predicts, on data that never leaves memory.
 * @typedef {object} Workload
 * @property {string} name
 * @property {'train' | 'predict'} kind
 * @property {number[]} input       shape of one row
 * @property {LayerSpec[]} layers   a softmax at the end goes with cross-entropy, everything else with
 *   the mean squared error
 * @property {'sgd' | 'adam'} optimizer
 * @property {number} rate
 * @property {number} batch         rows a step
 * @property {boolean} [alone]      only Nabla: shows how the cost of a row depends on the batch
 */

/** @typedef {{name: string, kind: 'matmul', n: number}} Product */

// ---- Networks ----------------------------------------------------------------------------------

/** @param {number} units @param {string} [activation] */
const dense = (units, activation = 'linear') => ({ type: 'dense', units, activation });
/** @param {number} filters @param {number} kernelSize @param {string} activation @param {string} [padding] */
const conv = (filters, kernelSize, activation, padding = 'same') => ({
  type: 'conv2d',
  ...{ filters, kernelSize, activation, padding },
});
const average = (/** @type {number} */ poolSize) => ({ type: 'averagePooling2d', poolSize });
const max = (/** @type {number} */ poolSize) => ({ type: 'maxPooling2d', poolSize });
/** @param {number} size @param {'nearest' | 'bilinear'} [interpolation] */
const up = (size, interpolation = 'nearest') => ({
  type: 'upSampling2d',
  size: [size, size],
  interpolation,
});
const lstm = (/** @type {number} */ units) => ({ type: 'lstm', units, returnSequences: true });
const flatten = { type: 'flatten' };

/** @param {number} input @param {number[]} units @param {string[]} activations */
const mlp = (input, units, activations) => ({
  input: [input],
  layers: units.map((n, i) => dense(n, activations[i] ?? activations[0])),
});
/** An autoencoder: 5×5 kernels, a bottleneck of one channel, the way back by the same factors. */
const autoencoder = (
  /** @type {number} */ size,
  /** @type {number} */ channels,
  /** @type {string} */ f,
  /** @type {number[]} */ factors,
  /** @type {'nearest' | 'bilinear'} */ interpolation,
) => ({
  input: [size, size, 1],
  layers: [
    ...factors.flatMap((factor) => [conv(channels, 5, f), average(factor)]),
    conv(1, 3, f),
    ...factors.toReversed().flatMap((factor) => [up(factor, interpolation), conv(channels, 5, f)]),
    conv(1, 3, 'linear'),
  ],
});
/** @param {number} size of the maze: a policy for each place */
const actionMap = (size) => ({
  input: [size, size, 3],
  layers: [...Array(4).fill(conv(10, 3, 'elu')), conv(5, 3, 'softmax')],
});

const curve = mlp(1, [20, 10, 1], ['sigmoid', 'sigmoid', 'linear']);
const small = mlp(2, [5, 1], ['sigmoid']);
const quadrant = mlp(2, [10, 5, 1], ['relu']);
const smiley = mlp(2, [30, 30, 1], ['relu', 'relu', 'linear']);
const image = mlp(2, [150, 100, 1], ['sigmoid']);
const deep = mlp(2, [...Array(21).fill(100), 1], ['sigmoid']);
const digits = mlp(784, [30, 10], ['relu', 'softmax']);
const larger = mlp(784, [100, 50, 10], ['relu', 'relu', 'softmax']);
const policy = mlp(81, [128, 4], ['relu', 'softmax']);
const digitsConv = {
  input: [28, 28, 1],
  layers: [conv(20, 3, 'relu'), average(2), flatten, dense(10, 'softmax')],
};
const mnist = {
  input: [28, 28, 1],
  layers: [
    ...[conv(16, 3, 'relu', 'valid'), max(2), conv(32, 3, 'relu', 'valid'), max(2)],
    ...[flatten, dense(10, 'softmax')],
  ],
};
const squares = {
  input: [50, 50, 1],
  layers: [...Array(4).fill(conv(20, 5, 'relu')), conv(1, 5, 'linear')],
};
const oscillators = { input: [60, 1], layers: [lstm(20), dense(1)] };
const prediction = { input: [60, 1], layers: [lstm(20), lstm(20), dense(1)] };
const recall = { input: [20, 3], layers: [lstm(5), lstm(2)] };
const recallLarger = { input: [20, 3], layers: [lstm(20), lstm(2)] };
const sequences = { input: [50, 1], layers: [lstm(50), dense(1)] };
const sentiment = {
  input: [20],
  layers: [
    { type: 'embedding', inputDim: 5000, outputDim: 32 },
    { type: 'globalAveragePooling1d' },
    dense(2, 'softmax'),
  ],
};

// ---- The list ----------------------------------------------------------------------------------

const adam = { optimizer: /** @type {const} */ ('adam'), rate: 0.001 };
const sgd = { optimizer: /** @type {const} */ ('sgd'), rate: 0.01 };
const train = { kind: /** @type {const} */ ('train') };
const predict = { kind: /** @type {const} */ ('predict'), ...sgd };
const alone = { ...train, ...adam, alone: true };

/** @type {(Workload | Product)[]} */
export const WORKLOADS = [
  { ...train, name: '1 curve: 1-20-10-1, Adam', ...curve, ...adam, batch: 20 },
  { ...train, name: '2 live: 2-5-1, SGD', ...small, ...sgd, batch: 200 },
  { ...train, name: '2 live: 2-10-5-1, SGD', ...quadrant, ...sgd, batch: 200 },
  { ...train, name: '2 live: 2-30-30-1, Adam', ...smiley, ...adam, batch: 200 },
  { ...train, name: '3 image: 2-150-100-1, SGD', ...image, ...sgd, batch: 200 },
  { ...train, name: '3 image: 2-150-100-1, SGD', ...image, ...sgd, batch: 1000 },
  { ...train, name: '5 digits: 784-30-10, SGD', ...digits, ...sgd, batch: 100 },
  { ...train, name: '5 digits: 784-100-50-10, SGD', ...larger, ...sgd, batch: 100 },
  { ...train, name: '6 digits: conv 20@3', ...digitsConv, ...adam, batch: 32 },
  {
    ...{ ...train, ...adam, name: '7 autoencoder 27², 4 ch', batch: 30 },
    ...autoencoder(27, 4, 'sigmoid', [3, 3], 'nearest'),
  },
  {
    ...{ ...train, ...adam, name: '7 autoencoder 27², 20 ch', batch: 30 },
    ...autoencoder(27, 20, 'relu', [3, 3], 'nearest'),
  },
  { ...train, name: '8 circles to squares', ...squares, ...adam, batch: 10 },
  {
    ...{ ...train, ...adam, name: '9 autoencoder 64², 4 ch', batch: 32 },
    ...autoencoder(64, 4, 'sigmoid', [4, 2], 'bilinear'),
  },
  { ...train, name: '10 oscillators: LSTM20', ...oscillators, ...adam, batch: 50 },
  { ...train, name: '10 oscillators: LSTM20-20', ...prediction, ...adam, batch: 50 },
  { ...train, name: '11 recall: LSTM5-LSTM2', ...recall, ...adam, batch: 20 },
  { ...train, name: '11 recall: LSTM20-LSTM2', ...recallLarger, ...adam, batch: 20 },
  { ...train, name: '13b maze 7², action map', ...actionMap(7), ...adam, batch: 150 },
  { ...train, name: '13c maze 15², action map', ...actionMap(15), ...adam, batch: 150 },
  { ...train, name: '13d maze 15², action map', ...actionMap(15), ...adam, batch: 1600 },
  { ...train, name: '13e maze: 81-128-4', ...policy, ...adam, batch: 10000 },
  { ...train, name: 'MNIST CNN', ...mnist, ...adam, batch: 64 },
  { ...train, name: 'LSTM 50 x 50 steps', ...sequences, ...adam, batch: 32 },
  { ...train, name: 'embedding, 5,000 words', ...sentiment, ...adam, batch: 64 },
  { ...predict, name: '1 curve: 1-20-10-1', ...curve, batch: 400 },
  { ...predict, name: '2 map: 2-5-1', ...small, batch: 10000 },
  { ...predict, name: '3 image: 2-150-100-1', ...image, batch: 900 },
  { ...predict, name: '4 deep: 2-(21 x 100)-1', ...deep, batch: 10000 },
  { ...predict, name: '5 digits: 784-30-10', ...digits, batch: 1000 },
  ...[32, 128, 1024].flatMap((batch) => [
    { ...alone, name: 'flat: 784-30-10', ...digits, batch },
    { ...alone, name: 'flat: MNIST CNN', ...mnist, batch },
    { ...alone, name: 'flat: LSTM 50', ...sequences, batch },
  ]),
  ...[32, 64, 128, 256, 512, 1024].map((n) => ({
    name: `matmul ${n}`,
    kind: /** @type {const} */ ('matmul'),
    n,
  })),
];
