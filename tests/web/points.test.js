// The board on which points are drawn: a place becomes a row and comes back, and the nearest is found.
import assert from 'node:assert/strict';
import test from 'node:test';
import { area, frameAround, isInside, nearest, placeOf, rowAt } from '../../web/own-data/points.js';

/** @type {number[][][]} */
const sets = [
  [],
  [[3, 3]],
  [
    [0, 0],
    [0, 0],
  ],
  [
    [-2, 4],
    [2, 0],
  ],
  [
    [1e-6, 1e6],
    [2e-6, 5e6],
  ],
  [
    [1999, -0.001],
    [2024, 0.001],
  ],
];

test('the axes hold all rows, with room, and end on round numbers', () => {
  for (const rows of sets) {
    const frame = frameAround(rows);
    assert.ok(
      rows.every((row) => isInside(row, frame)),
      JSON.stringify(frame),
    );
    for (const [low, high] of [frame.x, frame.y])
      assert.ok(low < high && Number.isFinite(high - low));
  }
  assert.deepEqual(frameAround(sets[3]), { x: [-3, 3], y: [-1, 5] });
});

test('a place becomes a row and the row the same place', () => {
  for (const rows of sets) {
    const frame = frameAround(rows);
    const [left, top] = placeOf(rowAt([100, 50], frame), frame);
    assert.ok(Math.abs(left - 100) < 1 && Math.abs(top - 50) < 1, `${left}, ${top}`);
    assert.ok(isInside(rowAt([-500, 9e9], frame), frame), 'outside becomes the edge');
  }
  assert.deepEqual(placeOf([-3, 5], frameAround(sets[3])), [area.left, area.top]);
});

test('the nearest row is found, within reach', () => {
  const frame = frameAround(sets[3]);
  assert.equal(nearest(sets[3], placeOf([-1.9, 3.9], frame), frame), 0);
  assert.equal(nearest(sets[3], placeOf([1, 0.5], frame), frame), 1);
  assert.equal(nearest(sets[3], placeOf([0, 2], frame), frame, 20), -1);
  assert.equal(nearest([], [0, 0], frame), -1);
});
