// Find the bug: augmented copies of one picture fall on both sides of the split.

const start = `// More training data from little: each picture in three versions. Then a tenth is set aside.
export function prepare(pictures, distort, shuffle) {
  const many = pictures.flatMap((picture) => [picture, distort(picture), distort(picture)]);
  const mixed = shuffle(many);
  const cut = Math.round(0.9 * mixed.length);
  return { training: mixed.slice(0, cut), validation: mixed.slice(cut) };
}
`;

/** @typedef {{source: number, distorted?: boolean}} Picture */

const COUNT = 100;

/** Always the same order that looks random: multiples of 7 modulo the length. @param {any[]} list */
const shuffle = (list) => {
  const step = [7, 11, 13].find((prime) => list.length % prime !== 0) ?? 1;
  return list.map((_, i) => list[(i * step) % list.length]);
};

/** @type {import('../../../bindings/worker/exercise.js').CodeExercise} */
export default {
  title: 'Find the bug: validation looks better than the test',
  task:
    'The validation accuracy is 99 %, that of really new digits 95 %. The network is fine, the ' +
    'measurement is not. Change the order of things, and leave the validation pictures as they were ' +
    'written.',
  code: start,
  check({ exports }) {
    const fail = (/** @type {string} */ feedback) => ({ passed: false, feedback });
    const pictures = Array.from({ length: COUNT }, (_, source) => ({ source }));
    const distort = (/** @type {Picture} */ picture) => ({ ...picture, distorted: true });
    /** @type {{training: Picture[], validation: Picture[]}} */
    const { training = [], validation = [] } = exports.prepare?.(pictures, distort, shuffle) ?? {};
    const known = new Set(training.map(({ source }) => source));
    const leaked = validation.filter(({ source }) => known.has(source)).length;
    if (validation.length === 0) return fail('There are no validation pictures.');
    if (leaked > 0)
      return fail(
        `Of ${validation.length} validation pictures, ${leaked} are versions of one that is trained on.`,
      );
    if (validation.some(({ distorted }) => distorted))
      return fail('No picture is on both sides now, but some for validation are still distorted.');
    if (validation.length !== COUNT / 10)
      return fail(`A tenth of ${COUNT} pictures should be set aside, not ${validation.length}.`);
    if (training.length !== 2.7 * COUNT)
      return fail(`90 pictures in three versions are 270 for training, not ${training.length}.`);
    return { passed: true, feedback: 'What validates was never seen in training, in no version.' };
  },
  hint: 'First shuffle and split the originals; distort afterwards, and only what is trained on.',
  solution: `export function prepare(pictures, distort, shuffle) {
  const mixed = shuffle(pictures);
  const cut = Math.round(0.9 * mixed.length);
  const training = mixed
    .slice(0, cut)
    .flatMap((picture) => [picture, distort(picture), distort(picture)]);
  return { training, validation: mixed.slice(cut) };
}
`,
};
