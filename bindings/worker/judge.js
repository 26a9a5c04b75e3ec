// The judge of an exercise: it tries an answer. No DOM and no clock: the page runs it in a worker that
// it stops when the time is up, the tests run it in Node.

import * as nabla from '../index.js';
import { complete } from './exercise.js';
import { setter } from './setup.js';

/** @typedef {import('./demo.js').Demo} Demo */
/** @typedef {import('./demo.js').Params} Params */
/** @typedef {import('./exercise.js').Verdict} Verdict */
/** @typedef {import('./exercise.js').Trial} Trial */
/** @typedef {import('./exercise.js').Exercise} Exercise */
/** @typedef {import('./exercise.js').DemoExercise} DemoExercise */
/** @typedef {import('./exercise.js').CodeExercise} CodeExercise */

/**
 * @typedef {object} Tools  what the judge needs of its surroundings
 * @property {(src: string) => Promise<{default: Demo}>} [importDemo]
 * @property {import('./setup.js').BytesOf} [bytesOf]  where the data are that a demo or a program names
 * @property {(source: string) => Promise<Record<string, any>>} [importSource] a module from its text
 * @property {Record<string, import('./pack.js').Pack>} [data]  what the program has named
 * @property {(thrown: unknown) => string | Promise<string>} [describe]  what was thrown, in words
 */

/** @param {boolean} passed @param {string} feedback @returns {Verdict} */
const verdict = (passed, feedback) => ({ passed, feedback });

/** What was thrown, in words. @param {unknown} thrown */
const wordsOf = (thrown) => (thrown instanceof Error ? thrown.message : String(thrown));

/** One run of the demo and its check. @param {DemoExercise} exercise @param {Demo} demo @param {Params} params @param {number} seed @param {import('./setup.js').SetUp} setUp */
async function tryWith(exercise, demo, params, seed, setUp) {
  const state = await setUp(demo, params, seed);
  try {
    return await verdictOf(run(exercise, demo, params, state, seed), exercise);
  } finally {
    for (const part of Object.values(state ?? {})) part?.dispose?.();
  }
}

/** @param {DemoExercise} exercise @param {Demo} demo @param {Params} params @param {any} state @param {number} seed */
function run({ steps = 0 }, demo, params, state, seed) {
  /** @type {Trial} */
  const trial = { params, state, results: {}, history: {}, diverged: null, seed, nabla };
  for (let step = 1; step <= steps && demo.step && !trial.diverged; step++) {
    trial.results = demo.step(state, params);
    for (const [name, value] of Object.entries(trial.results)) {
      trial.history[name] ??= [];
      trial.history[name].push(value);
      if (!Number.isFinite(value)) trial.diverged ??= { name, step };
    }
  }
  return trial;
}

/** @param {Trial} trial @param {DemoExercise} exercise */
async function verdictOf(trial, exercise) {
  const { diverged } = trial;
  if (diverged && !exercise.mayDiverge) {
    const what = `The ${diverged.name} is no longer a finite number since step ${diverged.step}`;
    return verdict(false, `${what}: the network has diverged.`);
  }
  return exercise.check(trial);
}

/** @param {DemoExercise} exercise @param {Params} answer @param {Tools} tools */
async function judgeDemo(exercise, answer, { importDemo, bytesOf }) {
  if (!importDemo) throw new Error('The judge has no way to find a demo.');
  const { default: demo } = await importDemo(exercise.demo);
  const { seeds = [1] } = exercise;
  const setUp = setter(bytesOf);
  let last = verdict(false, 'There was no run to check.');
  for (const seed of seeds) {
    last = await tryWith(exercise, demo, complete(demo, answer), seed, setUp);
    if (!last.passed) {
      return seeds.length > 1 ? verdict(false, `With seed ${seed}: ${last.feedback}`) : last;
    }
  }
  return last;
}

/** @param {CodeExercise} exercise @param {string} answer @param {Tools} tools */
async function judgeCode(exercise, answer, { importSource, data = {} }) {
  if (!importSource) throw new Error('The judge has no way to run a program.');
  return exercise.check({ exports: await importSource(answer), nabla, data });
}

/**
 * Tries an answer: parameters for a demo, a program's text for code. What the answer throws is a
 * failed check with a sentence. The engine must be loaded.
 * @param {Exercise} exercise
 * @param {any} answer
 * @param {Tools} tools
 * @returns {Promise<Verdict>}
 */
export async function judge(exercise, answer, tools) {
  try {
    return 'demo' in exercise
      ? await judgeDemo(exercise, answer, tools)
      : await judgeCode(exercise, answer, tools);
  } catch (thrown) {
    const cause = 'demo' in exercise ? 'With these settings' : 'Your program';
    const { describe = wordsOf } = tools;
    return verdict(false, `${cause}: ${await describe(thrown)}`);
  }
}
