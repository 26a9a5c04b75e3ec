// Find the bug: e^z overflows for large sums, and the probabilities become NaN.

const start = `// Probabilities from the sums z of the output neurons.
export function softmax(z) {
  const powers = z.map((value) => Math.exp(value));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}

print(softmax([0, 1, 2]));
print(softmax([0, 1000, 2000]));
`;

const CASES = [
  [0, 1, 2],
  [1000, 1001, 1002],
  [-2000, -2001, -1999],
  [0, 500, 900],
];

/** @type {import('../../../bindings/worker/exercise.js').CodeExercise} */
export default {
  title: 'Find the bug: a softmax that is right until it is not',
  task:
    'In exact arithmetic this softmax is correct. On a computer it ends in NaN as soon as a network ' +
    'is very sure of itself. Repair it without changing what it computes.',
  code: start,
  check({ exports }) {
    for (const z of CASES) {
      const most = Math.max(...z);
      const sum = z.reduce((total, value) => total + Math.exp(value - most), 0);
      const p = [exports.softmax?.(z)].flat();
      const far = z.findIndex(
        (value, k) => !(Math.abs(p[k] - Math.exp(value - most) / sum) < 1e-6),
      );
      if (far >= 0)
        return {
          passed: false,
          feedback: `For z = (${z.join(', ')}), probability ${far + 1} is ${p[far]}; it should be ${(Math.exp(z[far] - most) / sum).toPrecision(3)}.`,
        };
    }
    return {
      passed: true,
      feedback: 'It holds for sums from −2001 to 1002, where the largest power is e⁰ = 1.',
    };
  },
  hint: 'Math.exp(710) is Infinity. But softmax does not change if the same number is subtracted from all sums.',
  solution: start
    .replace('  const powers', '  const largest = Math.max(...z);\n  const powers')
    .replace('Math.exp(value)', 'Math.exp(value - largest)'),
};
