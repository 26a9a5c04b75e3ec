// The form of an exercise: the visitor sets a demo's controls, or writes a program. judge.js tries an
// answer; the page needs this file only.

import { change, defaults } from './demo.js';

/** @typedef {import('./demo.js').Demo} Demo */
/** @typedef {import('./demo.js').Params} Params */
/** The bindings. @typedef {typeof import('../index.js')} Nabla */

/**
 * What a check answers: a sentence that says what is wrong, or why it is right.
 * @typedef {{passed: boolean, feedback: string}} Verdict
 */

/**
 * What a check of a demo sees after a run: the values of the controls, the demo's state, the results
 * of the last step and of all steps (by name), and the seed. `diverged` is null unless the exercise
 * allows it.
 * @typedef {object} Trial
 * @property {Params} params
 * @property {any} state
 * @property {Record<string, number>} results
 * @property {Record<string, number[]>} history
 * @property {{name: string, step: number} | null} diverged
 * @property {number} seed
 * @property {Nabla} nabla
 */

/**
 * The visitor sets the demo's controls. `start` and `solution` are what differs from the demo's own
 * values, presets applied.
 * @typedef {object} DemoExercise
 * @property {string} title
 * @property {string} task           sentences, as plain text
 * @property {string} demo           LESSON/NAME
 * @property {Params} start          where the visitor begins: the check must fail there
 * @property {string} [controls]     names of the only controls shown, if not all
 * @property {string} [views]        names of the only views shown, if not all
 * @property {number} [steps]        steps of the run that is checked; 0 unless told
 * @property {number[]} [seeds]      of the runs, all of which must pass; [1] unless told
 * @property {boolean} [mayDiverge]  otherwise a result that is no finite number fails by itself
 * @property {(trial: Trial) => Verdict | Promise<Verdict>} check
 * @property {string} hint
 * @property {Params} solution       the check must pass there
 */

/**
 * The visitor writes a program: an ES module whose exports are checked. In it `nabla` is a global:
 * the bindings, loaded; `data` has the packs that a line `// data: mnist` names.
 * @typedef {object} CodeExercise
 * @property {string} title
 * @property {string} task      sentences, as plain text
 * @property {string} code      where the visitor begins: the check must fail there
 * @property {(given: {exports: Record<string, any>, nabla: Nabla, data: Record<string, import('./pack.js').Pack>}) =>
 *   Verdict | Promise<Verdict>} check  the bindings are loaded
 * @property {string} hint
 * @property {string} solution  the check must pass there
 */

/** @typedef {DemoExercise | CodeExercise} Exercise */

/** How long the judge may take before the page stops it, in ms. */
export const TIME_LIMIT_MS = 10_000;

/**
 * The values of all controls, from those that differ.
 * @param {Demo} demo
 * @param {Params} params
 * @returns {Params}
 */
export const complete = (demo, params) =>
  Object.entries(params).reduce(
    (values, [name, value]) => ({ ...change(demo, values, name, value), ...params }),
    defaults(demo),
  );
