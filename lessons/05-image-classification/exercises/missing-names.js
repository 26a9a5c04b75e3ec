// Find the bug: names that only the author's session had, as in the course's notebook on MNIST.

const start = `// predictions: a row of ten probabilities for each picture. labels: the digits that they are.
// Which pictures are mistakes, and how sure was the network of them?
export function mistakes(predictions, labels) {
  const answers = predictions.map((row) => argmax(row));
  const wrong = where(answers, (answer, i) => answer !== labels[i]);
  return {
    error: wrong.length / labels.length,
    gallery: wrong.map((i) => ({ picture: i, answer: answers[i], p: max(predictions[i]) })),
  };
}
`;

/** @typedef {{picture: number, answer: number, p: number}} Mistake */

/** Probabilities whose largest stands at `answer`. @param {number} answer @param {number} p */
const row = (answer, p) => Array.from({ length: 10 }, (_, k) => (k === answer ? p : (1 - p) / 9));

const ANSWERS = [7, 2, 1, 0, 9, 1, 4, 9];
const LABELS = [7, 2, 1, 0, 4, 1, 4, 5];

/** What it gives, or why it stops. @param {() => any} run */
function tried(run) {
  try {
    return run() ?? {};
  } catch (error) {
    return { stopped: error instanceof Error ? error.message : String(error) };
  }
}

/** @type {import('../../../bindings/worker/exercise.js').CodeExercise} */
export default {
  title: 'Find the bug: it worked on the author’s machine',
  task:
    'This gallery of mistakes uses three functions that nobody has defined: in the author’s session ' +
    'they came from a cell that is gone. Supply them, so that the program runs from a fresh start.',
  code: start,
  check({ exports }) {
    const fail = (/** @type {string} */ feedback) => ({ passed: false, feedback });
    const predictions = ANSWERS.map((answer, i) => row(answer, 0.5 + 0.05 * i));
    const { error, gallery, stopped } = tried(() => exports.mistakes(predictions, LABELS));
    if (stopped) return fail(`It stops: ${stopped}.`);
    if (error !== 0.25) return fail(`Two of eight are wrong, but the error is ${error}.`);
    const found = /** @type {Mistake[]} */ (gallery).map(({ picture }) => picture);
    if (found.join() !== '4,7')
      return fail(`The mistakes are pictures 4 and 7, not ${found.join(' and ')}.`);
    const off = /** @type {Mistake[]} */ (gallery).find(
      ({ picture, answer, p }) =>
        answer !== ANSWERS[picture] || Math.abs(p - (0.5 + 0.05 * picture)) > 1e-9,
    );
    if (off) return fail(`Picture ${off.picture} is shown as ${off.answer} with p = ${off.p}.`);
    return {
      passed: true,
      feedback: 'It runs from a fresh start, and finds both mistakes of the test.',
    };
  },
  hint: 'argmax gives the place of the largest number in a list; where gives the places at which a condition holds.',
  solution: `const max = (list) => Math.max(...list);
const argmax = (list) => list.indexOf(max(list));
const where = (list, holds) => [...list.keys()].filter((i) => holds(list[i], i));

${start}`,
};
