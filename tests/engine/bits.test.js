// bits.test.js — Node gives the same bits as gcc and clang do natively (bits_test.c).
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import test from 'node:test';
import { bits, instantiate } from './bits.js';

const read = (/** @type {string} */ path) => readFile(new URL(path, import.meta.url));

test('500 training steps give the weights whose hash is NB_BITS', async () => {
  const header = String(await read('bits.h'));
  const want = Number(header.match(/NB_BITS (0x[0-9a-f]{8})u/)?.[1]);
  const nb = await instantiate(await read('../../bindings/dist/engine.wasm'));
  assert.equal(bits(nb).toString(16), want.toString(16));
  assert.equal(bits(nb).toString(16), want.toString(16), 'and again in the same instance');
});
