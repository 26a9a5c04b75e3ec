// The notebook's own exercise: better parameters, so that fewer samples are enough.

import { mapCost } from '../data/judge-picture.js';

const STEPS = 5000;
const BATCH = 20;
const WANTED = 0.025;

/** @type {import('../../../bindings/worker/exercise.js').DemoExercise} */
export default {
  title: 'The picture from a twentieth of the samples',
  task:
    `The notebook’s run takes 2,000,000 samples to a cost of 0.03. Find settings that reach ${WANTED} in ` +
    `${STEPS.toLocaleString('en')} steps of at most ${BATCH}: 100,000 samples. Size, first weights, ` +
    'optimizer and rate are yours.',
  demo: '04-analyzing-networks/picture-network',
  start: { run: 'learns', batch: BATCH, steps: STEPS },
  controls: 'first middle last scale optimizer rate batch',
  views: 'output target cost',
  steps: STEPS,
  check({ params, state }) {
    const fail = (/** @type {string} */ feedback) => ({ passed: false, feedback });
    if (params.picture !== 'smiley') return fail('The picture should stay the smiley.');
    if (params.batch > BATCH) return fail(`Batches may have at most ${BATCH} samples.`);
    const cost = mapCost(state);
    const spent = `${state.samples.toLocaleString('en')} samples, cost ${cost.toFixed(4)}`;
    if (cost <= WANTED) return { passed: true, feedback: `${spent}. So little is enough.` };
    if (cost > 0.08) return fail(`${spent}: the answer is white everywhere. Too large a rate?`);
    return fail(`${spent}; it should be ${WANTED} or less.`);
  },
  hint:
    'Look at the race above: which optimizer is far ahead on few samples, and with which rate? A smaller ' +
    'network bears a larger rate.',
  solution: { run: 'learns', first: 50, last: 50, optimizer: 'adam', rate: 0.01, batch: BATCH },
};
