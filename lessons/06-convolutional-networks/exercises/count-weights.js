// A program: count the numbers of a chain of convolutions.

/** @type {[number, number[], number][]} channels of the picture, of the layers, kernel; the notebooks' networks */
const CASES = [
  [1, [10, 1], 3],
  [1, [20, 20, 20, 20, 1], 5],
  [3, [8, 4], 5],
  [2, [7], 1],
];

const right = (
  /** @type {number} */ from,
  /** @type {number[]} */ filters,
  /** @type {number} */ size,
) =>
  filters.reduce((sum, to, i) => sum + size * size * (i > 0 ? filters[i - 1] : from) * to + to, 0);

const start = `// A chain of convolution layers. from: channels of the picture. filters: channels of each layer.
// size: every kernel has size × size pixels. How many numbers are there to learn?

export function countWeights(from, filters, size) {
  let count = 0;
  for (const to of filters) count += size * size * to;
  return count;
}
`;

/** @type {import('../../../bindings/worker/exercise.js').CodeExercise} */
export default {
  title: 'Count the numbers to learn',
  task: 'Count what a chain of convolution layers has to learn. The function forgets two things: make it right for any number of channels.',
  code: start,
  check({ exports: { countWeights } }) {
    if (typeof countWeights !== 'function')
      return { passed: false, feedback: 'There is no exported function named countWeights.' };
    for (const [from, filters, size] of CASES) {
      const mine = countWeights(from, [...filters], size);
      const wanted = right(from, filters, size);
      if (mine === wanted) continue;
      const net = `${[from, ...filters].join(' → ')} channels with kernels ${size} × ${size}`;
      return { passed: false, feedback: `For ${net} you count ${mine}; there are ${wanted}.` };
    }
    return {
      passed: true,
      feedback:
        'That is 191 for the copying network and 31,081 for discs to squares, whatever the size of the picture.',
    };
  },
  hint: 'Each channel above has a kernel for every channel below, and one bias.',
  solution: `export function countWeights(from, filters, size) {
  let count = 0;
  let below = from;
  for (const to of filters) {
    count += size * size * below * to + to;
    below = to;
  }
  return count;
}
`,
};
