// Find the bug: one loop inside another uses the same variable, and the cost shown is an old one.

/** @typedef {import('../../../bindings/worker/exercise.js').Verdict} Verdict */

const program = (
  /** @type {string} */ inner,
) => `// Trains a network. Now and then it reads the weights, for a diagram, and notes the cost to be shown.
export function train(net, draw, steps, every) {
  const costs = [];
  const shown = [];
  const weights = [];
  let j;
  for (j of Array(steps).keys()) {
    const [x, y] = draw();
    costs[j] = net.trainOnBatch(x, y);
    if (j % every === 0 || j === steps - 1) {
${inner}
      shown.push(costs[j]);
    }
  }
  return shown;
}

const { layers, optimizers, random, sequential } = nabla;
const net = sequential({ layers: [
  layers.dense({ units: 20, activation: 'relu', inputShape: [2] }),
  layers.dense({ units: 1 }),
], seed: 1 });
net.compile({ optimizer: optimizers.adam(0.01), loss: 'meanSquaredError' });

// The half plane of the notebook: is y₀ + y₁ positive?
const stream = random.stream(1);
const draw = () => {
  const x = stream.normal({ shape: [200, 2] });
  return [x, Array.from({ length: 200 }, (_, i) => [Number(x.data[2 * i] + x.data[2 * i + 1] > 0)])];
};
print(train(net, draw, 501, 100).map((cost) => cost.toFixed(4)).join('  '));
`;

const wrong = '      for (j of net.layers.keys()) weights[j] = net.layers[j].getWeights();';
const right = '      for (const n of net.layers.keys()) weights[n] = net.layers[n].getWeights();';

const STEPS = 11;
const EVERY = 5;

/** A network that costs 1, ½, ⅓ … @param {number} count of its layers */
const pretended = (count) => {
  let step = 0;
  return {
    layers: Array.from({ length: count }, () => ({ getWeights: () => [] })),
    trainOnBatch: () => {
      step += 1;
      return 1 / step;
    },
  };
};

/** @type {import('../../../bindings/worker/exercise.js').CodeExercise} */
export default {
  title: 'Find the bug: a cost that does not move',
  task:
    'The notebook that trains with Keras shows a curve of the cost, which falls, and beside it the ' +
    'cost in figures, which does not. Here is what matters of it. Run it, say which cost is shown, ' +
    'and repair it.',
  code: program(wrong),
  /** @returns {Verdict} */
  check({ exports }) {
    const { train } = exports;
    if (typeof train !== 'function')
      return { passed: false, feedback: 'There must be an exported function “train”.' };
    for (const count of [2, 4]) {
      const shown = train(pretended(count), () => [[], []], STEPS, EVERY);
      const wanted = [0, 5, 10].map((step) => 1 / (step + 1));
      if (!Array.isArray(shown) || shown.length !== wanted.length) {
        const feedback = `“train” must give ${wanted.length} costs for ${STEPS} steps, every ${EVERY}.`;
        return { passed: false, feedback };
      }
      const at = shown.findIndex((cost, i) => Math.abs(cost - wanted[i]) > 1e-9);
      if (at < 0) continue;
      const really = Math.round(1 / shown[at]) - 1;
      const feedback =
        `In step ${EVERY * at}, a network of ${count} layers shows the cost of ` +
        `${Number.isFinite(really) ? `step ${really}` : 'no step at all'}.`;
      return { passed: false, feedback };
    }
    return { passed: true, feedback: 'The cost shown is that of the step.' };
  },
  hint: 'What is j after the loop over the layers?',
  solution: program(right),
};
