// The visitor writes the numerical gradient that every implementation of backpropagation is tested with.

const start = `// cost: a function of a list of numbers. theta: where the slopes are asked for.
export function numericalGradient(cost, theta, epsilon) {
  return theta.map((value, i) => {
    const moved = [...theta];
    moved[i] = value + epsilon;
    return (cost(moved) - cost(theta)) / epsilon;
  });
}
`;

/** A function with known slopes: e^a sin b + c³. @param {number[]} theta */
const cost = ([a, b, c]) => Math.exp(a) * Math.sin(b) + c ** 3;
const AT = [0.3, 0.7, -1.2];
const [A, B, C] = AT;
const EXACT = [Math.exp(A) * Math.sin(B), Math.exp(A) * Math.cos(B), 3 * C * C];

/** The largest error. @param {number[]} slopes */
const error = (slopes) => Math.max(...slopes.map((slope, i) => Math.abs(slope - EXACT[i])));

/** @type {import('../../../bindings/worker/exercise.js').CodeExercise} */
export default {
  title: 'A gradient check worth its name',
  task:
    'This numerical gradient is off by something proportional to ε. Change it so that its error ' +
    'shrinks a hundredfold when ε becomes ten times smaller.',
  code: start,
  check({ exports }) {
    const { numericalGradient } = exports;
    const fail = (/** @type {string} */ feedback) => ({ passed: false, feedback });
    if (typeof numericalGradient !== 'function')
      return fail('There must be an exported function “numericalGradient”.');
    const theta = [...AT];
    const coarse = numericalGradient(cost, theta, 1e-2);
    if (!Array.isArray(coarse) || coarse.length !== 3)
      return fail('It must give a list with one slope for each number in theta.');
    if (theta.some((value, i) => value !== AT[i]))
      return fail('It has changed theta itself; work on a copy, as the start did.');
    const fine = error(numericalGradient(cost, theta, 1e-3));
    const gain = error(coarse) / fine;
    const shown = `With ε = 0.01 the largest error is ${error(coarse).toPrecision(2)}, with 0.001 ${fine.toPrecision(2)}`;
    if (!(error(coarse) < 0.1)) return fail(`${shown}: these are not the slopes.`);
    if (gain < 50) return fail(`${shown}: it shrinks ${Math.round(gain)}-fold, not a hundredfold.`);
    return { passed: true, feedback: `${shown}: it shrinks ${Math.round(gain)}-fold, as ε².` };
  },
  hint: 'Go to both sides: the even terms of the Taylor series cancel in C(θ + ε) − C(θ − ε).',
  solution: start
    .replace(
      '    const moved = [...theta];\n    moved[i] = value + epsilon;\n',
      `    const up = [...theta];
    const down = [...theta];
    up[i] = value + epsilon;
    down[i] = value - epsilon;
`,
    )
    .replace('(cost(moved) - cost(theta)) / epsilon', '(cost(up) - cost(down)) / (2 * epsilon)'),
};
