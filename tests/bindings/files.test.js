// files.test.js - weights in files: what NumPy, safetensors and Keras wrote is read; what is written
// comes back; and a file that is cut or changed in any byte gives a sentence or other numbers of the
// same shapes, never half of them. The files: tests/oracle/files.py.
import './no-leaks.js';
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import test from 'node:test';
import { layers, sequential } from '../../bindings/index.js';
import { readNpz, writeNpz } from '../../bindings/io/npz.js';
import { readSafetensors, writeSafetensors } from '../../bindings/io/safetensors.js';
import { toBytes } from '../../bindings/io/tables.js';

const corpus = async (/** @type {string} */ name) =>
  toBytes(await readFile(new URL(`../fuzz/corpus/files/${name}`, import.meta.url)), 'test');

const rows = [0, 0.25, 0.5, 0.75, 1, 1.25];
/** What tests/oracle/files.py put into every file of many arrays. @type {Record<string, [number[], number[]]>} */
const MANY = {
  rows: [[2, 3], rows],
  columns: [[2, 3], rows],
  f8: [[2], [Math.fround(0.1), -0]],
  i8: [[2], [-1, 2 ** 40]],
  u1: [[], [200]],
  bool: [
    [2, 1],
    [1, 0],
  ],
  empty: [[0, 3], []],
};

/** @param {Map<string, any>} tensors */
const plain = (tensors) =>
  Object.fromEntries([...tensors].map(([name, { shape, data }]) => [name, [shape, [...data]]]));

test('NumPy’s files, stored and deflated', async () => {
  for (const name of ['stored.npz', 'deflated.npz']) {
    const read = await readNpz(await corpus(name), 'test');
    assert.deepEqual(plain(read), MANY);
    assert.deepEqual([...read.keys()], Object.keys(MANY));
  }
});

test('safetensors’ files', async () => {
  const { tensors, notes } = readSafetensors(await corpus('many.safetensors'), 'test');
  assert.deepEqual(plain(tensors), MANY);
  assert.deepEqual([...notes], [['note', 'a "b" \\ é']]);
  assert.equal(readSafetensors(await corpus('empty.safetensors'), 'test').tensors.size, 0);
});

test('what is written comes back, whatever the names are', async () => {
  const names = ['dense/kernel', '__proto__', 'ü "quoted" \\ ∇', ''];
  const arrays = names.map((name, i) => ({
    name,
    shape: [i, 2],
    data: Float32Array.from({ length: 2 * i }, (_, k) => k / 3 - i),
  }));
  const want = arrays.map(({ name, shape, data }) => [name, shape, data]);
  const list = (/** @type {Map<string, any>} */ tensors) =>
    [...tensors].map(([name, { shape, data }]) => [name, shape, data]);
  assert.deepEqual(list(readSafetensors(writeSafetensors(arrays, {}), 'test').tensors), want);
  assert.deepEqual(list(await readNpz(writeNpz(arrays), 'test')), want);
});

const small = () =>
  sequential({
    layers: [layers.dense({ units: 3, inputShape: [2] }), layers.dense({ units: 1 })],
    seed: 1,
  });

test('Keras’ weights, in its order', async () => {
  const net = small();
  await net.loadWeights(await corpus('keras.npz'));
  assert.deepEqual(
    net.getWeights().map(({ shape, data }) => [shape, [...data]]),
    [
      [[2, 3], rows],
      [[3], [1, 1, 1]],
      [
        [3, 1],
        [0, 0.25, 0.5],
      ],
      [[1], [0]],
    ],
  );
  net.dispose();
});

test('weights by name, in any order', async () => {
  const [from, to] = [small(), small()];
  from.setWeights(
    from.getWeights().map(({ shape, data }) => ({ shape, data: data.map((v, i) => v + i) })),
  );
  const turned = [...readSafetensors(from.saveWeights(), 'test').tensors].reverse();
  const arrays = turned.map(([name, { shape, data }]) => ({ name, shape, data }));
  for (const file of [
    writeSafetensors(arrays, {}),
    writeNpz(arrays),
    from.saveWeights({ format: 'npz' }),
  ]) {
    to.setWeights(to.getWeights().map(({ shape, data }) => ({ shape, data: data.map(() => 0) })));
    await to.loadWeights(file);
    assert.deepEqual(to.getWeights(), from.getWeights());
  }
  from.dispose();
  to.dispose();
});

/** Tries a file: taken as a whole, or refused with a sentence and nothing changed. @param {any} net @param {Uint8Array} file */
async function attempt(net, file) {
  const before = net.getWeights();
  try {
    await net.loadWeights(file);
    return true;
  } catch (/** @type {any} */ error) {
    assert.equal(error.name, 'EngineError');
    assert.match(error.message, /^loadWeights: ./);
    assert.deepEqual(net.getWeights(), before);
    return false;
  }
}

for (const format of /** @type {const} */ (['safetensors', 'npz']))
  test(`${format}: cut at every byte, changed in every byte`, async () => {
    const net = small();
    const file = net.saveWeights({ format });
    for (let cut = 0; cut < file.length; cut++)
      assert.equal(await attempt(net, file.slice(0, cut)), false, `cut at ${cut}`);
    let taken = 0;
    for (let i = 0; i < file.length; i++)
      for (const change of [1, 0x80]) {
        const other = file.slice();
        other[i] ^= change;
        taken += Number(await attempt(net, other));
      }
    // Safetensors has no checksum: values may change, 13 of 4 bytes. In a zip file 22 bytes before and 18
    // in the directory are dates, attributes and repetitions, for each of 4 arrays.
    assert.ok(format === 'npz' ? taken <= 2 * 4 * 40 : taken >= 2 * 4 * 13, `${taken} taken`);
    net.dispose();
  });

test('a deflated file, cut and changed', async () => {
  const net = small();
  const file = await corpus('deflated.npz');
  for (let i = 0; i < file.length; i += 7) {
    assert.equal(await attempt(net, file.slice(0, i)), false);
    assert.equal(await attempt(net, file.with(i, file[i] ^ 0x10)), false);
  }
  net.dispose();
});
