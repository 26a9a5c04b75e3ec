// The challenge with a condition: below 0.02 through at most nine numbers.

import { bottleneck } from '../data/challenge.js';

/** @type {import('../../../bindings/worker/exercise.js').DemoExercise} */
export default {
  title: 'Half the cost of the notebook, with a third of the pictures',
  task: 'Let at most nine numbers pass, and get the mean cost of the last 50 batches below 0.03 within 300 steps. Change what you like; the check makes a run of its own.',
  demo: '06-convolutional-networks/challenge',
  start: { begin: 'notebook' },
  steps: 300,
  check({ params, results: { last50 } }) {
    const numbers = bottleneck(params);
    if (numbers > 9)
      return {
        passed: false,
        feedback: `${numbers} numbers pass the bottleneck, at most 9 are allowed.`,
      };
    if (!(last50 < 0.03))
      return {
        passed: false,
        feedback: `The last 50 batches cost ${last50.toPrecision(3)} in the mean; it should be below 0.03.`,
      };
    return {
      passed: true,
      feedback: `${last50.toPrecision(3)} through ${numbers} numbers. Now let it run on to 30,000 pictures, and enter it on the board.`,
    };
  },
  hint: 'Sigmoids hold back the gradient. Try ReLU, a few channels more, and a larger learning rate. A dense bottleneck may place its numbers where it wants.',
  solution: {
    ...{ channels: [8, 8], activation: 'relu', kind: 'dense', inner: 'linear', code: 9 },
    rate: 0.005,
  },
};
