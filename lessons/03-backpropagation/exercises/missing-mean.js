// Find the bug: hidden weight gradients are sums over the batch, the rest are means.

import { judgeGradient } from '../data/judge-gradient.js';
import { matrixProgram } from '../data/matrix-program.js';

/** @type {import('../../../bindings/worker/exercise.js').CodeExercise} */
export default {
  title: 'Find the bug: one network, two learning rates',
  task:
    'This program computes the gradient of C = ½⟨(y − t)²⟩ for a sigmoid network. It trains, so ' +
    'nobody noticed that some slopes are wrong. The check compares every slope with the engine’s ' +
    'for batches of 1, 5 and 8. Find the line and repair it.',
  code: matrixProgram({ hidden: 'multiply(transpose(ys[n]), delta)' }),
  check: ({ exports, nabla }) => judgeGradient(nabla, exports.gradient),
  hint: 'With one example everything is right. What differs between result[last] and result[n]?',
  solution: matrixProgram(),
};
