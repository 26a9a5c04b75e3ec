// Find the bug: the derivative that the course's notebook of 2020 had for its two-parameter fit.

import { hill } from '../data/fits.js';
import { judgeGradient } from '../data/gradient-check.js';

/** @type {import('../../../bindings/worker/exercise.js').CodeExercise} */
export default {
  title: 'Find the bug: a gradient that converges anyway',
  task:
    'This is how a notebook differentiated f = θ₀ / ((x − θ₁)² + 1). One component is wrong. Its walks ' +
    'ended in the right place all the same, so the slip is easily missed. Find it and mend it.',
  code: `// The derivatives of f = θ₀ / ((x − θ₁)² + 1) with respect to θ₀ and θ₁, at one x.
export function gradient([t0, t1], x) {
  const d = x - t1;
  return [
    1 / (d * d + 1),
    (2 * t0 * d) / (d * d + 1),
  ];
}
`,
  check: ({ exports, nabla }) =>
    judgeGradient(
      hill,
      exports,
      nabla,
      'The slip was a positive factor, d² + 1: each sample still pulled θ₁ in the right direction, ' +
        'only with the wrong weight, most of all those far from the hill. Hence the walk went downhill on ' +
        'another road. Compare every gradient that you write by hand with a difference quotient.',
    ),
  hint: 'The derivative of 1/u is −u′/u². Which power of the denominator do you expect?',
  solution: `export function gradient([t0, t1], x) {
  const d = x - t1;
  return [1 / (d * d + 1), (2 * t0 * d) / (d * d + 1) ** 2];
}
`,
};
