// ops-creation.test.js - arrays made of their sizes, and what is refused.
import './no-leaks.js';
import assert from 'node:assert/strict';
import test from 'node:test';
import { ops, tensor } from '../../bindings/index.js';
import { near } from './near.js';

const each = (/** @type {string} */ name, /** @type {any[]} */ ...args) =>
  /** @type {Record<string, any>} */ (ops)[name](...args);

/** @type {Record<string, [any[], any]>} arguments, result; a further case has a number behind the name */
const TABLE = {
  full: [
    [[2, 1], 7],
    [[7], [7]],
  ],
  zeros: [[[2]], [0, 0]],
  ones: [[3], [1, 1, 1]],
  zerosLike: [[[5, 6]], [0, 0]],
  onesLike: [[[5, 6]], [1, 1]],
  eye: [
    [2],
    [
      [1, 0],
      [0, 1],
    ],
  ],
  'eye 2': [
    [2, 3, 1],
    [
      [0, 1, 0],
      [0, 0, 1],
    ],
  ],
  linspace: [
    [0, 1, 5],
    [0, 0.25, 0.5, 0.75, 1],
  ],
  arange: [[4], [0, 1, 2, 3]],
  'arange 2': [
    [5, 0, -2],
    [5, 3, 1],
  ],
};

for (const [what, [args, want]] of Object.entries(TABLE))
  test(what, () => {
    const [got, wanted] = [each(what.split(' ')[0], ...args), tensor(want)];
    assert.deepEqual(got.shape, wanted.shape);
    near(got.data, wanted.data, 2e-6);
  });

test('meshgrid, both indexings', () => {
  const [x, y] = ops.meshgrid([1, 2, 3], [10, 20]);
  assert.deepEqual(x.array(), [
    [1, 2, 3],
    [1, 2, 3],
  ]);
  assert.deepEqual(y.array(), [
    [10, 10, 10],
    [20, 20, 20],
  ]);
  const [a, b] = ops.meshgrid([1, 2], [10, 20, 30], { indexing: 'ij' });
  assert.deepEqual(a.array(), [
    [1, 1, 1],
    [2, 2, 2],
  ]);
  assert.deepEqual(b.array(), [
    [10, 20, 30],
    [10, 20, 30],
  ]);
});

test('sizes that make no sense are refused in a sentence', () => {
  assert.throws(() => ops.zeros([-1]), /full: a size must be a whole number from 0 up, not -1/);
  assert.throws(() => ops.arange(0, 1, 0), /arange: the number of elements/);
  assert.throws(() => ops.linspace(0, NaN, 3), /linspace: stop must be a number/);
  assert.throws(() => ops.glu([[1, 2, 3]]), /glu: axis 1 of shape \[1, 3\] has no two halves/);
  assert.throws(() => ops.tile([1], 1.5), /tile: a number of repetitions/);
});
