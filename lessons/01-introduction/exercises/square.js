// A puzzle: a square out of four half planes.

import { row } from '../data/by-hand.js';
import { judgeShape } from '../data/shapes.js';

const hidden = [{ units: 4, activation: 'step' }];
const begun = [
  [1, 0, 1],
  [-1, 0, 1],
  [0, 1, 1],
  [0, 0, 0],
];
const sides = [...begun.slice(0, 3), [0, -1, 1]];

/** @type {import('../../../bindings/worker/exercise.js').DemoExercise} */
export default {
  title: 'Make this shape: a square',
  task: 'The output shall be 1 in the square −1 < y₁ < 1, −1 < y₂ < 1, and 0 outside. Three of its sides are there; the fourth neuron is idle, and the output neuron only adds.',
  demo: '01-introduction/net-by-hand',
  controls: 'hidden output weights',
  start: {
    ...{ net: 'own', hidden, output: 'linear', scale: 1, first: 1 },
    weights: row(begun, [[1, 1, 1, 1, 0]]),
  },
  check: ({ state }) =>
    judgeShape(
      state.picture,
      (y1, y2) => Math.abs(y1) < 1 && Math.abs(y2) < 1,
      'A square: the output fires only where all four half planes overlap.',
    ),
  hint: 'The fourth side is y₂ < 1, that is 1 − y₂ > 0. Then the sum is 4 inside and at most 3 outside: make the output a step with a threshold between them.',
  solution: { net: 'own', hidden, output: 'step', weights: row(sides, [[1, 1, 1, 1, -3.5]]) },
};
