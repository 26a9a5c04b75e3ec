// workloads.js - what is timed: the dense networks of the course's notebooks, and matrix products.

/**
 * A network that learns or predicts, on data that never leaves memory.
 * @typedef {object} Workload
 * @property {string} name
 * @property {'train' | 'predict'} kind
 * @property {number[]} sizes        units, from the inputs to the outputs
 * @property {string[]} activations  one a layer; a softmax at the end goes with cross-entropy,
 *   everything else with the mean squared error
 * @property {'sgd' | 'adam'} optimizer
 * @property {number} rate
 * @property {number} batch          rows a step
 */

/** @typedef {{name: string, kind: 'matmul', n: number}} Product */

/** @param {number} n @param {string} activation @returns {string[]} */
const times = (n, activation) => Array(n).fill(activation);

const curve = { sizes: [1, 20, 10, 1], activations: ['sigmoid', 'sigmoid', 'linear'] };
const small = { sizes: [2, 5, 1], activations: times(2, 'sigmoid') };
const quadrant = { sizes: [2, 10, 5, 1], activations: times(3, 'relu') };
const smiley = { sizes: [2, 30, 30, 1], activations: ['relu', 'relu', 'linear'] };
const image = { sizes: [2, 150, 100, 1], activations: times(3, 'sigmoid') };
const deep = { sizes: [2, ...Array(21).fill(100), 1], activations: times(22, 'sigmoid') };
const larger = { sizes: [784, 100, 50, 10], activations: ['relu', 'relu', 'softmax'] };
const digits = { sizes: [784, 30, 10], activations: ['relu', 'softmax'] };

const adam = { optimizer: /** @type {const} */ ('adam'), rate: 0.001 };
const sgd = { optimizer: /** @type {const} */ ('sgd'), rate: 0.01 };
const train = { kind: /** @type {const} */ ('train') };
const predict = { kind: /** @type {const} */ ('predict'), ...sgd };

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
  { ...predict, name: '1 curve: 1-20-10-1', ...curve, batch: 400 },
  { ...predict, name: '2 map: 2-5-1', ...small, batch: 10000 },
  { ...predict, name: '3 image: 2-150-100-1', ...image, batch: 900 },
  { ...predict, name: '4 deep: 2-(21 x 100)-1', ...deep, batch: 10000 },
  { ...predict, name: '5 digits: 784-30-10', ...digits, batch: 1000 },
  ...[32, 64, 128, 256, 512, 1024].map((n) => ({
    name: `matmul ${n}`,
    kind: /** @type {const} */ ('matmul'),
    n,
  })),
];

/**
 * Products and sums of one step: for each weight and row 2 forward, and for learning 2 for its gradient
 * and 2 for that of its input, which the first layer does not need. Biases and activations are not
 * counted.
 * @param {Workload | Product} workload
 */
export function operations(workload) {
  if (workload.kind === 'matmul') return 2 * workload.n ** 3;
  const { sizes, batch, kind } = workload;
  const weights = sizes.slice(1).map((size, i) => size * sizes[i]);
  const all = weights.reduce((sum, n) => sum + n, 0);
  return 2 * batch * (kind === 'train' ? 3 * all - weights[0] : all);
}

/**
 * Numbers that everybody gets the same: a plain linear congruential stream in [-1, 1).
 * @param {number} n @param {number} [seed]
 */
export function numbers(n, seed = 1) {
  const values = new Float32Array(n);
  let state = seed >>> 0;
  for (let i = 0; i < n; i++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    values[i] = state / 2 ** 31 - 1;
  }
  return values;
}

/** A batch: inputs, targets (one hot after a softmax), the targets' classes. @param {Workload} workload */
export function data({ sizes, activations, batch }) {
  const [inputs, outputs] = [sizes[0], sizes[sizes.length - 1]];
  const isClasses = activations[activations.length - 1] === 'softmax';
  const classes = Int32Array.from({ length: batch }, (_, i) => (7 * i) % outputs);
  const targets = isClasses ? new Float32Array(batch * outputs) : numbers(batch * outputs, 2);
  if (isClasses) for (let row = 0; row < batch; row++) targets[row * outputs + classes[row]] = 1;
  return { x: numbers(batch * inputs), y: targets, inputs, outputs, isClasses, classes };
}
