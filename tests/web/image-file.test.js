// A picture file becomes grey values: fitted and centred, means of squares, in the levels of a link.
import assert from 'node:assert/strict';
import test from 'node:test';
import { painted } from '../../web/own-data/brush.js';
import { checkSize } from '../../web/own-data/file-size.js';
import { fit, level, toGrey } from '../../web/own-data/image-file.js';
import { textOf } from '../../web/own-data/text-file.js';

test('an image is as large as fits, in the middle', () => {
  const frame = { width: 32, height: 32 };
  assert.deepEqual(fit({ width: 512, height: 256 }, frame), { x: 0, y: 8, width: 32, height: 16 });
  assert.deepEqual(fit({ width: 1, height: 4 }, frame), { x: 12, y: 0, width: 8, height: 32 });
});

test('grey is the mean of a square, weighed as the eye does', () => {
  const dot = (/** @type {number[]} */ ...rgb) => [...rgb, 255];
  const [white, black] = [dot(255, 255, 255), dot(0, 0, 0)];
  const rows = [
    [white, white, black, white],
    [white, white, white, black],
    [dot(255, 0, 0), dot(255, 0, 0), dot(0, 255, 0), dot(0, 255, 0)],
    [dot(255, 0, 0), dot(255, 0, 0), dot(0, 255, 0), dot(0, 255, 0)],
  ];
  const grey = toGrey(Uint8ClampedArray.from(rows.flat(2)), { width: 2, height: 2 }, 2);
  assert.deepEqual([...grey], [1, 0.5, 0.299, 0.587].map(level));
});

test('a stroke paints within the brush and leaves the picture before', () => {
  const before = new Float32Array(1024);
  const after = painted(before, 32, { x: 2, y: 8 }, { x: 14, y: 8 }, 0.6);
  assert.ok(before.every((value) => value === 0));
  const inked = [...after].flatMap((value, i) => (value > 0 ? [[i % 32, Math.floor(i / 32)]] : []));
  assert.ok(inked.length >= 4 * 13);
  assert.ok(inked.every(([, y]) => Math.abs(y + 0.5 - 8) <= 2.31));
});

test('in a picture of a few pixels a dab of the brush paints one', () => {
  const after = painted(
    new Float32Array(100).fill(1),
    10,
    { x: 3.5, y: 6.5 },
    { x: 3.5, y: 6.5 },
    0,
  );
  assert.deepEqual(
    [...after.keys()].filter((i) => after[i] === 0),
    [63],
  );
});

/** @param {string} name @param {number[]} bytes @param {number} [size] */
const file = (name, bytes, size = bytes.length) => ({
  name,
  size,
  arrayBuffer: async () => Uint8Array.from(bytes).buffer,
});
const letters = (/** @type {string} */ text) => [...Buffer.from(text)];

test('files that cannot be read are refused in a sentence', async () => {
  assert.equal(await textOf(file('a.csv', letters('1,2\n'))), '1,2\n');
  assert.equal(await textOf(file('a.csv', [0xff, 0xfe, 49, 0, 44, 0, 50, 0])), '1,2');
  await assert.rejects(textOf(file('a.csv', [])), /“a.csv” is empty\./);
  await assert.rejects(textOf(file('b.csv', [], 50e6)), /“b.csv” has 50\.0 MB; at most 2\.0 MB/);
  await assert.rejects(textOf(file('c.xlsx', letters('PK\x03\x04'))), /Save its table as CSV/);
  await assert.rejects(textOf(file('d.csv', [137, 80, 78, 71, 0, 1])), /“d.csv” is not text/);
  assert.throws(() => checkSize({ name: 'e.png', size: 2500 }, 1000), /has 3 kB; at most 1 kB/);
});
