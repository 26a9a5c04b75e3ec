// A kernel by hand: a mean along rows only.

const row = (/** @type {number[]} */ ...weights) => weights;

/** @type {import('../../../bindings/worker/exercise.js').DemoExercise} */
export default {
  title: 'Smooth in one direction only',
  task: 'Make a 3 × 3 kernel that replaces each pixel by the mean of itself and its neighbours to the left and right, and leaves what varies only upwards as it is.',
  demo: '06-convolutional-networks/kernel-editor',
  controls: 'weights',
  views: 'image result signed gain',
  start: { picture: 'stripes', kernel: 'same', size: '3', weights: row(0, 0, 0, 0, 1, 0, 0, 0, 0) },
  check({ params: { weights } }) {
    const [, , , left, middle, right] = weights;
    const others = weights.filter(
      (/** @type {number} */ _, /** @type {number} */ i) => i < 3 || i > 5,
    );
    if (others.some((/** @type {number} */ weight) => Math.abs(weight) > 0.02))
      return {
        passed: false,
        feedback:
          'The first and the last row mix pixels from above and below in: they should be 0.',
      };
    const sum = left + middle + right;
    if (Math.abs(sum - 1) > 0.07)
      return {
        passed: false,
        feedback: `The numbers of the middle row add up to ${sum.toFixed(2)}, so a flat picture becomes ${sum.toFixed(2)} times as bright. Make it 1.`,
      };
    if (Math.max(...[left, middle, right].map((weight) => Math.abs(weight - 1 / 3))) > 0.04)
      return {
        passed: false,
        feedback: 'The sum is right, but the three neighbours do not count alike.',
      };
    return {
      passed: true,
      feedback:
        'A third each. In the picture of factors there are vertical bands: only k along x matters, and waves of three pixels vanish.',
    };
  },
  hint: 'Three numbers in the middle row, one third each.',
  solution: {
    picture: 'stripes',
    kernel: 'same',
    size: '3',
    weights: row(0, 0, 0, 0.35, 0.35, 0.3, 0, 0, 0),
  },
};
