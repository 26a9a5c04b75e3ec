// Choose a learning rate and a schedule that beat the noise of the data.

/** The walkers' mean cost that counts as rest. */
const GOAL = 0.0006;

/** @type {import('../../../bindings/worker/exercise.js').DemoExercise} */
export default {
  title: 'Cool the walkers down',
  task:
    'The data are noisy, and 36 walkers dance around the minimum. Choose learning rate and schedule so that ' +
    'their mean cost (over all x, without noise) is below 0.0006 after 1000 steps. No constant rate does it.',
  demo: '02-training/cost-landscape',
  start: { run: 'noisy' },
  controls: 'rate schedule t1',
  views: 'map cost',
  steps: 1000,
  seeds: [1, 2],
  check({ params, results: { cost }, history }) {
    const mean = history.cost.slice(-100).reduce((sum, value) => sum + value, 0) / 100;
    const number = Number(mean.toPrecision(2));
    if (cost < GOAL && mean < GOAL) {
      return {
        passed: true,
        feedback: `Well done: the mean cost of the last hundred steps is ${number}. First fast, then careful.`,
      };
    }
    const halfway = history.cost[499];
    const why =
      mean < halfway / 2
        ? 'It is still falling: they walk too slowly at some time.'
        : params.schedule === 'constant'
          ? 'With a constant rate the dance never ends: a smaller one dances less but takes longer to arrive.'
          : 'It no longer falls: the rate is too large for too long, or so small that they stand still.';
    return { passed: false, feedback: `The mean cost is ${number}, not below ${GOAL}. ${why}` };
  },
  hint: 'Begin with a rate that reaches the minimum within a hundred steps, and let it fall like 1/t after that.',
  solution: { run: 'noisy', rate: 0.5, schedule: 'inverse', t1: 20 },
};
