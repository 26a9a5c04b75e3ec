// The judge of exercises: runs with seeds and steps, divergence, what answers throw.
import assert from 'node:assert/strict';
import test from 'node:test';
import { load, memory } from '../../bindings/index.js';
import { complete } from '../../bindings/worker/exercise.js';
import { judge } from '../../bindings/worker/judge.js';

await load();

/** @type {any} */
const demo = {
  title: 'Counting',
  params: {
    preset: {
      label: 'Preset',
      value: 'slow',
      options: { slow: { label: 'slow', set: { by: 1 } }, fast: { label: 'fast', set: { by: 5 } } },
    },
    by: { label: 'By', value: 1, min: 0, max: 10 },
  },
  setup: (/** @type {any} */ { by }, /** @type {any} */ { random }) => {
    if (by === 7) throw new Error('Seven is refused.');
    return { count: 0, first: random.next(), part: { dispose: () => disposed++ } };
  },
  step: (/** @type {any} */ state, /** @type {any} */ { by }) => {
    state.count += by;
    return { count: by === 9 ? Number.NaN : state.count };
  },
  views: {},
};
let disposed = 0;

/** @type {any} */
const counting = {
  title: 'Count to fifteen',
  task: 'Set it.',
  demo: '01-introduction/counting',
  start: { by: 1 },
  steps: 3,
  check: (/** @type {any} */ { results, state, history }) => ({
    passed: results.count === 15,
    feedback: `It is ${results.count}, ${state.count}, after ${history.count}.`,
  }),
  hint: 'Three steps.',
  solution: { by: 5 },
};
/** @type {any} */
const tools = {
  importDemo: async () => ({ default: demo }),
  importSource: (/** @type {string} */ source) => import(`data:text/javascript,${source}`),
};

test('a demo is run with the answer for so many steps, and what it held is disposed', async () => {
  const before = disposed;
  assert.deepEqual(await judge(counting, { by: 1 }, tools), {
    passed: false,
    feedback: 'It is 3, 3, after 1,2,3.',
  });
  assert.equal((await judge(counting, { by: 5 }, tools)).passed, true);
  assert.equal(disposed, before + 2);
});

test('presets of an answer are applied, and what it names beside them', async () => {
  assert.equal((await judge(counting, { preset: 'fast' }, tools)).passed, true);
  assert.deepEqual(complete(demo, { preset: 'fast', by: 2 }), { preset: 'fast', by: 2 });
  assert.deepEqual(complete(demo, { by: 2, preset: 'fast' }), { preset: 'fast', by: 2 });
});

test('all seeds must pass, and the one that does not is named', async () => {
  /** @type {any[]} */
  const seen = [];
  const exercise = {
    ...counting,
    seeds: [1, 2, 3],
    check: (/** @type {any} */ { seed, state }) => {
      seen.push(state.first);
      return { passed: seed !== 2, feedback: 'So it is.' };
    },
  };
  assert.deepEqual(await judge(exercise, {}, tools), {
    passed: false,
    feedback: 'With seed 2: So it is.',
  });
  assert.equal(new Set(seen).size, 2);
  assert.equal((await judge({ ...exercise, seeds: [1, 3] }, {}, tools)).passed, true);
});

test('a run that diverges fails by itself unless the exercise asks for it', async () => {
  const { passed, feedback } = await judge(counting, { by: 9 }, tools);
  assert.equal(passed, false);
  assert.match(feedback, /^The count is no longer a finite number since step 1: .*diverged\.$/);
  const check = (/** @type {any} */ { diverged }) => ({
    passed: diverged.step === 1,
    feedback: '',
  });
  assert.ok((await judge({ ...counting, mayDiverge: true, check }, { by: 9 }, tools)).passed);
});

test('settings that the demo refuses are a failed check with its sentence', async () => {
  const { passed, feedback } = await judge(counting, { by: 7 }, tools);
  assert.deepEqual(
    { passed, feedback },
    {
      passed: false,
      feedback: 'With these settings: Seven is refused.',
    },
  );
});

test('a program is judged by its exports, with the engine loaded', async () => {
  /** @type {any} */
  const exercise = {
    code: '',
    check: (/** @type {any} */ { exports, nabla }) => ({
      passed: exports.twice?.(nabla.tensor([4]).data[0]) === 8,
      feedback: 'Twice four is eight.',
    }),
  };
  const run = (/** @type {string} */ source) => judge(exercise, source, tools);
  assert.equal((await run('export const twice = (x) => 2 * x;')).passed, true);
  assert.equal((await run('export const other = 1;')).passed, false);
  assert.match(
    (await run('export const twice = () => { throw new Error("No.") };')).feedback,
    /No\./,
  );
  assert.match((await run('throw null;')).feedback, /^Your program: null/);
  assert.match((await run('export const = ;')).feedback, /^Your program: Unexpected token/);
});

test('nothing of the engine is left', () => assert.equal(memory().objects, 0));
