// The half smiley, with eyes this time.

import { judgeMap } from '../data/judge-map.js';

const layer = { units: 20, activation: 'tanh' };

/** @type {import('../../../bindings/worker/exercise.js').DemoExercise} */
export default {
  title: 'Give the half smiley its eyes',
  task:
    'The run of 2020 ends as a disc without eyes. In 4000 steps, get 97 % of the map right and more ' +
    'than half of the eyes, with at most sixty hidden units.',
  demo: '03-backpropagation/two-dimensional-trainer',
  start: { task: 'Half smiley 2020' },
  controls: 'spread hidden output first scale optimizer rate batch',
  views: 'network output cost target',
  steps: 4000,
  check: judgeMap({
    task: 'Half smiley 2020',
    units: 60,
    least: 0.97,
    detail: {
      name: 'the eyes',
      within: (y0, y1) => (Math.abs(y0) - 0.8) ** 2 + (y1 - 0.8) ** 2 < 0.25,
    },
  }),
  hint:
    'The eyes are small, and few of the random inputs fall into them: how wide should these be ' +
    'spread? And 4000 steps of plain descent do not get far: try Adam with 0.01.',
  solution: {
    task: 'Half smiley 2020',
    hidden: [layer, layer],
    first: 'glorot',
    optimizer: 'adam',
    rate: 0.01,
    spread: 1.5,
  },
};
