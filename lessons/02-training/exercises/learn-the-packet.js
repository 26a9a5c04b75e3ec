// Choose a network and a learning rate that learn a wave packet.

const GOAL = 0.005;

/** @type {import('../../../bindings/worker/exercise.js').DemoExercise} */
export default {
  title: 'Learn the wave packet',
  task:
    'This network is too small, and it learns too slowly. Change its layers, the learning rate and the batch ' +
    'size until the cost, averaged over the last 100 of 2000 steps, is below 0.005.',
  demo: '02-training/curve',
  start: { target: 'packet', hidden: [{ units: 2, activation: 'tanh' }], rate: 0.001 },
  controls: 'hidden optimizer rate batch',
  views: 'curve cost',
  steps: 2000,
  seeds: [1, 2],
  check({ history, params }) {
    const mean = history.cost.slice(-100).reduce((sum, value) => sum + value, 0) / 100;
    const number = Number(mean.toPrecision(2));
    if (mean < GOAL) {
      return { passed: true, feedback: `The mean cost is ${number}: the packet has been learned.` };
    }
    const units = params.hidden.reduce(
      (/** @type {number} */ sum, /** @type {{units: number}} */ layer) => sum + layer.units,
      0,
    );
    const middle = history.cost.slice(900, 1000).reduce((sum, value) => sum + value, 0) / 100;
    const why =
      units < 8
        ? `${units} hidden neurons have too few bends for five hills and valleys.`
        : mean < middle / 1.5
          ? 'It is still falling: a larger rate would be there sooner.'
          : 'It does not fall any more: try another rate, a larger batch, or a second layer.';
    return { passed: false, feedback: `The mean cost is ${number}, not below ${GOAL}. ${why}` };
  },
  hint: 'Two layers of 20 tanh neurons and a rate of 0.01 are a good place to begin.',
  solution: {
    target: 'packet',
    hidden: [
      { units: 20, activation: 'tanh' },
      { units: 20, activation: 'tanh' },
    ],
    rate: 0.01,
    batch: 50,
  },
};
