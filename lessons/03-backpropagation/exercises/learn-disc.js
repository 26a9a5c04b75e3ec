// A disc with few units.

import { judgeMap } from '../data/judge-map.js';

const relu = (/** @type {number} */ units) => [{ units, activation: 'relu' }];

/** @type {import('../../../bindings/worker/exercise.js').DemoExercise} */
export default {
  title: 'A disc with at most ten hidden units',
  task:
    'The notebook takes forty units for a disc. Learn it with at most ten: 97 % of the map right ' +
    'after 3000 steps, with seeds 1, 2 and 3.',
  demo: '03-backpropagation/two-dimensional-trainer',
  start: { task: 'Disc 2024', hidden: relu(2) },
  controls: 'hidden output scale optimizer rate batch',
  views: 'network output cost target',
  steps: 3000,
  seeds: [1, 2, 3],
  check: judgeMap({ task: 'Disc 2024', units: 10, least: 0.97 }),
  hint: 'Each ReLU cuts off one side. How many sides has a good disc? Another optimizer helps too.',
  solution: { task: 'Disc 2024', hidden: relu(8), optimizer: 'adam', rate: 0.02 },
};
