// Every demo runs its own checks, in Node, through the host and the client that the page uses. Of those
// that take long only the seeds that they name as `tested`; NABLA_ALL_CHECKS=1 runs all.
import assert from 'node:assert/strict';
import test from 'node:test';
import { createClient } from '../../bindings/worker/client.js';
import { change, defaults } from '../../bindings/worker/demo.js';
import { createHost } from '../../bindings/worker/host.js';
import { serve } from '../../bindings/worker/rpc.js';
import { fromLink, toLink } from '../../web/demo/link.js';
import { catalogue } from '../../web/site/catalogue.js';
import { bytesOf, demos, importDemo } from './list.js';

/** @typedef {import('../../bindings/worker/demo.js').Demo} Demo */

/** @param {any} t */
function connected(t) {
  const { port1, port2 } = new MessageChannel();
  serve(port2, createHost(importDemo, { bytesOf }));
  const client = createClient(port1);
  t.after(async () => {
    await client.close();
    client.terminate();
  });
  return client;
}

/** The last results of a run. @param {any} t @param {string} src @param {any} params @param {number} seed @param {number} steps */
async function run(t, src, params, seed, steps) {
  const client = connected(t);
  let frame = await client.open({ src, params, seed });
  const views = { ...frame.views };
  while (frame.step < steps) {
    frame = await client.advance({ budgetMs: 1000, maxSteps: steps - frame.step });
    assert.equal(frame.diverged, null);
    Object.assign(views, frame.views);
  }
  const last = Object.entries(frame.scalars).map(([name, column]) => [name, column.at(-1)]);
  return { results: Object.fromEntries(last), views };
}

test('there are demos', () => assert.ok(demos.length > 0));

/** Defaults, then what a check says, presets included. @param {Demo} demo @param {any} params */
const applied = (demo, params = {}) =>
  Object.entries(params).reduce(
    (values, [name, value]) => ({ ...change(demo, values, name, value), ...params }),
    defaults(demo),
  );

for (const src of demos) {
  const { default: demo } = await importDemo(src);
  const usual = demo.random === false ? [1] : [1, 2, 3];
  for (const { what, params, seeds: all = usual, tested, steps, expect } of [demo.check].flat()) {
    const seeds = all.slice(0, process.env.NABLA_ALL_CHECKS === '1' ? all.length : tested);
    if (seeds.length === 0) continue;
    test(`${src} does what it says${what ? `: ${what}` : ''}`, async (t) => {
      for (const seed of seeds) {
        const { results, views } = await run(t, src, applied(demo, params), seed, steps);
        const shown = `seed ${seed}, after ${steps} steps: ${JSON.stringify(results)}`;
        assert.ok(expect(results, views), shown);
        for (const [name, { of, when }] of Object.entries(demo.views)) {
          const shown = when?.(applied(demo, params)) ?? true;
          assert.equal(name in views, typeof of === 'function' && shown, `view ${name}`);
        }
      }
    });
  }

  test(`${src} has a seed if, and only if, it makes a difference`, async (t) => {
    const [{ params, steps }] = [demo.check].flat();
    const [one, two] = await Promise.all(
      [1, 2].map((seed) => run(t, src, applied(demo, params), seed, Math.min(steps, 5))),
    );
    const differs = JSON.stringify(one) !== JSON.stringify(two);
    assert.equal(differs, demo.random !== false);
  });

  test(`${src} names its parameters well`, () => {
    const grouped = Object.values(demo.groups ?? { all: Object.keys(demo.params) }).flat();
    assert.deepEqual(grouped.sort(), Object.keys(demo.params).sort());
    const start = { params: defaults(demo), seed: 1, step: 0, changes: [] };
    const read = fromLink(toLink(src, demo, start), src, demo);
    assert.deepEqual(read, { ...start, complaints: [] });
  });
}

const trainer = '03-backpropagation/two-dimensional-trainer';
test('every preset makes its first steps', async (t) => {
  const { default: demo } = await importDemo(trainer);
  for (const [task, { set }] of Object.entries(/** @type {any} */ (demo.params.task).options)) {
    const { results } = await run(t, trainer, { ...defaults(demo), ...set, task }, 2, 3);
    assert.ok(results.cost > 0, task);
  }
});

test('the playground calls every demo by its title', async () => {
  for (const { name, title } of catalogue('demos').values())
    assert.equal(title, (await importDemo(name)).default.title);
});
