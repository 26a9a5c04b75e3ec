// A program: the convolution of a picture, with zeros beyond the edge, and an index slip in it.

const start = `// y[i][j] = Σ k[a][b] x[i + a − r][j + b − r], where r = (size of k − 1) / 2.
// Beyond the edge the picture is 0, so y is as large as x.

export function convolve(x, k) {
  const r = (k.length - 1) / 2;
  return x.map((row, i) =>
    row.map((_, j) => {
      let sum = 0;
      for (let a = 0; a < k.length; a++) {
        for (let b = 0; b < k.length; b++) {
          sum += k[a][b] * (x[i + a - r]?.[j + b] ?? 0);
        }
      }
      return sum;
    }),
  );
}
`;

/** @type {import('../../../bindings/worker/exercise.js').CodeExercise} */
export default {
  title: 'Find the bug: a picture that moves',
  task: 'This function shall do what a convolution layer with one channel does. It runs, and it looks nearly right, but the result stands a little beside the picture. Repair it.',
  code: start,
  check({ exports: { convolve }, nabla: { random } }) {
    if (typeof convolve !== 'function')
      return { passed: false, feedback: 'There is no exported function named convolve.' };
    for (const [rows, columns, size] of [
      [4, 5, 1],
      [5, 4, 3],
      [7, 6, 5],
    ]) {
      const stream = random.stream(size);
      const x = /** @type {number[][]} */ (stream.normal({ shape: [rows, columns] }).array());
      const k = /** @type {number[][]} */ (stream.normal({ shape: [size, size] }).array());
      const y = convolve(x, k);
      const sizes = `With a picture of ${rows} × ${columns} and a kernel of ${size} × ${size}`;
      if (y?.length !== rows || y[0]?.length !== columns)
        return { passed: false, feedback: `${sizes} the result must be as large as the picture.` };
      const r = (size - 1) / 2;
      for (let i = 0; i < rows; i++)
        for (let j = 0; j < columns; j++) {
          let sum = 0;
          k.forEach((line, a) => {
            line.forEach((weight, b) => {
              sum += weight * (x[i + a - r]?.[j + b - r] ?? 0);
            });
          });
          if (Math.abs(y[i][j] - sum) < 1e-6) continue;
          const numbers = `${Number(y[i][j]).toFixed(4)}; it should be ${sum.toFixed(4)}`;
          return {
            passed: false,
            feedback: `${sizes}, row ${i}, column ${j} comes out as ${numbers}.`,
          };
        }
    }
    return { passed: true, feedback: 'Both indices begin r pixels before the middle.' };
  },
  hint: 'Which kernel lets the picture as it is? With a 3 × 3 kernel that is 1 in its middle only, b = 1: which column is then read?',
  solution: start.replace('[j + b]', '[j + b - r]'),
};
