// A program: the forward pass in plain JavaScript, compared with the engine's.

const start = `// layers: a list of { weights, biases }; weights[j][k] leads from input k to neuron j.
// y: the list of inputs. The activation is the sigmoid, 1 / (1 + exp(-z)).

export function forward(layers, y) {
  for (const { weights, biases } of layers) {
    const z = weights[0].map((w, k) => w * y[k]); // not yet: one sum for each neuron
    y = z;
  }
  return y;
}
`;

const solution = `const sigmoid = (z) => 1 / (1 + Math.exp(-z));

export function forward(layers, y) {
  for (const { weights, biases } of layers) {
    y = weights.map((row, j) => {
      const z = row.reduce((sum, w, k) => sum + w * y[k], biases[j]);
      return sigmoid(z);
    });
  }
  return y;
}
`;

/** @typedef {typeof import('../../../bindings/index.js')} Nabla */

/** Random layers as plain lists. @param {Nabla} nabla @param {number[]} sizes @param {number} seed */
function draw(nabla, sizes, seed) {
  const random = nabla.random.stream(seed);
  const within = (/** @type {number[]} */ ...shape) =>
    random.uniform({ shape, low: -1, high: 1 }).array();
  return sizes
    .slice(1)
    .map((units, i) => ({ weights: within(units, sizes[i]), biases: within(units) }));
}

/** @param {Nabla} nabla @param {any[]} layers @param {number[]} y @param {string} activation @param {boolean} hasBias */
const engine = ({ ops, tensor }, layers, y, activation, hasBias) =>
  layers
    .reduce(
      (below, { weights, biases }) => {
        const bias = tensor(biases.map((/** @type {number} */ b) => (hasBias ? b : 0)));
        return ops.dense(below, ops.transpose(weights), bias, { activation });
      },
      tensor([y]),
    )
    .array()[0];

/** @param {unknown} a @param {number[]} b */
const near = (a, b) =>
  Array.isArray(a) && a.length === b.length && a.every((value, i) => Math.abs(value - b[i]) < 1e-5);

const list = (/** @type {any} */ values) =>
  `[${values.map((/** @type {any} */ v) => (typeof v === 'number' ? v.toFixed(4) : String(v))).join(', ')}]`;

/** @type {import('../../../bindings/worker/exercise.js').CodeExercise} */
export default {
  title: 'The forward pass, by yourself',
  task: 'Write forward(layers, y): each layer forms the weighted sums of its inputs, adds the biases and takes the sigmoid; its outputs are the inputs of the next. Plain lists and loops are enough. Your numbers are compared with the engine’s, for 3 inputs and 2 neurons as in the lecture, and for deeper networks.',
  code: start,
  check({ exports: { forward }, nabla }) {
    if (typeof forward !== 'function')
      return { passed: false, feedback: 'There is no exported function named forward.' };
    for (const [sizes, y, seed] of /** @type {[number[], number[], number][]} */ ([
      [[3, 2], [0.2, 0.4, -0.1], 1],
      [[2, 5, 1], [0.5, -0.5], 2],
      [[4, 3, 6, 2], [1, -2, 0.3, 0], 3],
    ])) {
      const layers = draw(nabla, sizes, seed);
      const [mine, right] = [forward(layers, [...y]), engine(nabla, layers, y, 'sigmoid', true)];
      if (near(mine, right)) continue;
      const where = `With ${sizes.join(' → ')} neurons and the input ${list(y)}`;
      const what = Array.isArray(mine) ? list(mine) : String(mine);
      const reason = near(mine, engine(nabla, layers, y, 'linear', true))
        ? ' The sums are right, the sigmoid is missing.'
        : near(mine, engine(nabla, layers, y, 'sigmoid', false))
          ? ' You have left out the biases.'
          : '';
      const feedback = `${where} you get ${what}, the engine ${list(right)}.${reason}`;
      return { passed: false, feedback };
    }
    return { passed: true, feedback: 'Every number agrees with the engine’s, layer by layer.' };
  },
  hint: 'There are as many outputs as rows in weights: weights.map((row, j) => …) gives one number a neuron. The sum over k starts at biases[j].',
  solution,
};
