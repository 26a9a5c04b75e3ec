// A ReLU network whose output is dead in seeds 2, 3 and 4 is to be started so that it lives.

const SEEDS = [2, 3, 4];

/** @type {import('../../../bindings/worker/exercise.js').DemoExercise} */
export default {
  title: 'Make a dead network live',
  task:
    'With seeds 2, 3 and 4 this network answers 0 everywhere, for ever. Keep the ReLUs and the ' +
    'size, and begin differently, so that it learns the quadrant with all three seeds in 2000 steps.',
  demo: '03-backpropagation/dead-relus',
  start: { run: 'quadrant' },
  controls: 'scale biasScale shift rate',
  views: 'units output',
  steps: 2000,
  seeds: SEEDS,
  check({ params, results, history }) {
    const { cost, off } = results;
    if (params.activation !== 'relu' || params.first !== 10 || params.second !== 5)
      return { passed: false, feedback: 'The ReLUs and the size of the network should stay.' };
    const mean = history.cost.slice(-50).reduce((sum, value) => sum + value / 50, 0);
    if (mean < 0.03)
      return {
        passed: true,
        feedback: `It lives with all three: the cost came down to ${mean.toFixed(3)}.`,
      };
    const dead = `${off} ${off === 1 ? 'unit is' : 'units are'} never on`;
    return {
      passed: false,
      feedback: `the cost still is ${cost.toFixed(2)} and ${dead}; answering 0 costs a quarter.`,
    };
  },
  hint: 'A unit is dead if its sum is negative for every input. What could one add to all sums?',
  solution: { run: 'quadrant', shift: 0.2 },
};
