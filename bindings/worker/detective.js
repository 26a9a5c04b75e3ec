// When a result of a demo is no finite number: where did the first such number appear? The run is
// repeated, looking at every weight after every step; then once more up to the step before the first
// bad one, and that step is made under the microscope. Only what was seen is told.

import { load } from '../index.js';
import { Model } from '../model.js';
import { firstBad, largest } from './not-finite.js';
import { legs } from './replay.js';
import { setter } from './setup.js';

/** @typedef {import('./demo.js').Demo} Demo */
/** @typedef {import('./demo.js').Params} Params */
/** @typedef {{params: Params, seed: number, step: number, changes: {step: number, name: string, value: any}[]}} Run */

/** How deep a state is searched for models. */
const DEPTH = 4;

/** @param {any} part @param {number} [depth] @returns {Model[]} */
export function modelsIn(part, depth = 0) {
  if (part instanceof Model) return [part];
  if (part === null || typeof part !== 'object' || ArrayBuffer.isView(part)) return [];
  if (depth === DEPTH) return [];
  return [...new Set(Object.values(part).flatMap((value) => modelsIn(value, depth + 1)))];
}

/** All weights of a model, as they lie in the engine. @param {Model} model */
const weightsOf = (model) => model.network().graph.flatWeights;

/** @param {ArrayLike<number>} values */
function allFinite(values) {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i] * 0;
  return sum === 0;
}

/**
 * Repeats a run. After each step `look` may end it by answering true.
 * @param {Demo} demo
 * @param {Run} run
 * @param {import('./setup.js').SetUp} setUp
 * @param {(state: any, params: Params, step: number, results: Record<string, number>) => boolean} look
 *   first called at step 0, without results
 */
async function repeat(demo, { params: start, seed, step: end, changes }, setUp, look) {
  let params = start;
  let step = 0;
  const state = await setUp(demo, params, seed);
  try {
    if (look(state, params, 0, {})) return;
    for (const { to, change } of legs({ step: end, changes })) {
      for (; step < to; step++) {
        const results = demo.step?.(state, params) ?? {};
        if (look(state, params, step + 1, results)) return;
      }
      params = { ...params, ...change };
    }
  } finally {
    for (const part of Object.values(state ?? {})) /** @type {any} */ (part)?.dispose?.();
  }
}

/** The step after which something is not finite for the first time. @param {Demo} demo @param {Run} run @param {import('./setup.js').SetUp} setUp */
async function firstStep(demo, run, setUp) {
  let found = run.step;
  let atStart = 0;
  await repeat(demo, run, setUp, (state, _, step, results) => {
    const models = modelsIn(state);
    if (step === 0) atStart = Math.max(0, ...models.map((model) => largest(weightsOf(model))));
    const good =
      Object.values(results).every(Number.isFinite) &&
      models.every((model) => allFinite(weightsOf(model)));
    if (!good) found = step;
    return !good;
  });
  return { found, atStart };
}

/** Makes a model tell what it meets in its updates. @param {Model} model @param {(sentence: string | null) => void} tell */
function watch(model, tell) {
  const train = model.trainOnBatch.bind(model);
  model.trainOnBatch = (x, y) => {
    tell(firstBad(model.inspect(x, y)));
    return train(x, y);
  };
}

/** Two digits. @param {number} value */
const short = (value) =>
  value < 1e5 ? String(Number(value.toPrecision(2))) : value.toExponential(1).replace('+', '');

/** @param {Model[]} models @param {number} before @param {number} atStart */
function circumstances(models, before, atStart) {
  const [rate] = new Set(models.map(({ optimizer }) => optimizer?.learningRate).filter(Boolean));
  const grown = before > 1000 * Math.max(atStart, 1e-3);
  const weights = grown
    ? `By then the largest weight had grown from ${short(atStart)} to ${short(before)}: the updates overshoot.`
    : `The largest weight was ${short(before)} then, so it was not the weights that had grown.`;
  if (!grown || rate === undefined) return weights;
  return `${weights} The optimizer’s learning rate was ${short(rate)}; try a smaller one.`;
}

/**
 * @param {Demo} demo
 * @param {Run} run  up to the step whose result is not finite
 * @param {import('./setup.js').SetUp} [setUp]
 * @returns {Promise<string>} what was found, in sentences; empty if nothing is known
 */
export async function investigate(demo, run, setUp = setter()) {
  await load();
  const { found, atStart } = await firstStep(demo, run, setUp);
  /** @type {string | null} */
  let where = null;
  let told = '';
  await repeat(demo, { ...run, step: found }, setUp, (state, _, step) => {
    if (step !== found - 1) return false;
    const models = modelsIn(state);
    if (models.length === 0) return true;
    const before = Math.max(...models.map((model) => largest(weightsOf(model))));
    told = circumstances(models, before, atStart);
    for (const model of models) {
      watch(model, (sentence) => {
        where ??= sentence;
      });
    }
    return false;
  });
  if (told === '') return '';
  const place = where ? `: ${where}` : ', in the weights';
  return `The first number that is not finite appeared in step ${found}${place}. ${told}`;
}
