// Every exercise in Node: the beginning fails with a sentence, the solution passes, and the judge
// needs less time than the page gives it.
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import test from 'node:test';
import * as nabla from '../../bindings/index.js';
import { complete, TIME_LIMIT_MS } from '../../bindings/worker/exercise.js';
import { judge } from '../../bindings/worker/judge.js';
import { readPack } from '../../bindings/worker/pack.js';
import { startOf } from '../../web/demo/demo-part.js';
import { wordsOf } from '../../web/demo/link.js';
import { oneScript } from '../../web/site/sandboxed.js';
import { bytesOf } from './list.js';

/** @typedef {import('../../bindings/worker/exercise.js').Exercise} Exercise */

const lessons = new URL('../../lessons/', import.meta.url);
const files = readdirSync(lessons, { recursive: true })
  .map(String)
  .filter((name) => /^[^/]+\/exercises\/[^/]+\.js$/.test(name))
  .sort();

await nabla.load();
const data = { mnist: readPack(await bytesOf('mnist')) };

/** What a program of a visitor has beside the language. */
Object.assign(globalThis, { nabla, data, print() {}, plot() {} });

/** @type {Required<Omit<import('../../bindings/worker/judge.js').Tools, 'describe'>>} */
const tools = {
  bytesOf,
  data,
  importDemo: (src) => import(new URL(`${src.replace('/', '/demos/')}.js`, lessons).href),
  importSource: (source) => import(`data:text/javascript,${encodeURIComponent(source)}`),
};

const isSentence = (/** @type {unknown} */ text) =>
  typeof text === 'string' && /^\S[\s\S]{5,}[.!?)”]$/.test(text);

for (const file of files) {
  /** @type {{default: Exercise}} */
  const { default: exercise } = await import(new URL(file, lessons).href);
  const start = 'demo' in exercise ? exercise.start : exercise.code;

  test(`${file} has its texts`, () => {
    assert.ok(exercise.title.length > 3 && !exercise.title.endsWith('.'), exercise.title);
    assert.ok(isSentence(exercise.task), exercise.task);
    assert.ok(isSentence(exercise.hint), exercise.hint);
  });

  test(`${file}: the beginning fails, the solution passes`, async () => {
    for (const [answer, passes] of /** @type {const} */ ([
      [start, false],
      [exercise.solution, true],
    ])) {
      const begin = process.cpuUsage();
      const { passed, feedback } = await judge(exercise, answer, tools);
      const ms = process.cpuUsage(begin).user / 1000; // of a core: this one may be shared
      assert.equal(passed, passes, feedback);
      assert.ok(isSentence(feedback), `no sentence: ${feedback}`);
      assert.doesNotMatch(feedback, /^(Right|Not yet)\b/, 'the page says that already');
      assert.ok(ms < TIME_LIMIT_MS, `${Math.round(ms)} ms`);
    }
  });

  if ('demo' in exercise) {
    test(`${file}: beginning and solution can be set in the demo`, async () => {
      const { default: demo } = await tools.importDemo(exercise.demo);
      for (const params of [exercise.start, exercise.solution]) {
        const wanted = complete(demo, params);
        const set = startOf(exercise.demo, demo, wordsOf(wanted));
        assert.deepEqual(set.complaints, []);
        assert.deepEqual(set.params, wanted);
      }
    });
  } else {
    test(`${file}: the solution passes with the text for the sandbox, too`, async () => {
      const script = await oneScript(new URL(file, lessons).pathname);
      const { default: boxed } = new Function('nabla', `${script}; return sandboxed;`)(nabla);
      const { passed, feedback } = await judge(boxed, exercise.solution, tools);
      assert.ok(passed, feedback);
    });
  }
}
