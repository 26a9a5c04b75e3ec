// XOR with few units.

import { judgeMap } from '../data/judge-map.js';

const relu = (/** @type {number} */ units) => [{ units, activation: 'relu' }];

/** @type {import('../../../bindings/worker/exercise.js').DemoExercise} */
export default {
  title: 'XOR with at most six hidden units',
  task:
    'Two hidden units do not learn XOR. Find a network with at most six that gets 95 % of the map ' +
    'right after 3000 steps, with seeds 1, 2 and 3.',
  demo: '03-backpropagation/two-dimensional-trainer',
  start: { task: 'XOR 2024', hidden: relu(2) },
  controls: 'hidden output scale optimizer rate batch',
  views: 'network output cost target',
  steps: 3000,
  seeds: [1, 2, 3],
  check: judgeMap({ task: 'XOR 2024', units: 6, least: 0.95 }),
  hint: 'XOR has two ridges to build. Some units begin badly placed, so have a few to spare.',
  solution: { task: 'XOR 2024', hidden: relu(6) },
};
