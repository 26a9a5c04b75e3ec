// A puzzle: one neuron, a half plane.

import { row } from '../data/by-hand.js';
import { judgeShape } from '../data/shapes.js';

/** @type {import('../../../bindings/worker/exercise.js').DemoExercise} */
export default {
  title: 'Make this shape: a half plane',
  task: 'Set the two weights and the bias so that the output is 1 below the line y₂ = ½ y₁ − 1 and 0 above it. The line runs from (0, −1) to (2, 0).',
  demo: '01-introduction/net-by-hand',
  controls: 'output weights',
  start: { net: 'own', hidden: [], output: 'step', weights: [1, 0, 0], scale: 1, first: 1 },
  check: ({ state }) =>
    judgeShape(
      state.picture,
      (y1, y2) => y2 < y1 / 2 - 1,
      'That is it: the weights stand at right angles to the line and point to where the output is 1.',
    ),
  hint: 'Write the inequality y₂ < ½ y₁ − 1 as w₁ y₁ + w₂ y₂ + b > 0 and read off the three numbers.',
  solution: { net: 'own', hidden: [], output: 'step', weights: row([[0.5, -1, -1]]) },
};
