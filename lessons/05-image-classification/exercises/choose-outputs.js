// Which output activation and which loss fit which question.

const start = `// For each network: the activation of its last layer and its loss.
// Activations: 'linear', 'sigmoid', 'softmax', 'relu'.
// Losses: 'meanSquaredError', 'binaryCrossentropy', 'categoricalCrossentropy'.

// Which of ten digits is it? Targets are one-hot rows.
export const digit = { activation: 'linear', loss: 'meanSquaredError' };

// Which of twelve particles left a track in this event? None, one, or several did; targets are 0 or 1 each.
export const tracks = { activation: 'linear', loss: 'meanSquaredError' };

// By how many kelvin is the sample warmer than the bath? It may be colder.
export const warmer = { activation: 'linear', loss: 'meanSquaredError' };
`;

/** @type {Record<string, {activation: string, loss: string, why: string}>} */
const right = {
  digit: {
    activation: 'softmax',
    loss: 'categoricalCrossentropy',
    why: 'exactly one of ten is true, so ten probabilities must add up to 1',
  },
  tracks: {
    activation: 'sigmoid',
    loss: 'binaryCrossentropy',
    why: 'twelve separate questions with yes or no, whose probabilities need not add up to anything',
  },
  warmer: {
    activation: 'linear',
    loss: 'meanSquaredError',
    why: 'a number that may have any sign and size, and whose error is a distance',
  },
};

/** @type {import('../../../bindings/worker/exercise.js').CodeExercise} */
export default {
  title: 'Choose the last layer',
  task: 'Three questions, three networks. Choose the activation of the last layer and the loss of each.',
  code: start,
  check({ exports }) {
    for (const [name, { activation, loss, why }] of Object.entries(right)) {
      const chosen = exports[name] ?? {};
      if (chosen.activation !== activation || chosen.loss !== loss)
        return { passed: false, feedback: `“${name}” does not fit yet. Think: ${why}.` };
    }
    return { passed: true, feedback: 'Each of the three says what its question allows.' };
  },
  hint: 'Ask: must the outputs add up to 1? Can several be true at once? Is it a probability at all?',
  solution: start
    .replace("'linear', loss: 'meanSquaredError'", "'softmax', loss: 'categoricalCrossentropy'")
    .replace(
      "tracks = { activation: 'linear', loss: 'meanSquaredError'",
      "tracks = { activation: 'sigmoid', loss: 'binaryCrossentropy'",
    ),
};
