// Find the bug: slices that should leave one neuron leave three.

/** @typedef {import('../../../bindings/worker/exercise.js').Verdict} Verdict */

const program = (
  /** @type {string} */ first,
  /** @type {string} */ rest,
) => `// The weights from the last hidden layer to the output, with neuron k alone: all others are 0.
export function only(weights, k) {
  const kept = [...weights];
  kept.fill(0, ${first}); // those before it
  kept.fill(0, ${rest}); // those after it
  return kept;
}

const weights = [3, 1, 4, 1, 5, 9, 2, 6];
for (const k of weights.keys()) print(k, ':', only(weights, k).join(' '));
`;

/** Neurons in words: 3, 4 and 7. @param {number[]} list */
const words = (list) =>
  list.length < 2 ? list.join() : `${list.slice(0, -1).join(', ')} and ${list.at(-1)}`;

/** @param {any} only @param {number} units @param {number} k @returns {string} what is wrong, or nothing */
function fault(only, units, k) {
  const weights = Array.from({ length: units }, (_, i) => i + 1);
  const kept = only([...weights], k);
  if (!Array.isArray(kept) || kept.length !== units)
    return `“only” must give a list of ${units} weights for a layer of ${units}.`;
  const left = [...kept.keys()].filter((i) => kept[i] !== 0);
  const isRight = left.length === 1 && left[0] === k && kept[k] === weights[k];
  if (isRight) return '';
  const which = left.length === 0 ? 'none is left' : `left: neuron ${words(left)}`;
  return `Of ${units} neurons, number ${k} should be left alone; ${which}.`;
}

/** @type {import('../../../bindings/worker/exercise.js').CodeExercise} */
export default {
  title: 'Find the bug: not quite alone',
  task:
    'This is how the notebook takes all neurons but one away, before it draws their pictures. ' +
    'Neurons are counted from 0. Run it, look at what is left in each line, and repair it.',
  code: program('0, k - 1', 'k + 1, -1'),
  /** @returns {Verdict} */
  check({ exports }) {
    const { only } = exports;
    if (typeof only !== 'function')
      return { passed: false, feedback: 'There must be an exported function “only”.' };
    for (const units of [8, 12, 1])
      for (let k = units - 1; k >= 0; k--) {
        const feedback = fault(only, units, k);
        if (feedback) return { passed: false, feedback };
      }
    return { passed: true, feedback: 'Each neuron alone, also the first and the last.' };
  },
  hint:
    'fill(0, from, to) ends before “to”, and a negative “to” counts from the end: −1 is the last one, ' +
    'which is then not filled.',
  solution: program('0, k', 'k + 1'),
};
