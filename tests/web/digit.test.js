// A drawing becomes like MNIST: each step against numbers, and MNIST's own images, enlarged, come back.
import assert from 'node:assert/strict';
import test from 'node:test';
import { readPack } from '../../bindings/worker/pack.js';
import * as digit from '../../web/own-data/digit.js';
import { bytesOf } from '../lessons/list.js';

/** @param {string[]} rows a digit a pixel, tenths */
const picture = (...rows) => ({
  values: Float32Array.from(rows.join(''), (letter) => Number(letter) / 10),
  width: rows[0].length,
  height: rows.length,
});
const near = (/** @type {ArrayLike<number>} */ found, /** @type {number[]} */ wanted) => {
  assert.equal(found.length, wanted.length);
  wanted.forEach((value, i) => {
    assert.ok(Math.abs(found[i] - value) < 1e-6, `${found[i]} for ${value} at ${i}`);
  });
};

test('ink is bright, be it drawn light on dark or dark on light', () => {
  const light = digit.inked(picture('1111', '1511', '1191', '1111'));
  near(light.values, [0, 0, 0, 0, 0, 0.375, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0]);
  const dark = digit.inked(picture('9999', '9599', '9919', '9999'));
  near(dark.values, [...light.values]);
});

test('the shadow of a photograph is paper', () => {
  const { values } = digit.inked(picture('8888', '8718', '8778', '8888'));
  assert.deepEqual(
    [...values].filter((value) => value > 0),
    [1],
  );
});

test('it is cut to its ink', () => {
  const out = digit.cut(picture('0000', '0120', '0030', '0000'));
  assert.deepEqual([out.width, out.height], [2, 2]);
  near(out.values, [0.1, 0.2, 0, 0.3]);
});

test('a smaller or larger picture has the means of the areas', () => {
  near(digit.resized(picture('048'), 2, 1).values, [0.4 / 3, 2 / 3]);
  near(digit.resized(picture('0448', '8004'), 2, 1).values, [0.3, 0.4]);
  near(digit.resized(picture('19'), 4, 1).values, [0.1, 0.1, 0.9, 0.9]);
});

test('the longer side becomes 20 and the shape stays', () => {
  const one = { values: new Float32Array(100 * 25).fill(1), width: 25, height: 100 };
  const { width, height } = digit.fitted(one);
  assert.deepEqual([width, height], [5, 20]);
});

test('the centre of mass comes to the middle, and nothing falls out', () => {
  const ell = { values: new Float32Array(400), width: 20, height: 20 };
  for (let i = 0; i < 20; i++) ell.values[i * 20 + 7] = 1;
  for (let i = 7; i < 15; i++) ell.values[17 * 20 + i] = 1;
  const out = digit.centred(ell);
  assert.deepEqual([out.width, out.height], [28, 28]);
  const [x, y] = digit.centreOfMass(out);
  assert.ok(Math.abs(x - 14.5) <= 0.5 && Math.abs(y - 14.5) <= 0.5, `${x}, ${y}`);
  const sum = (/** @type {Float32Array} */ values) => values.reduce((a, b) => a + b);
  assert.equal(sum(out.values), sum(ell.values));
});

test('nothing drawn is an empty picture', () => {
  const steps = digit.digitSteps({ values: new Float32Array(784), width: 28, height: 28 });
  assert.ok(steps.every(([, { values }]) => values.every((value) => value === 0)));
  assert.equal(steps.at(-1)?.[1].values.length, 784);
});

test('digits of MNIST, four times as large, come back as they were', async () => {
  const { test: digits } = readPack(await bytesOf('mnist'));
  let [shift, change] = [0, 0];
  for (let i = 0; i < 200; i++) {
    const values = digits.image(i);
    const large = digit.resized({ values, width: 28, height: 28 }, 112, 112);
    const back = /** @type {any} */ (digit.digitSteps(large).at(-1))[1];
    const [x, y] = digit.centreOfMass({ values, width: 28, height: 28 });
    shift = Math.max(shift, Math.abs(x - 14.5), Math.abs(y - 14.5));
    change += back.values.reduce(
      (/** @type {number} */ sum, /** @type {number} */ value, /** @type {number} */ j) =>
        sum + Math.abs(value - values[j]),
      0,
    );
  }
  assert.ok(shift < 0.55, `MNIST’s own centres lie up to ${shift} off the middle`);
  assert.ok(change / 200 / 784 < 0.03, `mean change of a value ${change / 200 / 784}`);
});
