// The colour map against matplotlib's viridis, and its use for values.
import assert from 'node:assert/strict';
import test from 'node:test';
import { colorize, diverging, missing, viridis } from '../../web/plots/color.js';

const rgb = (/** @type {number} */ pixel) => [pixel & 255, (pixel >> 8) & 255, (pixel >> 16) & 255];

test('viridis agrees with matplotlib within 5 of 255', () => {
  /** @type {[number, number[]][]} */
  const known = [
    [0, [68, 1, 84]],
    [64, [59, 82, 139]],
    [128, [33, 145, 140]],
    [192, [94, 201, 98]],
    [255, [253, 231, 37]],
  ];
  for (const [index, color] of known) {
    rgb(viridis[index]).forEach((value, channel) => {
      assert.ok(Math.abs(value - color[channel]) <= 5, `colour ${index}: ${rgb(viridis[index])}`);
    });
  }
});

test('lightness only grows', () => {
  const light = (/** @type {number} */ pixel) => {
    const [r, g, b] = rgb(pixel);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  for (let i = 16; i < 256; i += 16)
    assert.ok(light(viridis[i]) > light(viridis[i - 16]), `at ${i}`);
});

test('values get colours by range; outside the nearest', () => {
  const pixels = new Uint32Array(4);
  colorize([-3, 0, 0.5, 7], [0, 1], pixels);
  assert.deepEqual([...pixels], [viridis[0], viridis[0], viridis[128], viridis[255]]);
});

test('a range symmetric about zero has the colours of signs, zero in the middle', () => {
  const pixels = new Uint32Array(3);
  colorize([-2, 0, 2], [-2, 2], pixels);
  assert.deepEqual([...pixels], [diverging[0], diverging[128], diverging[255]]);
  const spread = Math.max(...rgb(pixels[1])) - Math.min(...rgb(pixels[1]));
  assert.ok(spread < 10, `zero is grey: ${rgb(pixels[1])}`);
});

test('what is no finite number is hatched in grey, row by row', () => {
  const pixels = new Uint32Array(16);
  colorize([Number.NaN, Infinity, -Infinity, ...Array(13).fill(Number.NaN)], [0, 1], pixels, {
    width: 4,
  });
  assert.ok(pixels.every((pixel) => missing.includes(pixel)));
  assert.equal(pixels[0], missing[0]);
  assert.equal(pixels[2], missing[1]);
  assert.equal(pixels[4 + 1], missing[1]);
});
