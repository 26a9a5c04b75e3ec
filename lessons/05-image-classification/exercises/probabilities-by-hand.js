// A softmax of three sums, its cross-entropy and its slopes, by hand.

const start = `// Three output neurons have the sums z = (0, ln 2, ln 5). The first class is the true one.
export const p = [NaN, NaN, NaN]; //      the probabilities
export const cost = NaN; //               the cross-entropy; you may write Math.log(…)
export const slopes = [NaN, NaN, NaN]; // ∂C/∂z of the three neurons
export const doubled = NaN; //            the first probability if ln 7 is added to all three sums
`;

const P = [1 / 8, 2 / 8, 5 / 8];

/** What each should be, and what is said if it is not. @type {[string, number | number[], string][]} */
const parts = [
  ['p', P, 'take e to the power of each z, and divide by the sum of the three'],
  ['cost', Math.log(8), 'it is −ln of the probability of the true class, the first'],
  ['slopes', [P[0] - 1, P[1], P[2]], 'p − t, with t = (1, 0, 0)'],
  ['doubled', P[0], 'a common factor stands above and below the fraction'],
];

/** @param {any} mine @param {number | number[]} exact */
const agrees = (mine, exact) => {
  const [given, wanted] = [[mine].flat(), [exact].flat()];
  return (
    given.length === wanted.length && wanted.every((value, i) => Math.abs(given[i] - value) < 1e-3)
  );
};

/** @type {import('../../../bindings/worker/exercise.js').CodeExercise} */
export default {
  title: 'A softmax by hand',
  task: 'Put in the numbers for one picture and three classes. The sums are chosen so that no computer is needed.',
  code: start,
  check({ exports }) {
    const wrong = parts.filter(([name, exact]) => !agrees(exports[name], exact));
    if (wrong.length === 0)
      return {
        passed: true,
        feedback: 'All right. The three slopes add up to 0: what one class gains, others lose.',
      };
    const [[name, , advice]] = wrong;
    return {
      passed: false,
      feedback: `${parts.length - wrong.length} of ${parts.length} are right. The first that is not is ${name}: ${advice}.`,
    };
  },
  hint: 'e⁰ = 1, e^(ln 2) = 2, e^(ln 5) = 5, and they add up to 8.',
  solution: start
    .replace('p = [NaN, NaN, NaN]', 'p = [1 / 8, 2 / 8, 5 / 8]')
    .replace('cost = NaN', 'cost = Math.log(8)')
    .replace('slopes = [NaN, NaN, NaN]', 'slopes = [-7 / 8, 2 / 8, 5 / 8]')
    .replace('doubled = NaN', 'doubled = 1 / 8'),
};
