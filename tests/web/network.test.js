// Where the diagram of a network puts neurons, and the curve between two.
import assert from 'node:assert/strict';
import test from 'node:test';
import { curve, layout } from '../../web/plots/network-layout.js';

test('layers rise from the inputs, centred, inside the picture', () => {
  const places = layout([2, 40, 5, 1]);
  assert.deepEqual(
    places.map(({ length }) => length),
    [2, 40, 5, 1],
  );
  const rows = places.map(([[, y]]) => y);
  assert.ok(rows.every((y, layer) => layer === 0 || y < rows[layer - 1]));
  for (const layer of places) {
    const middle = layer.reduce((sum, [x]) => sum + x, 0) / layer.length;
    assert.ok(Math.abs(middle - 200) < 1e-9);
    assert.ok(layer.every(([x, y]) => x >= 20 && x <= 380 && y >= 20 && y <= 380));
  }
});

test('the cubic is the smoothstep of the lecture', () => {
  const numbers = curve([10, 370], [110, 70]).match(/-?[\d.]+/g) ?? [];
  const [x0, y0, x1, y1, x2, y2, x3, y3] = numbers.map(Number);
  for (const t of [0.1, 0.5, 0.8]) {
    const cubic = (/** @type {number[]} */ [a, b, c, d]) =>
      (1 - t) ** 3 * a + 3 * t * (1 - t) ** 2 * b + 3 * t * t * (1 - t) * c + t ** 3 * d;
    assert.ok(Math.abs(cubic([x0, x1, x2, x3]) - (10 + 100 * (3 * t * t - 2 * t ** 3))) < 1e-9);
    assert.ok(Math.abs(cubic([y0, y1, y2, y3]) - (370 - 300 * t)) < 1e-9);
  }
});
