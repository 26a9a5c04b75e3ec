// The first network in the words of Keras: written, compiled, trained until it fits.

/** @typedef {import('../../../bindings/worker/exercise.js').Verdict} Verdict */

const WANTED = 0.004;
const SIZES = [20, 10, 1];
const ACTIVATIONS = ['sigmoid', 'sigmoid', 'linear'];

const start = `const { layers, optimizers, random, sequential, tensor } = nabla;

export const net = sequential({ seed: 1 });
net.add(layers.dense({ units: 20, activation: 'sigmoid', inputShape: [1] }));
// 1. Two more layers.

// 2. Compile.

// 3. Train on fresh batches.
const stream = random.stream(1);
const packet = (y) => Math.sin(y) / (1 + y * y);
`;

const solution = start
  .replace(
    '// 1. Two more layers.\n',
    `net.add(layers.dense({ units: 10, activation: 'sigmoid' }));
net.add(layers.dense({ units: 1 }));
`,
  )
  .replace(
    '// 2. Compile.\n',
    "net.compile({ optimizer: optimizers.adam(0.01), loss: 'meanSquaredError' });\n",
  )
  .concat(`for (let step = 0; step < 4000; step++) {
  const y = stream.uniform({ shape: [20, 1], low: -10, high: 10 });
  net.trainOnBatch(y, tensor(y.data.map(packet), [20, 1]));
}
`);

/** @param {any} net @param {typeof import('../../../bindings/index.js')} nabla */
function error(net, { ops }) {
  const y = ops.reshape(ops.linspace(-10, 10, 400), [400, 1]);
  const { data } = net.predict(y);
  const square = (
    /** @type {number} */ sum,
    /** @type {number} */ value,
    /** @type {number} */ i,
  ) => sum + (value - Math.sin(y.data[i]) / (1 + y.data[i] ** 2)) ** 2 / 400;
  return data.reduce(square, 0);
}

/** @type {import('../../../bindings/worker/exercise.js').CodeExercise} */
export default {
  title: 'A wave packet, in Keras’ words',
  task:
    'Complete the network to 1-20-10-1, two layers of sigmoids and a linear output; compile it; and train ' +
    `it on fresh numbers from −10 to 10 until its mean square error on sin(y)/(1 + y²) is below ${WANTED}.`,
  code: start,
  /** @returns {Verdict} */
  check({ exports, nabla }) {
    const fail = (/** @type {string} */ feedback) => ({ passed: false, feedback });
    const { net } = exports;
    if (typeof net?.predict !== 'function') return fail('There must be an exported network “net”.');
    const sizes = net.layers.map((/** @type {any} */ layer) => layer.config?.units);
    if (sizes.join() !== SIZES.join()) {
      return fail(
        `The layers have ${sizes.join(', ')} units; they should have ${SIZES.join(', ')}.`,
      );
    }
    const activations = net.layers.map(
      (/** @type {any} */ layer) => layer.config.activation ?? 'linear',
    );
    const at = activations.findIndex(
      (/** @type {string} */ name, /** @type {number} */ i) => name !== ACTIVATIONS[i],
    );
    if (at >= 0)
      return fail(`Layer ${at + 1} is ${activations[at]}; it should be ${ACTIVATIONS[at]}.`);
    const mean = error(net, nabla);
    if (mean < WANTED) return { passed: true, feedback: `The error is ${mean.toFixed(4)}.` };
    return fail(
      `The error is ${mean.toFixed(4)}; to answer 0 costs 0.023. More steps, or a larger rate?`,
    );
  },
  hint:
    'compile({ optimizer: optimizers.adam(0.01), loss: "meanSquaredError" }), and in each of a few ' +
    'thousand steps: y = stream.uniform({ shape: [20, 1], low: -10, high: 10 }), then trainOnBatch(y, ' +
    'tensor(y.data.map(packet), [20, 1])).',
  solution,
};
