// Write a learning-rate schedule.

import { schedules } from '../data/schedules.js';

const [FIRST, T1] = [0.4, 50];

/** @type {import('../../../bindings/worker/exercise.js').CodeExercise} */
export default {
  title: 'Write a schedule',
  task:
    'Complete rate(t): it begins at η₀ = 0.4, has fallen to half of that at t = t₁ = 50, and falls like 1/t ' +
    'in the end.',
  code: `const first = 0.4;
const t1 = 50;

export function rate(t) {
  return first;
}
`,
  check({ exports: { rate } }) {
    if (typeof rate !== 'function') {
      return { passed: false, feedback: 'The program must export a function named rate.' };
    }
    for (const t of [0, T1, 10, 3 * T1, 1000, 100000]) {
      const right = schedules.inverse.rate(FIRST, t, T1);
      const given = rate(t);
      if (Math.abs(given / right - 1) < 1e-6) continue;
      const number = typeof given === 'number' ? Number(given.toPrecision(3)) : typeof given;
      return {
        passed: false,
        feedback: `At t = ${t} the rate should be ${Number(right.toPrecision(3))}; yours is ${number}.`,
      };
    }
    return {
      passed: true,
      feedback:
        'The sum of these rates diverges, so the walk can reach any place; the sum of their squares ' +
        'is finite, so the noise it collects is, too.',
    };
  },
  hint: 'A fraction with t in the denominator. What must stand beside t so that t = t₁ gives one half?',
  solution: `const first = 0.4;
const t1 = 50;
export const rate = (t) => (first * t1) / (t + t1);
`,
};
