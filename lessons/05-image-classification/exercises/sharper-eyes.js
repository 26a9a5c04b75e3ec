// Lorentzian or Gaussian, better than the notebook, with the same number of samples.

/** @type {import('../../../bindings/worker/exercise.js').DemoExercise} */
export default {
  title: 'Lorentzian or Gaussian: 90 % from 20,000 curves',
  task:
    'The notebook sees 1000 batches of 20 curves and gets some 85 % right. Change network, rate and ' +
    'batch size, and get 90 % of new curves right with seeds 1, 2 and 3, on no more than 20,000 curves.',
  demo: '05-image-classification/lorentzian-or-gaussian',
  start: {},
  controls: 'hidden rate batch',
  views: 'accuracy sizes',
  steps: 1000,
  seeds: [1, 2, 3],
  check({ params, history }) {
    const fail = (/** @type {string} */ feedback) => ({ passed: false, feedback });
    if (params.noise > 0 || params.centred)
      return fail('The curves should stay as they are: without noise, and anywhere.');
    if (params.batch > 20)
      return fail(`1000 batches of ${params.batch} are more than 20,000 curves.`);
    const last = history['new samples'].slice(-100);
    const mean = last.reduce((sum, value) => sum + value, 0) / last.length;
    const shown = `${(100 * mean).toFixed(1)} % of new curves are right, over the last 100 steps`;
    if (mean < 0.9) return fail(`${shown}; it needs 90 %.`);
    return { passed: true, feedback: `${shown}.` };
  },
  hint: 'More neurons than 30 can look at more places and widths. And Adam’s usual rate is careful for so short a run.',
  solution: {
    hidden: [
      { units: 100, activation: 'relu' },
      { units: 50, activation: 'relu' },
    ],
    rate: 0.003,
  },
};
