// A program: the same layer for a whole batch. The beginning adds the bias along the wrong axis.

const start = `// One layer for many samples: z = y W + b, then the sigmoid.
// y[s][k]: input k of sample s.  W[k][j]: from input k to neuron j.  b[j]: bias of neuron j.

const sigmoid = (z) => 1 / (1 + Math.exp(-z));

export function layer(y, W, b) {
  return y.map((sample, s) =>
    W[0].map((_, j) => {
      let z = b[s];
      for (let k = 0; k < sample.length; k++) z += sample[k] * W[k][j];
      return sigmoid(z);
    }),
  );
}
`;

/** @type {import('../../../bindings/worker/exercise.js').CodeExercise} */
export default {
  title: 'The same for a batch',
  task: 'This function shall work out one layer for all samples at once. It runs without an error, but look at the bias: the result has something wrong in it. Repair it.',
  code: start,
  check({ exports: { layer }, nabla: { ops, random, tensor } }) {
    if (typeof layer !== 'function')
      return { passed: false, feedback: 'There is no exported function named layer.' };
    for (const [samples, inputs, units] of [
      [3, 2, 3],
      [5, 4, 2],
      [1, 3, 6],
    ]) {
      const stream = random.stream(samples);
      const [y, W] = [
        stream.normal({ shape: [samples, inputs] }),
        stream.normal({ shape: [inputs, units] }),
      ];
      const b = stream.normal({ shape: [units] });
      const right = ops.dense(y, W, b, { activation: 'sigmoid' });
      const mine = layer(y.array(), W.array(), b.array());
      const shape = Array.isArray(mine) && mine.length === samples && mine[0]?.length === units;
      const sizes = `With ${samples} samples, ${inputs} inputs and ${units} neurons`;
      if (!shape) {
        const feedback = `${sizes} the result must have ${samples} rows of ${units} numbers.`;
        return { passed: false, feedback };
      }
      const flat = tensor(mine).data;
      const at = flat.findIndex((value, i) => !(Math.abs(value - right.data[i]) < 1e-5));
      if (at < 0) continue;
      const which = `sample ${Math.floor(at / units)}, neuron ${at % units}`;
      const numbers = `${flat[at].toFixed(4)}; the engine says ${right.data[at].toFixed(4)}`;
      const feedback = `${sizes}, ${which} comes out as ${numbers}. Whose bias is it?`;
      return { passed: false, feedback };
    }
    const feedback = 'It fits every shape: the bias belongs to the neuron, whatever the sample.';
    return { passed: true, feedback };
  },
  hint: 'With as many samples as neurons, b[s] exists and no error gives the slip away. Which index does a bias have?',
  solution: start.replace('b[s]', 'b[j]'),
};
