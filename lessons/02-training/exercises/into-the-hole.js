// Find out how wide the hole in the landscape of the sine fit is.

/** @type {import('../../../bindings/worker/exercise.js').DemoExercise} */
export default {
  title: 'How wide is the hole?',
  task:
    'One walker, the exact gradient. The solution is at (5, 1). Let the walker begin at least 1.5 away from ' +
    'θ₀ = 5 (on this side of 0: near −5 there is a twin) so that it still falls into the hole within 1000 steps.',
  demo: '02-training/sine-fit',
  start: { fit: 'sine', walkers: 1, placement: 'one', source: 'all', start0: 1, start1: 0 },
  controls: 'start0 start1',
  views: 'map curve',
  steps: 1000,
  check({ params: { start0 }, results }) {
    const away = Math.abs(start0 - 5);
    if (away < 1.5 || start0 < 0) {
      return {
        passed: false,
        feedback: `You begin ${away.toFixed(2)} away from θ₀ = 5; it should be at least 1.5, on this side of 0.`,
      };
    }
    const [x, y] = [results['θ₀'], results['θ₁']].map((v) => Math.round(100 * v) / 100 + 0); // no −0
    const place = `(${x}, ${y})`;
    if (results.found === 1) {
      return {
        passed: true,
        feedback: `It ended at ${place}. The rim of the hole falls off like a Gaussian of width 1/σ = ½: four widths out a walker still feels it, five widths out it is as good as flat.`,
      };
    }
    const why =
      Math.abs(results['θ₀']) < 1
        ? 'That is the trap where f = 0: saying nothing costs ¼, less than guessing a wrong frequency.'
        : 'There the landscape is so flat that a thousand steps do not leave the plain.';
    return {
      passed: false,
      feedback: `It ended at ${place} with cost ${results.cost.toFixed(3)}. ${why}`,
    };
  },
  hint: 'The phase matters as well: the walker should begin where the fit and the truth agree best, θ₁ near 1.',
  solution: {
    fit: 'sine',
    walkers: 1,
    placement: 'one',
    source: 'all',
    start0: 3.2,
    start1: 1,
  },
};
