// bits.test.js — Node gives the same bits as gcc and clang do natively (bits_test.c).
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import test from 'node:test';
import { bits, instantiate, wanted } from './bits.js';

const read = (/** @type {string} */ path) => readFile(new URL(path, import.meta.url));

const want = wanted(String(await read('bits.h')));

test('bits.h has a run of each kind of network', () => {
  for (const name of ['MLP', 'CNN', 'LSTM', 'GRU']) assert.ok(want[name] > 0, name);
});

for (const [name, hash] of Object.entries(want))
  test(`${name}: training gives the weights whose hash is in bits.h`, async () => {
    const nb = await instantiate(await read('../../bindings/dist/engine.wasm'));
    assert.equal(bits(nb, name).toString(16), hash.toString(16));
    assert.equal(bits(nb, name).toString(16), hash.toString(16), 'and again in the same instance');
  });
