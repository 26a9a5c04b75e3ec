// The same bits in every browser: the calls of tests/engine/bits_test.c on the engine.wasm that the
// page has, in the page.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { bits, instantiate, wanted } from '../../engine/bits.js';
import { engines } from './engines.js';
import { serveSite } from './site.js';

const read = (/** @type {string} */ path) => readFileSync(new URL(path, import.meta.url));
const want = wanted(String(read('../../engine/bits.h')));
const wasm = read('../../../bindings/dist/engine.wasm').toString('base64');

const site = await serveSite();
test.after(() => site.close());

for (const [name, open] of Object.entries(engines)) {
  test(`${name} trains every network to the bits of bits.h`, { timeout: 120_000 }, async (t) => {
    const engine = await open();
    t.after(() => engine.close());
    const page = await engine.newPage({ width: 800, height: 600 });
    await page.open(site.url);
    const got = await page.run(`
      ${instantiate}
      ${bits}
      const wasm = Uint8Array.from(atob('${wasm}'), (letter) => letter.charCodeAt(0));
      const nb = await instantiate(wasm);
      return ${JSON.stringify(Object.keys(want))}.map((name) => [name, bits(nb, name)]);`);
    assert.deepEqual(Object.fromEntries(got), want);
  });
}
