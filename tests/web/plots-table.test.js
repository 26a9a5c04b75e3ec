// The numbers behind each kind of plot, as CSV writes them.
import assert from 'node:assert/strict';
import test from 'node:test';
import { gridTable } from '../../web/plots/grid.js';
import { itemsOf, weightTable } from '../../web/plots/network-layout.js';
import { columnTable, csv, exact, stacked } from '../../web/plots/table.js';

const floats = (/** @type {number[]} */ ...values) => Float32Array.from(values);

test('CSV has quotes where it must, and numbers as short as their float32', () => {
  const table = columnTable(['t, "time"', 'y'], [floats(0.1, 2), floats(NaN, -1e-7)]);
  assert.equal(csv(table), '"t, ""time""",y\r\n0.1,NaN\r\n2,-1e-7\r\n');
  for (const value of [0.1, 1 / 3, 16777217, 3e-39, -5.5].map(Math.fround)) {
    assert.equal(Math.fround(exact(value)), value);
  }
  assert.equal(exact(0.1 + 0.2), 0.1 + 0.2, 'a double stays a double');
});

test('tables one below the other keep all rows, empty ones too', () => {
  const part = (/** @type {string} */ name, /** @type {number[]} */ values) => ({
    name,
    table: columnTable(['v'], [floats(...values)]),
  });
  const table = stacked('what', [part('a', [1]), part('none', []), part('b', [2, 3])]);
  assert.equal(csv(table), 'what,v\r\na,1\r\nb,2\r\nb,3\r\n');
});

test('a map’s rows have the middle of each cell, the top row the greatest y', () => {
  const grid = { values: floats(1, 2, 3, 4, 5, 6), width: 3, height: 2 };
  const view = /** @type {any} */ ({
    domain: [
      [0, 3],
      [-1, 1],
    ],
    axes: ['x', 'y', 'cost'],
  });
  assert.equal(
    csv(gridTable(grid, view)),
    'x,y,cost\r\n0.5,0.5,1\r\n1.5,0.5,2\r\n2.5,0.5,3\r\n0.5,-0.5,4\r\n1.5,-0.5,5\r\n2.5,-0.5,6\r\n',
  );
});

test('the numbers of a network are in the order of the flattened weights', () => {
  const weights = [
    { shape: [2, 3], data: floats(1, 2, 3, 4, 5, 6) },
    { shape: [3], data: floats(7, 8, 9) },
    { shape: [3, 1], data: floats(10, 11, 12) },
    { shape: [1], data: floats(13) },
  ];
  const table = weightTable(weights);
  const items = itemsOf([2, 3, 1]);
  assert.equal(items.length, 13);
  for (const { index, from, to } of items) {
    assert.equal(items[index].index, index);
    const [, input, neuron, value] = table.row(index);
    assert.deepEqual([input, neuron, value], [from ?? '', to, index + 1]);
  }
  assert.deepEqual(items[9], { index: 9, layer: 2, from: 0, to: 0 });
});
