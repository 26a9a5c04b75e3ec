// Find the bug: the notebook that shows a network layer by layer writes the first picture over.

const start = `// What would the network say if its layers above number n were removed?
// After every hidden layer the last layer reads what is there.
// hidden: a list of { kernel, bias }; last: one such layer; y: a batch of points, [points, 2].

const { ops } = nabla;
const apply = ({ kernel, bias }, y) => ops.dense(y, kernel, bias, { activation: 'sigmoid' });

export function pictures(hidden, last, y) {
  const seen = [];
  y = apply(hidden[0], y);
  seen[0] = apply(last, y);
  for (let n = 0; n < hidden.length - 1; n++) {
    y = apply(hidden[n + 1], y);
    seen[n] = apply(last, y);
  }
  return seen;
}
`;

/** @typedef {import('nabla').Tensor} Tensor */

/** @type {import('../../../bindings/worker/exercise.js').CodeExercise} */
export default {
  title: 'Find the bug: one picture is missing',
  task: 'A notebook of the course shows how the picture of a random network grows from hidden layer to hidden layer. Its loop has a slip, retold here in our own words: of 21 hidden layers only 20 pictures come out, and the first of them is not that of the first layer. Find it.',
  code: start,
  check({ exports: { pictures }, nabla: { ops, random } }) {
    if (typeof pictures !== 'function')
      return { passed: false, feedback: 'There is no exported function named pictures.' };
    const stream = random.stream(1);
    const layer = (/** @type {number} */ inputs, /** @type {number} */ units) => ({
      kernel: stream.normal({ shape: [inputs, units] }),
      bias: stream.normal({ shape: [units] }),
    });
    const hidden = [layer(2, 8), ...Array.from({ length: 20 }, () => layer(8, 8))];
    const last = layer(8, 1);
    let y = stream.uniform({ shape: [10, 2] });
    const seen = pictures(hidden, last, y);
    const count = Array.isArray(seen) ? seen.length : 0;
    if (count !== hidden.length) {
      const feedback = `For ${hidden.length} hidden layers there must be ${hidden.length} pictures, not ${count}.`;
      return { passed: false, feedback };
    }
    for (const [n, { kernel, bias }] of hidden.entries()) {
      y = ops.dense(y, kernel, bias, { activation: 'sigmoid' });
      const right = ops.dense(y, last.kernel, last.bias, { activation: 'sigmoid' });
      const mine = seen[n]?.data ?? [];
      if (right.data.every((value, i) => Math.abs(value - mine[i]) < 1e-5)) continue;
      return { passed: false, feedback: `Picture ${n} is not what hidden layer ${n} shows.` };
    }
    const feedback =
      'All 21 pictures, each of its own layer. The loop wrote picture 1 where picture 0 stood.';
    return { passed: true, feedback };
  },
  hint: 'Follow n by hand for three layers: what is written where? The first turn of the loop applies hidden layer 1.',
  solution: start.replace('seen[n] =', 'seen[n + 1] ='),
};
