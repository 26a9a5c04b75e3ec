// The rule of early stopping, written by the visitor.

const start = `// losses: the validation loss after each epoch, of a run that could go on for ever.
// Stop when the last \`patience\` epochs brought no new minimum. Which epoch stops the run,
// and to which does one go back? Epochs count from 0.
export function earlyStopping(losses, patience) {
  let best = 0;
  for (let epoch = 1; epoch < losses.length; epoch++) {
    if (losses[epoch] > losses[epoch - 1]) return { stop: epoch, best: epoch - 1 };
    best = epoch;
  }
  return { stop: losses.length - 1, best };
}
`;

/** @type {[number[], number, {stop: number, best: number}, string][]} */
const CASES = [
  [[1, 0.8, 0.7, 0.6], 2, { stop: 3, best: 3 }, 'a loss that only falls'],
  [[1, 0.7, 0.75, 0.6, 0.65, 0.7, 0.5], 2, { stop: 5, best: 3 }, 'one bad epoch, then two'],
  [[1, 0.7, 0.75, 0.6, 0.65, 0.7, 0.5], 3, { stop: 6, best: 6 }, 'the same with more patience'],
  [
    [0.5, 0.6, 0.55, 0.52],
    3,
    { stop: 3, best: 0 },
    'better than the epoch before, but no new minimum',
  ],
  [[1, 0.9, 0.95], 1, { stop: 2, best: 1 }, 'no patience'],
];

/** @type {import('../../../bindings/worker/exercise.js').CodeExercise} */
export default {
  title: 'When to stop',
  task:
    'This rule stops at the first epoch that is worse than the one before. Validation losses shake, so ' +
    'that is much too early. Write the rule with patience, and give the best epoch to go back to.',
  code: start,
  check({ exports }) {
    for (const [losses, patience, wanted, what] of CASES) {
      const { stop, best } = exports.earlyStopping?.(losses, patience) ?? {};
      if (stop !== wanted.stop || best !== wanted.best)
        return {
          passed: false,
          feedback: `Losses (${losses.join(', ')}), patience ${patience}: it stops at ${stop} and goes back to ${best}; right are ${wanted.stop} and ${wanted.best} (${what}).`,
        };
    }
    return {
      passed: true,
      feedback: `It is right in ${CASES.length} cases, with and without patience.`,
    };
  },
  hint: 'Remember the epoch of the smallest loss so far. Stop when the present epoch is `patience` beyond it.',
  solution: start.replace(
    'if (losses[epoch] > losses[epoch - 1]) return { stop: epoch, best: epoch - 1 };\n    best = epoch;',
    'if (losses[epoch] < losses[best]) best = epoch;\n    if (epoch - best >= patience) return { stop: epoch, best };',
  ),
};
