// Which neurons does the picture not need? Read it off the sheet.

import { mapCost } from '../data/judge-picture.js';

const STEPS = 1300;
const OFF = 20;
const MORE = 1.2;

/** Twenty-two that matter least for seed 1. */
const least = [
  6, 10, 16, 18, 30, 34, 39, 41, 42, 43, 44, 45, 60, 62, 65, 69, 72, 74, 82, 92, 93, 98,
];

/** @type {import('../../../bindings/worker/exercise.js').DemoExercise} */
export default {
  title: 'Switch twenty off, and nobody sees it',
  task:
    `Let the network learn until it pauses, at step ${STEPS}. Then switch at least ${OFF} neurons off, by ` +
    'clicks on their pictures, so that the cost rises by at most a fifth. Which view of the neurons helps?',
  demo: '04-analyzing-networks/picture-network',
  start: { run: 'adam', steps: STEPS },
  controls: 'shown on',
  views: 'output sheet shares',
  steps: STEPS,
  check({ params, state }) {
    const fail = (/** @type {string} */ feedback) => ({ passed: false, feedback });
    const off = params.on.filter((/** @type {number} */ on) => on < 0.5).length;
    const [whole, left] = [mapCost(state), mapCost(state, params.on)];
    const costs = `the cost rises from ${whole.toFixed(4)} to ${left.toFixed(4)}`;
    if (off < OFF) return fail(`${off} are off, ${OFF} should be.`);
    if (left > MORE * whole) return fail(`With ${off} off, ${costs}.`);
    return { passed: true, feedback: `${off} are off, and ${costs}.` };
  },
  hint:
    'What counts is the share, weight times what the neuron says, and a share that is the same ' +
    'everywhere still moves the sum. In “the output with this neuron alone”, compare with the colour ' +
    'that most pictures have: those like it add nothing.',
  solution: {
    run: 'adam',
    steps: STEPS,
    on: Float32Array.from({ length: 100 }, (_, k) => (least.includes(k) ? 0 : 1)),
  },
};
