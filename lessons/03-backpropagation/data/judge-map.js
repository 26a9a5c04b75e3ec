// Judges what the trainer's network has learned: the share of the map on the right side of ½, with no
// more hidden units than allowed.

import { tensor } from 'nabla';
import { points } from './plane.js';

/** @typedef {import('../../../bindings/worker/exercise.js').Trial} Trial */
/** @typedef {import('../../../bindings/worker/exercise.js').Verdict} Verdict */

const PIXELS = points.length / 2;

/** The network's output at every pixel of the map. @param {any} state @returns {Float32Array} */
const outputs = ({ net }) => net.predict(tensor(points, [PIXELS, 2])).data;

/**
 * The same for a part of the map, if one is given.
 * @param {any} state
 * @param {(y0: number, y1: number) => boolean} [within]
 */
function share(state, within = () => true) {
  const values = outputs(state);
  let right = 0;
  let all = 0;
  for (let i = 0; i < PIXELS; i++) {
    if (!within(points[2 * i], points[2 * i + 1])) continue;
    all += 1;
    if (values[i] > 0.5 === state.goal.values[i] > 0.5) right += 1;
  }
  return right / all;
}

const percent = (/** @type {number} */ part) => `${(100 * part).toFixed(1)} %`;

/**
 * @param {{task: string, units: number, least: number,
 *   detail?: {name: string, within: (y0: number, y1: number) => boolean}}} wanted
 * @returns {(trial: Trial) => Verdict} `task` names the run whose target is asked for
 */
export const judgeMap =
  ({ task, units, least, detail }) =>
  ({ params, state }) => {
    const fail = (/** @type {string} */ feedback) => ({ passed: false, feedback });
    if (params.task !== task) return fail(`The target should stay that of “${task}”.`);
    const used = params.hidden.reduce(
      (/** @type {number} */ sum, /** @type {{units: number}} */ layer) => sum + layer.units,
      0,
    );
    if (used > units) return fail(`There are ${used} hidden units, at most ${units} are allowed.`);
    const right = share(state);
    const all = `${percent(right)} of the map are right`;
    const part = detail ? share(state, detail.within) : 1;
    if (right >= least && part > 0.5)
      return { passed: true, feedback: `${all}, with ${used} hidden units.` };
    if (right >= least) return fail(`${all}, but of ${detail?.name} only ${percent(part)}.`);
    return fail(`${all}, with ${used} hidden units; it needs ${percent(least)}.`);
  };
