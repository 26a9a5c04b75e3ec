// A puzzle: XOR of two signs. One neuron cannot; two hidden layers can.

import { row } from '../data/by-hand.js';
import { judgeShape } from '../data/shapes.js';

const step = (/** @type {number} */ units) => ({ units, activation: 'step' });
const sides = [
  [1, 0, 0],
  [0, -1, 0],
  [-1, 0, 0],
  [0, 1, 0],
];
const nothing = [
  [0, 0, 0, 0, -0.5],
  [0, 0, 0, 0, -0.5],
];
const pairs = [
  [1, 1, 0, 0, -1.5],
  [0, 0, 1, 1, -1.5],
];
const sum = [[1, 1, 0]];

/** @type {import('../../../bindings/worker/exercise.js').DemoExercise} */
export default {
  title: 'Make this shape: XOR',
  task: 'The output shall be 1 where exactly one of the two inputs is positive, that is in the upper left and in the lower right quadrant, and 0 in the other two. The four neurons a₁ … a₄ already tell whether y₁ > 0, y₂ < 0, y₁ < 0 and y₂ > 0. Find the numbers of the second hidden layer, or take another network.',
  demo: '01-introduction/net-by-hand',
  controls: 'hidden output weights',
  start: {
    ...{ net: 'own', hidden: [step(4), step(2)], output: 'linear', scale: 1, first: 1 },
    weights: row(sides, nothing, sum),
  },
  check: ({ state }) =>
    judgeShape(
      state.picture,
      (y1, y2) => y1 * y2 < 0,
      'XOR: two quadrants, each an AND of two half planes, put together by a sum.',
    ),
  hint: 'b₁ shall be on where a₁ and a₂ both are, b₂ where a₃ and a₄ both are: two ANDs.',
  solution: {
    ...{ net: 'own', hidden: [step(4), step(2)], output: 'linear' },
    weights: row(sides, pairs, sum),
  },
};
