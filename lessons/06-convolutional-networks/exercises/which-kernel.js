// The course's quiz: four kernels, four pictures.

import { order } from '../data/quiz.js';

const pictureOf = (/** @type {string} */ kernel) => `${order.indexOf(kernel) + 1}`;

/** What tells a kernel's picture from the others. @type {Record<string, string>} */
const clues = {
  A: 'A is a wave whose crests run from upper left to lower right. It answers where the picture has edges in that direction.',
  B: 'B is a wave whose crests run from lower left to upper right. It answers where the picture has edges in that direction.',
  C: 'C adds up all around with the same sign. Nothing is left of the picture that is finer than the kernel.',
  D: 'D adds up its middle and takes off a ring around it. What is flat nearly vanishes, and what is as large as the middle stands out.',
};

/** @type {import('../../../bindings/worker/exercise.js').DemoExercise} */
export default {
  title: 'Which kernel made which picture?',
  task: 'Say for each kernel which of the four pictures it made. (Dark lines of the face count as much here, so the smiley was turned into its negative.)',
  demo: '06-convolutional-networks/which-kernel',
  start: {},
  check({ params }) {
    const wrong = Object.keys(clues).filter((kernel) => params[kernel] !== pictureOf(kernel));
    if (wrong.length === 0)
      return {
        passed: true,
        feedback: 'All four: a kernel answers most where the picture looks like the kernel itself.',
      };
    const [kernel] = wrong;
    const said = `${4 - wrong.length} of 4 are right. Look at ${kernel} again: ${clues[kernel]}`;
    return { passed: false, feedback: said };
  },
  hint: 'Begin with the one without orange. Then look along the smile: on its left it falls, on its right it rises.',
  solution: Object.fromEntries(Object.keys(clues).map((kernel) => [kernel, pictureOf(kernel)])),
};
