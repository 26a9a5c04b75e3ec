// Find the bug: the recursion takes the slope of the wrong layer.

import { judgeGradient } from '../data/judge-gradient.js';
import { matrixProgram } from '../data/matrix-program.js';

/** @type {import('../../../bindings/worker/exercise.js').CodeExercise} */
export default {
  title: 'Find the bug: a step of the recursion',
  task:
    'Here the last layer is right, and everything below it is wrong. Compare the line that carries ' +
    'delta down by one layer with the formula of the lesson, and repair it.',
  code: matrixProgram({
    delta: 'multiply(times(delta, slopes(ys[n + 2])), transpose(layers[n + 1].w))',
  }),
  check: ({ exports, nabla }) => judgeGradient(nabla, exports.gradient),
  hint:
    'ys[0] are the inputs, so ys[n + 1] are the outputs of layer n. The deltas that leave the line ' +
    'belong to layer n: whose slope do they need?',
  solution: matrixProgram(),
};
