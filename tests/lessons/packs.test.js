// The packs of data: what packs.json says of them, balanced classes, values that are in the originals,
// and what a pack says when it is damaged. Together they are bounded.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import test from 'node:test';
import { ImageSet, readPack } from '../../bindings/worker/pack.js';
import { bytesOf } from './list.js';

const folder = new URL('../../lessons/data/', import.meta.url);
/** @type {Record<string, {size: number, packed: number, sha256: string}>} */
const facts = JSON.parse(readFileSync(new URL('packs.json', folder), 'utf8'));
const files = readdirSync(folder).filter((name) => name.endsWith('.bin.gz'));

/** Width, height, channels, classes, then the images of each set. @type {Record<string, [number, number, number, number, Record<string, number>]>} */
const expected = {
  mnist: [28, 28, 1, 10, { train: 5000, test: 1000 }],
  fashion: [28, 28, 1, 10, { train: 1400, test: 600 }],
  digits: [8, 8, 1, 10, { train: 1400, test: 300 }],
  camera: [128, 128, 1, 0, { photo: 1 }],
  cat: [96, 96, 3, 0, { photo: 1 }],
};

/** All of them: a visitor of all lessons loads no more, in bytes. */
const MOST = 1_050_000;

/** Mean and deviation of the whole training set, as they are often quoted, and its first ten labels. */
const known = {
  mnist: { mean: 0.1307, deviation: 0.3081, labels: [5, 0, 4, 1, 9, 2, 1, 3, 1, 4] },
  fashion: { mean: 0.286, deviation: 0.353, labels: [9, 0, 0, 3, 0, 2, 7, 2, 5, 5] },
};

test('the files, packs.json and PROVENANCE.md name the same packs, small enough', () => {
  const names = Object.keys(expected).sort();
  assert.deepEqual(files.map((file) => file.replace('.bin.gz', '')).sort(), names);
  assert.deepEqual(Object.keys(facts).sort(), names);
  const provenance = readFileSync(new URL('PROVENANCE.md', folder), 'utf8');
  for (const name of names) assert.match(provenance, new RegExp(`\`${name}\\.bin\\.gz\``));
  const sizes = files.map((file) => statSync(new URL(file, folder)).size);
  assert.ok(sizes.reduce((sum, size) => sum + size) <= MOST, `${sizes}`);
});

for (const [name, [width, height, channels, classes, sets]] of Object.entries(expected))
  test(`${name} is what its head and packs.json say`, async () => {
    const bytes = await bytesOf(name);
    const digest = createHash('sha256').update(bytes).digest('hex');
    const { size: packed } = statSync(new URL(`${name}.bin.gz`, folder));
    assert.deepEqual(facts[name], { size: bytes.length, packed, sha256: digest });
    const pack = readPack(bytes);
    assert.deepEqual([pack.width, pack.height, pack.channels], [width, height, channels]);
    assert.equal(pack.classes.length, classes);
    assert.match(pack.credit, /CC0|CC BY|MIT/);
    for (const [set, count] of Object.entries(sets)) {
      const images = pack[set];
      assert.ok(images instanceof ImageSet);
      assert.equal(images.count, count);
      if (classes === 0) continue;
      const perClass = Array.from(
        { length: classes },
        (_, label) => images.labels.filter((/** @type {number} */ one) => one === label).length,
      );
      assert.deepEqual(perClass, Array(classes).fill(count / classes));
    }
  });

for (const [name, { mean, deviation, labels }] of Object.entries(known))
  test(`${name} looks like the whole of it`, async () => {
    const { train } = readPack(await bytesOf(name));
    const { x } = train.rows();
    /** @type {Float32Array} */
    const values = x.data;
    const found = values.reduce((a, b) => a + b) / values.length;
    const square = values.reduce((sum, value) => sum + (value - found) ** 2, 0) / values.length;
    assert.ok(Math.abs(found - mean) < 0.005, `mean ${found}`);
    assert.ok(Math.abs(Math.sqrt(square) - deviation) < 0.005, `deviation ${Math.sqrt(square)}`);
    assert.deepEqual([...train.labels.slice(0, 10)], labels);
  });

test('no image of MNIST is in both sets', async () => {
  const { train, test: held } = readPack(await bytesOf('mnist'));
  const words = (/** @type {ImageSet} */ set) =>
    Array.from({ length: set.count }, (_, i) => String(set.image(i)));
  const seen = new Set(words(train));
  assert.equal(seen.size, train.count);
  assert.ok(words(held).every((word) => !seen.has(word)));
});

/** Two images of 2 × 2 in four bits, classes a and b, as a pack. @param {object} [other] @param {number[]} [body] */
const small = (other, body = [0x0f, 0xf0, 0x12, 0x34, 1, 0]) => {
  const head = { width: 2, height: 2, channels: 1, bits: 4, classes: ['a', 'b'], credit: '' };
  const line = `${JSON.stringify({ ...head, sets: { train: 2 }, ...other })}\n`;
  return Uint8Array.from([...Buffer.from(line), ...body]);
};

test('rows, batches and images are what the bytes say', () => {
  const { train } = readPack(small());
  assert.deepEqual([...train.image(0)], [0, 1, 1, 0]);
  const { x, y } = train.rows();
  assert.deepEqual(x.shape, [2, 2, 2, 1]);
  assert.deepEqual([...x.data], [0, 1, 1, 0, ...[1, 2, 3, 4].map((v) => Math.fround(v / 15))]);
  assert.deepEqual(
    [y.shape, [...y.data]],
    [
      [2, 2],
      [0, 1, 1, 0],
    ],
  );
  assert.deepEqual(train.batch([1, 1]).y.array(), [
    [1, 0],
    [1, 0],
  ]);
  assert.deepEqual(train.rows(1).x.shape, [1, 2, 2, 1]);
  assert.throws(() => train.batch([2]), /There is no image 2: there are 2, counted from 0\./);
});

test('a pack that is too short or too long is refused', () => {
  assert.throws(() => readPack(small({}, [1, 2, 3])), /ends after/);
  assert.throws(() => readPack(small({}, [1, 2, 3, 4, 5, 6, 7, 8])), /2 bytes too many/);
});
