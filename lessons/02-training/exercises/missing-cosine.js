// Find the bug: the derivative that the course's notebook of 2024 has for its sine fit.

import { sine } from '../data/fits.js';
import { judgeGradient } from '../data/gradient-check.js';

/** @type {import('../../../bindings/worker/exercise.js').CodeExercise} */
export default {
  title: 'Find the bug: a phase that is pushed blindly',
  task:
    'The gradient of f = sin(θ₀x + θ₁), as a notebook had it. With one component wrong, the walk drifts ' +
    'although the fit is bad. Mend it.',
  code: `// The derivatives of f = sin(θ₀ x + θ₁) with respect to θ₀ and θ₁, at one x.
export function gradient([t0, t1], x) {
  return [
    x * Math.cos(t0 * x + t1),
    1,
  ];
}
`,
  check: ({ exports, nabla }) =>
    judgeGradient(
      sine,
      exports,
      nabla,
      'The inner derivative with respect to the phase is 1, and somebody stopped there; the outer ' +
        'one is the cosine. Where the cosine is negative, the wrong gradient pushed the phase uphill.',
    ),
  hint: 'Outer derivative times inner derivative. What is the outer one?',
  solution: `export function gradient([t0, t1], x) {
  const c = Math.cos(t0 * x + t1);
  return [x * c, c];
}
`,
};
