// A puzzle: a triangle, from nothing.

import { row } from '../data/by-hand.js';
import { judgeShape } from '../data/shapes.js';

const hidden = [{ units: 3, activation: 'step' }];
const idle = [
  [0, 0, 0],
  [0, 0, 0],
  [0, 0, 0],
];
const sides = [
  [0, 1, 1],
  [-3, -2, 4],
  [3, -2, 4],
];

/** @type {import('../../../bindings/worker/exercise.js').DemoExercise} */
export default {
  title: 'Make this shape: a triangle',
  task: 'The output shall be 1 in the triangle with the corners (−2, −1), (2, −1) and (0, 2), and 0 outside. Three hidden neurons wait for you.',
  demo: '01-introduction/net-by-hand',
  controls: 'hidden output weights',
  start: {
    ...{ net: 'own', hidden, output: 'step', scale: 1, first: 1 },
    weights: row(idle, [[1, 1, 1, 0]]),
  },
  check: ({ state }) =>
    judgeShape(
      state.picture,
      (y1, y2) => y2 > -1 && 3 * Math.abs(y1) + 2 * y2 < 4,
      'A triangle out of three lines: no polygon is safe from you now, as long as it is convex.',
    ),
  hint: 'One neuron a side. The right side goes through (2, −1) and (0, 2): it is 3 y₁ + 2 y₂ = 4, and inside is less. The output asks for all three.',
  solution: { net: 'own', hidden, output: 'step', weights: row(sides, [[1, 1, 1, -2.5]]) },
};
