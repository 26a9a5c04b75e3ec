// The first check of every demo with its first seed in three engines, by the site's own worker: the
// results and all that the views show are, bit by bit, those of Node, where tests/lessons/ judges them.
// NABLA_ALL_CHECKS=1 runs every check that `npm test` tests to its end with all its seeds, which takes many minutes.
import assert from 'node:assert/strict';
import test from 'node:test';
import { change, defaults } from '../../../bindings/worker/demo.js';
import { createHost } from '../../../bindings/worker/host.js';
import { bytesOf, demos, importDemo } from '../../lessons/list.js';
import { runsInPage, runToBits } from './demos-in-page.js';
import { engines } from './engines.js';
import { serveSite } from './site.js';

/** Steps at most: enough for bits to part, if they do; the engine's own are compared after 500. */
const STEPS = 25;
const ALL = process.env.NABLA_ALL_CHECKS === '1';

/** @typedef {{src: string, engine?: string, params: any, seed: number, steps: number}} Run */

/** @param {string} src @returns {Promise<Run[]>} */
async function runsOf(src) {
  const { default: demo } = await importDemo(src);
  const short = [demo.check].flat().filter(({ tested }) => tested !== 0); // a script has two minutes in WebKit
  const checks = short.slice(0, ALL ? Infinity : 1);
  return checks.flatMap(({ params = {}, seeds = [1, 2, 3], steps }) => {
    const values = Object.entries(params).reduce(
      (all, [name, value]) => ({ ...change(demo, all, name, value), ...params }),
      defaults(demo),
    );
    return seeds.slice(0, ALL ? Infinity : 1).map((seed) => ({
      src,
      engine: demo.engine,
      params: values,
      seed,
      steps: ALL ? steps : Math.min(steps, STEPS),
    }));
  });
}

/** @param {Run} run */
async function inNode(run) {
  const host = createHost(importDemo, { bytesOf });
  const answer = await runToBits(host, run);
  host.close();
  return answer;
}

/** Views that measure time are others every time. @param {Run} run @param {number} views */
const measuresTime = async (run, views) => (await inNode(run)).views !== views;

const site = await serveSite();
test.after(() => site.close());

/** @type {Run[]} */
const runs = (await Promise.all(demos.map(runsOf))).flat();
/** @type {any[]} */
const expected = [];

test('Node runs every demo', async () => {
  for (const run of runs) expected.push(await inNode(run));
  assert.ok(expected.every(({ results }) => results));
});

/** A run as text, with values that JSON does not have: arrays of a type. @param {Run} run */
const inWords = (run) =>
  JSON.stringify(run, (_, value) =>
    ArrayBuffer.isView(value) ? { floats: [.../** @type {Float32Array} */ (value)] } : value,
  );

for (const [name, open] of Object.entries(engines)) {
  test(`${name}: every demo has the bits of Node`, { timeout: 900_000 }, async (t) => {
    const engine = await open();
    t.after(() => engine.close());
    const page = await engine.newPage({ width: 1280, height: 900 });
    await page.open(`${site.url}03-backpropagation/`);
    await page.run("document.querySelector('nb-demo').scrollIntoView();");
    await page.run(`${runsInPage} ${runToBits}
      const floats = (_, value) => (value?.floats ? Float32Array.from(value.floats) : value);
      const clients = {}; // a worker loads one engine, once
      globalThis.bitsOf = async (words) => {
        const run = JSON.parse(words, floats);
        clients[run.engine] ??= await clientOf();
        return runToBits(clients[run.engine], run);
      };`);
    const answers = []; // one by one: a script has two minutes in WebKit
    for (const run of runs)
      answers.push(await page.run(`return bitsOf(${JSON.stringify(inWords(run))});`));
    for (const [i, { results, views }] of answers.entries()) {
      const { src, seed, steps } = runs[i];
      const where = `${src}, seed ${seed}, ${steps} steps`;
      assert.deepEqual(results, expected[i].results, where);
      const same = views === expected[i].views || (await measuresTime(runs[i], expected[i].views));
      assert.ok(same, `${where}: other views`);
    }
    assert.equal(answers.length, runs.length);
    assert.deepEqual(await page.errors(), []);
  });
}
