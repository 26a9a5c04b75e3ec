// A puzzle: AND of two inputs, with one neuron.

import { row } from '../data/by-hand.js';
import { seenAt } from '../data/plane.js';
import { short } from '../data/shapes.js';

const corners = [
  [0, 0],
  [1, 0],
  [0, 1],
  [1, 1],
];

/** @type {import('../../../bindings/worker/exercise.js').DemoExercise} */
export default {
  title: 'Make this shape: AND',
  task: 'Read the inputs as truth values: 0 is false and 1 is true. What you see is OR. Make the neuron say AND: 1 at the point (1, 1), 0 at (0, 0), (1, 0) and (0, 1), and so up to 0.2 around each of them, because inputs are noisy.',
  demo: '01-introduction/net-by-hand',
  controls: 'output weights',
  start: { net: 'own', hidden: [], output: 'step', weights: [1, 1, -0.5], scale: 1, first: 1 },
  check: ({ state }) => {
    const noise = corners.map(([right, up]) => [0.4 * right - 0.2, 0.4 * up - 0.2]);
    for (const [y1, y2] of corners) {
      const wanted = y1 * y2;
      for (const [d1, d2] of [[0, 0], ...noise]) {
        const seen = seenAt(state.picture, y1 + d1, y2 + d2);
        if (Math.abs(seen - wanted) <= 0.25) continue;
        const where = d1 === 0 ? `At (${y1}, ${y2})` : `Near (${y1}, ${y2}), 0.2 away,`;
        const what = `${where} the output is ${short(seen)}; it should be ${wanted}.`;
        return { passed: false, feedback: what };
      }
    }
    const feedback = 'Only both inputs together get over the threshold.';
    return { passed: true, feedback };
  },
  hint: 'Leave the weights at 1 and 1. The sum of the inputs is then 0, 1 or 2, and the bias decides how much is enough.',
  solution: { net: 'own', hidden: [], output: 'step', weights: row([[1, 1, -1.5]]) },
};
