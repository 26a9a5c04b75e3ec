// Ten thousand random events on every demo: no error on the console, no card that stays, four times on
// the way a new start is shown, and at the end it still makes steps. NABLA_FUZZ_SEED chooses other
// events, NABLA_FUZZ_EVENTS their number.
import assert from 'node:assert/strict';
import test from 'node:test';
import { demos } from '../../lessons/list.js';
import { engines } from './engines.js';
import { fuzzInPage } from './fuzz-in-page.js';
import { serveSite } from './site.js';

const seed = Number(process.env.NABLA_FUZZ_SEED ?? 1);
const events = Number(process.env.NABLA_FUZZ_EVENTS ?? 10_000);

const site = await serveSite();
test.after(() => site.close());

/** So many at once: they wait for pictures most of the time. */
const TOGETHER = 4;
const groups = Array.from({ length: Math.ceil(demos.length / TOGETHER) }, (_, i) =>
  demos.slice(i * TOGETHER, (i + 1) * TOGETHER),
);

test(`${events} random events on each demo`, { timeout: 900_000 }, async (t) => {
  const engine = await engines.chromium();
  t.after(() => engine.close());
  const page = await engine.newPage({ width: 1280, height: 900 });
  await page.open(`${site.url}03-backpropagation/`);
  await page.run("document.querySelector('nb-demo').scrollIntoView();");
  for (const group of groups) {
    await t.test(group.join(', '), async (t) => {
      const before = (await page.errors()).length;
      const calls = group.map((src) => `fuzz('${src}', ${seed}, ${events})`);
      const outcomes = await page.run(`${fuzzInPage} return Promise.all([${calls}]);`);
      for (const [i, { said, frames, steps, failures }] of outcomes.entries()) {
        t.diagnostic(`${group[i]}: ${frames} frames, ${steps} steps, ${failures} failures`);
        assert.equal(said, '', `${group[i]}: a card that stays`);
      }
      assert.deepEqual((await page.errors()).slice(before), [], 'errors on the console');
    });
  }
});
