// Find the bug: pictures and labels are shuffled, each in an order of its own.

const start = `// A random order of a data set: an array of pictures and the labels that belong to them.
function shuffle(list, random) {
  const result = [...list];
  for (let i = result.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [result[i], result[j]] = [result[j], result[i]];
  }
  return result;
}

export function shuffled({ pictures, labels }, random) {
  return { pictures: shuffle(pictures, random), labels: shuffle(labels, random) };
}
`;

/** A stream of numbers from 0 to 1. @param {typeof import('../../../bindings/index.js')} nabla */
function randomOf({ random }) {
  const { data } = random.stream(11).uniform({ shape: [10_000] });
  let taken = 0;
  return () => data[taken++ % data.length];
}

const COUNT = 200;

/** @type {import('../../../bindings/worker/exercise.js').CodeExercise} */
export default {
  title: 'Find the bug: a network that learns nothing',
  task:
    'With this shuffle, a network for ten digits stays at 10 % on new pictures, and yet it learns its ' +
    'training set, slowly, by heart. Nothing crashes. Find out what it was taught, and repair it.',
  code: start,
  check({ exports, nabla }) {
    const fail = (/** @type {string} */ feedback) => ({ passed: false, feedback });
    const pictures = Array.from({ length: COUNT }, (_, i) => [i]);
    const labels = pictures.map(([i]) => i % 10);
    const result = exports.shuffled?.({ pictures, labels }, randomOf(nabla));
    const seen = /** @type {number[][]} */ (result?.pictures ?? []).flat();
    if (new Set(seen).size !== COUNT) return fail('Every picture should be there once.');
    const kept = seen.filter((i, at) => result.labels[at] === i % 10).length;
    if (kept < COUNT) return fail(`Only ${kept} of ${COUNT} pictures still have their own label.`);
    const moved = seen.filter((i, at) => i !== at).length;
    if (moved < COUNT / 2) return fail('The labels belong, but the order is no longer random.');
    return { passed: true, feedback: 'Every picture kept its label, and the order is random.' };
  },
  hint: 'Shuffle the pairs. Or shuffle the numbers 0, 1, 2, … and take pictures and labels in that one order.',
  solution: start.replace(
    '  return { pictures: shuffle(pictures, random), labels: shuffle(labels, random) };',
    `  const order = shuffle([...pictures.keys()], random);
  return { pictures: order.map((i) => pictures[i]), labels: order.map((i) => labels[i]) };`,
  ),
};
