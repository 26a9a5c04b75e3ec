// Demos on pages of another origin that need data, as an element and in a frame, under a strict policy; and a
// frame that is told which origin may talk with it.
import assert from 'node:assert/strict';
import test from 'node:test';
import { inPage, twoFrames } from './embed-in-page.js';
import { engines } from './engines.js';
import { serveForeign } from './foreign-host.js';
import { serveSite } from './site.js';

const site = await serveSite();
const foreign = await serveForeign(site.url);
test.after(() => {
  foreign.close();
  site.close();
});

for (const [name, open] of Object.entries(engines)) {
  test(name, { timeout: 240_000 }, async (t) => {
    const engine = await open();
    t.after(() => engine.close());

    /** @param {string} url @param {string} call */
    const answer = async (url, call) => {
      const page = await engine.newPage({ width: 1100, height: 900 });
      await page.open(url);
      const value = await page.run(`${inPage}\n${call}`);
      const errors = await page.errors();
      await page.close();
      return { value, errors };
    };

    await t.test('an element loads its data', async () => {
      const { value, errors } = await answer(
        `${foreign.url}/data-component-strict`,
        `await show(0);
        await until(() => demos()[0].runner?.pictures.data.image, 'the photograph');
        return new Set(demos()[0].runner.pictures.data.image.values).size;`,
      );
      assert.ok(value > 100, `${value} greys`);
      assert.deepEqual(errors, []);
    });

    await t.test('a frame loads its data, and others when it is asked', async () => {
      const { value, errors } = await answer(
        `${foreign.url}/data-frame-strict`,
        `document.querySelector('iframe').scrollIntoView();
        await hear('ready');
        const [ready] = heard['nabla:ready'];
        return [ready, await ask({ type: 'nabla:set', params: { picture: 'camera' } })];`,
      );
      const told = value.map((/** @type {any} */ { params, failure }) => [params.picture, failure]);
      assert.deepEqual(told, [
        ['cat', undefined],
        ['camera', undefined],
      ]);
      assert.deepEqual(errors, []);
    });

    await t.test('a page of another origin than the one named is not heard', async () => {
      const trainer = '03-backpropagation/two-dimensional-trainer';
      const { value } = await answer(`${site.url}embedding/`, twoFrames(trainer));
      assert.deepEqual(value.seeds, { any: 7, elsewhere: 1 });
      for (const type of ['nabla:ready', 'nabla:state'])
        assert.ok(value.told.any.includes(type), `${type} in ${value.told.any}`);
      assert.deepEqual(value.told.elsewhere, []);
    });
  });
}

test('no request went astray', () => assert.deepEqual(site.missed, []));
