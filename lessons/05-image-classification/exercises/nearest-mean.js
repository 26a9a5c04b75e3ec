// The visitor writes a classifier that is not trained: a picture belongs to the class whose mean is nearest.

const start = `// data: mnist
// 5000 pictures: train.image(i) has 784 values from 0 to 1, and train.labels[i] is its class.
const { train } = data.mnist;

// 1. The mean picture of each class.
export const means = Array.from({ length: 10 }, () => new Float32Array(784));

// 2. The class whose mean is nearest: the smallest sum of squared differences.
export function classify(picture) {
  return 0;
}
`;

/** @typedef {import('../../../bindings/worker/pack.js').ImageSet} ImageSet */

const CLASSES = 10;
const PIXELS = 784;

/** @param {ImageSet} set */
function meansOf(set) {
  const sums = Array.from({ length: CLASSES }, () => new Float64Array(PIXELS));
  const counts = new Float64Array(CLASSES);
  for (let i = 0; i < set.count; i++) {
    const sum = sums[set.labels[i]];
    for (const [p, value] of set.image(i).entries()) sum[p] += value;
    counts[set.labels[i]] += 1;
  }
  return sums.map((sum, k) => sum.map((value) => value / counts[k]));
}

/** @param {Float64Array[]} means @param {Float32Array} picture */
function nearest(means, picture) {
  const squares = means.map((mean) =>
    picture.reduce((sum, value, p) => sum + (value - mean[p]) ** 2, 0),
  );
  return squares.indexOf(Math.min(...squares));
}

/** @param {(picture: Float32Array) => number} answer @param {ImageSet} set */
const right = (answer, set) =>
  Array.from(set.labels).filter((label, i) => answer(set.image(i)) === label).length / set.count;

/** @type {import('../../../bindings/worker/exercise.js').CodeExercise} */
export default {
  title: 'The nearest mean',
  task:
    'Before any training: take the mean picture of each class, and call a new picture after the mean ' +
    'that is nearest to it. How many of the 1000 test pictures are right? Whoever trains a network ' +
    'should know this number.',
  code: start,
  check({ exports, data }) {
    const fail = (/** @type {string} */ feedback) => ({ passed: false, feedback });
    const { train, test } = data.mnist;
    const own = meansOf(train);
    const off = own.findIndex((mean, k) =>
      mean.some((value, p) => !(Math.abs(value - exports.means?.[k]?.[p]) < 1e-3)),
    );
    if (off >= 0) return fail(`The mean picture of class ${off} is not the mean of its pictures.`);
    const share = right(exports.classify, test);
    const best = right((picture) => nearest(own, picture), test);
    const [shown, wanted] = [share, best].map((part) => `${(100 * part).toFixed(1)} %`);
    if (Math.abs(share - best) > 0.002)
      return fail(
        `The means are right. By your classify, ${shown} of the test pictures are; by the nearest mean, ${wanted}.`,
      );
    return {
      passed: true,
      feedback: `${shown} of the test pictures are right, and nothing was trained.`,
    };
  },
  hint: 'Add every picture to the sum of its class and count; then divide. For the nearest, keep the smallest sum so far and its class.',
  solution: start
    .replace(
      '\n// 2.',
      `const counts = new Float32Array(10);
for (let i = 0; i < train.count; i++) {
  const k = train.labels[i];
  train.image(i).forEach((value, p) => { means[k][p] += value; });
  counts[k] += 1;
}
means.forEach((mean, k) => mean.forEach((sum, p) => { mean[p] = sum / counts[k]; }));

// 2.`,
    )
    .replace(
      '  return 0;',
      `  const far = means.map((mean) => mean.reduce((sum, value, p) => sum + (value - picture[p]) ** 2, 0));
  return far.indexOf(Math.min(...far));`,
    ),
};
