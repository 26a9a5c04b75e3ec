// The networks that the course's tutorial on network visualization makes by hand (01_tutorial and
// 01b_NetworkVisualization), retold by their numbers: each neuron is [its weights …, its bias].

/** @typedef {import('./forward.js').Size} Size */

/** Neurons, layer by layer, as one row of numbers: kernel [inputs × units], then the biases. @param {number[][][]} layers */
export const row = (...layers) =>
  layers.flatMap((neurons) => neurons[0].flatMap((_, i) => neurons.map((neuron) => neuron[i])));

/** @param {string} activation @param {number[]} units @returns {Size[]} */
const all = (activation, ...units) => units.map((n) => ({ units: n, activation }));

const three = [
  [0.2, 0.9, 0.1],
  [-0.5, 0.3, -0.5],
  [0.8, -1.3, -0.5],
];
const five = [
  [0.2, 0.9, 0.1],
  [-0.5, 0.3, -0.5],
  [0.8, -1.3, -0.5],
  [-0.3, -0.9, 0.3],
  [-0.8, -1.2, 0.2],
];

/**
 * n lines around a point on the horizontal axis, at the distance 1/2 from it: neuron k is on where
 * cos φ (y₁ - shift) + sin φ y₂ + 1/2 > 0, φ = 2πk/n.
 * @param {number} n @param {number} [shift]
 */
const lines = (n, shift = 0) =>
  Array.from({ length: n }, (_, k) => {
    const phi = (2 * Math.PI * k) / n;
    return [Math.cos(phi), Math.sin(phi), 0.5 - shift * Math.cos(phi)];
  });

const ones = (/** @type {number} */ n) => [[...new Array(n).fill(1), 0]];
const ten = row(lines(10), ones(10));
const blobs = row([...lines(30, -0.3), ...lines(30, 1.5)], ones(60));

const quadrants = [
  [1, 0, 0],
  [0, -1, 0],
  [-1, 0, 0],
  [0, 1, 0],
];
const pairs = [
  [0.8, 0.8, 0, 0, -1],
  [0, 0, 0.8, 0.8, -1],
];

const soft = { scale: 1, first: 1 };

/** Key, label, hidden layers, output, numbers, factors. @type {[string, string, Size[], string, number[], Record<string, number>?][]} */
const table = [
  ['a', 'One neuron', [], 'sigmoid', row([[0.2, 0.9, 0.5]])],
  ['b1', 'Three lines, step, step', all('step', 3), 'step', row(three, [[-0.3, 0.7, 0.5, -0.2]])],
  ['b2', 'Three lines, step, sum', all('step', 3), 'linear', row(three, [[-0.3, 0.7, 0.5, -0.2]])],
  ['c', 'Three soft lines', all('sigmoid', 3), 'linear', row(three, [[-0.3, 0.7, 0.5, 0.5]])],
  [
    'd',
    'Three lines, all × 10',
    all('sigmoid', 3),
    'linear',
    row(three, [[-0.3, 0.7, 0.5, 0.5]]),
    { scale: 10 },
  ],
  ['e', 'Five lines', all('step', 5), 'linear', row(five, [[-0.3, 0.7, 0.5, -0.3, 0.4, 0.5]])],
  ['f10', 'Ten lines on a circle', all('sigmoid', 10), 'linear', ten, { first: 10 }],
  ['f20', 'Ten sharper lines', all('sigmoid', 10), 'linear', ten, { first: 20 }],
  ['g', 'Two blobs of 30 lines', all('sigmoid', 60), 'linear', blobs, { first: 20 }],
  ['h', 'AND', [], 'step', row([[1, 1, -1.5]])],
  ['xor', 'XOR', all('step', 4, 2), 'linear', row(quadrants, pairs, [[1, 1, 0]])],
];

/** As presets; the last leaves the network to the visitor. @type {Record<string, {label: string, set?: import('../../../bindings/worker/demo.js').Params}>} */
export const networks = {
  ...Object.fromEntries(
    table.map(([key, label, hidden, output, weights, factors]) => [
      key,
      { label, set: { hidden, output, weights, ...soft, ...factors } },
    ]),
  ),
  own: { label: 'My own' },
};
