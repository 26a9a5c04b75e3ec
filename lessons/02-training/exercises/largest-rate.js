// The largest stable learning rate of one slope, in the mean square.

import { factors, largestRate } from '../data/slope-theory.js';

const CASES = /** @type {[number, number][]} */ ([
  [1, 1],
  [2, 1],
  [1, 10],
  [0.5, 4],
]);

/** @type {import('../../../bindings/worker/exercise.js').CodeExercise} */
export default {
  title: 'The largest stable rate',
  task:
    'One slope w learns from B samples a step, x ~ N(0, σ), without noise. For which learning rates does ' +
    '⟨(w − w̃)²⟩ not grow? Return the largest of them. The program gives what the mean alone would allow.',
  code: `export function largestRate(sigma, B) {
  return 2 / sigma ** 2;
}
`,
  check({ exports }) {
    if (typeof exports.largestRate !== 'function') {
      return { passed: false, feedback: 'The program must export a function named largestRate.' };
    }
    for (const [spread, batch] of CASES) {
      const rate = exports.largestRate(spread, batch);
      const right = largestRate({ spread, batch });
      if (Math.abs(rate / right - 1) < 1e-3) continue;
      const { square } = factors({ rate, batch, spread, noise: 0 });
      const fate =
        rate > right
          ? `one step multiplies ⟨(w − w̃)²⟩ by ${square.toPrecision(3)}, so it grows`
          : `the mean square still shrinks, by a factor ${square.toPrecision(3)}, so there is a larger one`;
      return {
        passed: false,
        feedback: `For σ = ${spread} and B = ${batch} you give ${Number(rate).toPrecision(3)}: there ${fate}.`,
      };
    }
    return {
      passed: true,
      feedback:
        'It is 2 / (σ²(1 + 2/B)). With one sample a step it is a third of what the exact gradient allows; ' +
        'the noise of the gradient costs stability, and a larger batch buys it back.',
    };
  },
  hint: 'Set the factor 1 − 2ησ² + η²σ⁴(1 + 2/B) equal to 1 and divide by η.',
  solution: `export function largestRate(sigma, B) {
  return 2 / (sigma ** 2 * (1 + 2 / B));
}
`,
};
