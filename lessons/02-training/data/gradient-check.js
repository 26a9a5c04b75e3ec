// A gradient written by hand, held against the engine's: which component is wrong, and by how much.

/** @import { Fit } from './fits.js' */

/** @typedef {{at: string, name: string, given: number, right: number}} Slip */

const SUBSCRIPTS = '₀₁₂';
const shown = (/** @type {number} */ value) => Number(value.toPrecision(4)).toString();

/** Places to compare at; 0 would hide what is multiplied by it. @type {[number[], number][]} */
const places = [
  [[2, 0.5], 1.5],
  [[-1, 2], 0.3],
  [[3, -0.7], -2],
  [[1.3, 0.4], 0.9],
];

/**
 * Every component that is off, at every place.
 * @param {Fit} fit @param {(theta: number[], x: number) => number[]} gradient @param {any} nabla
 * @returns {Slip[]}
 */
function slips({ f }, gradient, nabla) {
  return places.flatMap(([theta, x]) => {
    const right = nabla.grad((/** @type {any[]} */ theta) => f(theta, x))(theta);
    const given = gradient([...theta], x);
    if (!Array.isArray(given) || given.length !== theta.length) {
      throw new Error(`gradient must return a list of ${theta.length} numbers.`);
    }
    return theta.flatMap((_, k) => {
      const isRight = Math.abs(given[k] - right[k]) < 1e-3 * (1 + Math.abs(right[k]));
      const at = `θ = (${theta.join(', ')}), x = ${x}`;
      return isRight
        ? []
        : [{ at, name: `∂f/∂θ${SUBSCRIPTS[k]}`, given: given[k], right: right[k] }];
    });
  });
}

/**
 * @param {Fit} fit @param {any} exports @param {any} nabla @param {string} why  it is right now
 * @returns {import('../../../bindings/worker/exercise.js').Verdict}
 */
export function judgeGradient(fit, { gradient }, nabla, why) {
  if (typeof gradient !== 'function') {
    return { passed: false, feedback: 'The program must export a function named gradient.' };
  }
  const [first, ...more] = slips(fit, gradient, nabla);
  if (!first) return { passed: true, feedback: why };
  const { at, name, given, right } = first;
  const others = more.find((slip) => slip.name !== name)?.name;
  const ratio = given / right;
  const times = Number.isFinite(ratio) ? `, so you are off by a factor of ${shown(ratio)}` : '';
  return {
    passed: false,
    feedback:
      `${name} is wrong: at ${at} you give ${shown(given)}; the engine’s derivative is ` +
      `${shown(right)}${times}.${others ? ` ${others} is wrong, too.` : ' The other component is right.'}`,
  };
}
