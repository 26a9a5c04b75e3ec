// The visitor writes softmax with cross-entropy and its slopes for a batch; the engine's are beside it.

const start = `// z: the sums of the output neurons, a row for each picture. labels: the true class of each.
// The cost is the mean over the pictures; slopes has the shape of z.
export function crossEntropy(z, labels) {
  let cost = 0;
  const slopes = z.map((row, s) => {
    const powers = row.map((value) => Math.exp(value));
    const sum = powers.reduce((total, power) => total + power, 0);
    const p = powers.map((power) => power / sum);
    // 1. Add this picture's share to cost.

    // 2. Return this picture's row of slopes.
    return p.map(() => 0);
  });
  return { cost, slopes };
}
`;

const ROWS = 4;
const CLASSES = 3;
const LABELS = [2, 0, 1, 2];

/** @param {typeof import('../../../bindings/index.js')} nabla */
function engine({ ops, random, valueAndGrad }) {
  const z = random.stream(5).normal({ shape: [ROWS, CLASSES], stddev: 2 });
  const t = ops.oneHot(LABELS, CLASSES);
  const cost = (/** @type {any} */ sums) =>
    ops.mean(ops.sum(ops.logSoftmax(sums).mul(t), -1)).mul(-1);
  const { value, gradient } = valueAndGrad(cost)(z);
  const rows = (/** @type {any} */ { data }) =>
    LABELS.map((_, i) => [...data.subarray(i * CLASSES, (i + 1) * CLASSES)]);
  return { z: rows(z), cost: Number(value), slopes: rows(gradient) };
}

/** @type {import('../../../bindings/worker/exercise.js').CodeExercise} */
export default {
  title: 'Write cross-entropy',
  task:
    'The probabilities are there. Add the cost of the batch, a mean, and the slopes with respect to ' +
    'the sums z. The check compares with the engine for four pictures and three classes.',
  code: start,
  check({ exports, nabla }) {
    const fail = (/** @type {string} */ feedback) => ({ passed: false, feedback });
    if (typeof exports.crossEntropy !== 'function')
      return fail('There must be an exported function “crossEntropy”.');
    const exact = engine(nabla);
    const { cost, slopes } = exports.crossEntropy(exact.z, LABELS) ?? {};
    const shown = (/** @type {number} */ value) => Number(value).toPrecision(4);
    if (!(Math.abs(cost - exact.cost) < 1e-4)) {
      if (Math.abs(cost - ROWS * exact.cost) < 1e-4)
        return fail(
          `The cost is ${ROWS} times too large: it should be the mean over the pictures.`,
        );
      return fail(`The cost is ${shown(cost)}, the engine has ${shown(exact.cost)}.`);
    }
    const mine = [slopes].flat(2);
    const wanted = exact.slopes.flat();
    const off = (/** @type {number} */ factor) =>
      wanted.some((value, i) => !(Math.abs(mine[i] - factor * value) < 1e-4));
    if (mine.length !== wanted.length)
      return fail(`There should be ${wanted.length} slopes; there are ${mine.length}.`);
    if (!off(ROWS))
      return fail(
        `The cost is right; the slopes are ${ROWS} times too large: they are of a mean, too.`,
      );
    if (off(1)) return fail('The cost is right; the slopes are not those of the engine.');
    return { passed: true, feedback: 'Cost and slopes agree with the engine.' };
  },
  hint: 'Each picture costs −ln p of its true class, and its slopes are p − t; both divided by z.length.',
  solution: start
    .replace(
      "    // 1. Add this picture's share to cost.\n",
      '    cost -= Math.log(p[labels[s]]) / z.length;\n',
    )
    .replace(
      'p.map(() => 0)',
      'p.map((share, k) => (share - (k === labels[s] ? 1 : 0)) / z.length)',
    ),
};
