// The words and the table of a map: where it lies may come with the data.
import assert from 'node:assert/strict';
import test from 'node:test';
import { gridTable, gridWords } from '../../web/plots/grid.js';

/** @type {any} */
const view = { plot: 'heatmap', title: 'Map', domain: [0, 4], axes: ['a', 'b'] };
const values = Float32Array.of(1, 2, 3, 4);

test('a map lies where its view says', () => {
  const grid = { values, width: 2, height: 2 };
  assert.equal(gridWords(grid, view), 'values from 1 to 4 over a from 0 to 4 and b from 0 to 4');
  assert.deepEqual(gridTable(grid, view).row(1), [3, 3, 2]);
});

test('or where its data say', () => {
  /** @type {any} */
  const grid = {
    values,
    width: 2,
    height: 2,
    domain: [
      [-1, 1],
      [10, 14],
    ],
  };
  assert.equal(gridWords(grid, view), 'values from 1 to 4 over a from −1 to 1 and b from 10 to 14');
  assert.deepEqual(gridTable(grid, view).row(1), [0.5, 13, 2]);
});
