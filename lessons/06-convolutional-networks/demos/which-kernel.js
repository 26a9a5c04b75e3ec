// The course's quiz: which of four large kernels made which picture of a smiley?

import { order, sheets } from '../data/quiz.js';

const numbers = Object.fromEntries(
  ['?', ...order.map((_, i) => `${i + 1}`)].map((name) => [name, { label: name }]),
);
const asked = (/** @type {string} */ name) => ({
  label: `Kernel ${name} made picture`,
  value: '?',
  options: numbers,
});

/** @type {import('../../../bindings/worker/demo.js').Demo} */
export default {
  title: 'Which kernel made which picture?',
  random: false,
  params: { A: asked('A'), B: asked('B'), C: asked('C'), D: asked('D') },
  setup: () => sheets(),
  views: {
    kernels: {
      plot: 'images',
      title: 'Kernels, 21 × 21: blue counts up, orange down',
      range: [-1, 1],
      columns: 4,
      of: ({ kernels }) => kernels,
    },
    pictures: {
      plot: 'images',
      title: 'The smiley after them, each by its own largest value',
      range: [-1, 1],
      columns: 4,
      of: ({ pictures }) => pictures,
    },
  },
  check: {
    what: 'kernels A and B are each other’s mirror images, and so is what they make of a symmetric face',
    steps: 0,
    expect(_, { pictures: { values, width } }) {
      const size = width * width;
      const at = (/** @type {string} */ name) => order.indexOf(name) * size;
      return Array.from({ length: size }, (_, i) => {
        const mirrored = i - (i % width) + (width - 1 - (i % width));
        return Math.abs(values[at('A') + i] + values[at('B') + mirrored]) < 1e-4;
      }).every(Boolean);
    },
  },
};
