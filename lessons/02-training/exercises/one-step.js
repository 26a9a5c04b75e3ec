// Write one step of stochastic gradient descent for the two-parameter fit.

import { hill } from '../data/fits.js';

const CASES = /** @type {[number[], number[], number][]} */ ([
  [[-1, 2], [0.5, -1, 3], 0.2],
  [[2, 0], [1.5, -0.5, 2, 4, -3], 0.1],
]);

/** The step as the engine makes it. @param {any} nabla @param {number[]} theta @param {number[]} xs @param {number} rate */
function engineStep(nabla, theta, xs, rate) {
  const { mean, mul, square, sub } = nabla.ops;
  const x = nabla.tensor(xs);
  const cost = (/** @type {any[]} */ theta) =>
    mul(0.5, mean(square(sub(hill.f(theta, x), hill.f(hill.truth, x)))));
  const gradient = nabla.grad(cost)(theta);
  return theta.map((at, k) => at - rate * gradient[k]);
}

/** What a wrong step says by its length. @param {number} ratio @param {number} samples */
function reason(ratio, samples) {
  const is = (/** @type {number} */ value) => Math.abs(ratio / value - 1) < 0.01;
  if (Math.abs(ratio) < 1e-6) return 'Your step does not move θ at all.';
  if (is(-1)) return 'Your step has the right length, but it goes uphill: mind the sign.';
  if (is(samples))
    return `Your step is ${samples} times too long: there are ${samples} samples, and C is their mean.`;
  if (is(2)) return 'Your step is twice too long: the cost has a factor ½, which cancels the 2.';
  if (is(0.5)) return 'Your step is half as long as it should be: the ½ of the cost cancels the 2.';
  return '';
}

/** @type {import('../../../bindings/worker/exercise.js').CodeExercise} */
export default {
  title: 'Write one step',
  task:
    'Complete step: given θ = [θ₀, θ₁], a list xs of samples and a learning rate, it returns θ after one ' +
    'step of gradient descent on C = ½ × the mean of (f(x) − F(x))², where f = θ₀ / ((x − θ₁)² + 1) and F ' +
    'has θ = (3, 0.5).',
  code: `const f = ([t0, t1], x) => t0 / ((x - t1) ** 2 + 1);
const F = (x) => f([3, 0.5], x);

// The derivatives of f with respect to θ₀ and θ₁.
const gradient = ([t0, t1], x) => {
  const d = x - t1;
  return [1 / (d * d + 1), (2 * t0 * d) / (d * d + 1) ** 2];
};

export function step(theta, xs, rate) {
  const [t0, t1] = theta;
  // Your turn: add up what each sample contributes.
  return [t0, t1];
}
`,
  check({ exports: { step }, nabla }) {
    if (typeof step !== 'function') {
      return { passed: false, feedback: 'The program must export a function named step.' };
    }
    for (const [theta, xs, rate] of CASES) {
      const given = step([...theta], [...xs], rate);
      if (!Array.isArray(given) || given.length !== 2 || !given.every(Number.isFinite)) {
        return { passed: false, feedback: 'step must return a list of two finite numbers.' };
      }
      const right = engineStep(nabla, theta, xs, rate);
      if (right.every((value, k) => Math.abs(value - given[k]) < 1e-4)) continue;
      const [a, b] = theta.map((at, k) => (given[k] - at) / (right[k] - at));
      const why = Math.abs(a - b) < 0.01 * Math.abs(a) + 1e-6 ? reason(a, xs.length) : '';
      const numbers = `From (${theta.join(', ')}) it should lead to (${right.map((v) => v.toFixed(4)).join(', ')}), yours to (${given.map((v) => v.toFixed(4)).join(', ')}).`;
      return { passed: false, feedback: `${why} ${numbers}`.trim() };
    }
    return {
      passed: true,
      feedback:
        'The engine takes the very same step. A hundred of these are the demo above, a few ' +
        'millions of them with more parameters are a language model.',
    };
  },
  hint:
    'C is a mean of ½(f − F)². The chain rule makes (f − F) ∂f/∂θ of each term; average that over xs and go ' +
    'the opposite way, rate times as far.',
  solution: `const f = ([t0, t1], x) => t0 / ((x - t1) ** 2 + 1);
const F = (x) => f([3, 0.5], x);
const gradient = ([t0, t1], x) => {
  const d = x - t1;
  return [1 / (d * d + 1), (2 * t0 * d) / (d * d + 1) ** 2];
};

export function step(theta, xs, rate) {
  const sum = [0, 0];
  for (const x of xs) {
    const deviation = f(theta, x) - F(x);
    gradient(theta, x).forEach((slope, k) => { sum[k] += deviation * slope; });
  }
  return theta.map((at, k) => at - (rate * sum[k]) / xs.length);
}
`,
};
