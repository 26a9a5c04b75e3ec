// course-counts.test.js - the numbers of parameters that the course's dense networks have (its workloads).
import './no-leaks.js';
import assert from 'node:assert/strict';
import test from 'node:test';
import { layers, sequential } from '../../bindings/index.js';

for (const [sizes, count] of /** @type {[number[], number][]} */ ([
  [[1, 20, 10, 1], 261],
  [[2, 5, 1], 21],
  [[2, 10, 5, 1], 91],
  [[2, 30, 30, 1], 1051],
  [[2, 150, 100, 1], 15_651],
  [[2, ...Array(21).fill(100), 1], 202_401],
  [[784, 30, 10], 23_860],
  [[784, 100, 50, 10], 84_060],
  [[81, 128, 4], 11_012],
]))
  test(`${sizes.join('-')} has ${count} parameters`, () => {
    const [inputDim, ...units] = sizes;
    const net = sequential({
      layers: units.map((one, i) => layers.dense({ units: one, ...(i === 0 && { inputDim }) })),
    });
    assert.equal(net.countParams(), count);
    assert.match(net.summary(), new RegExp(`Total params: ${count.toLocaleString('en-US')}`));
    net.dispose();
  });
