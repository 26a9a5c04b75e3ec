// ops-numpy.test.js - the operators that are made of others, on small numbers worked out by hand, and
// with a gradient where a careless composition would have a wrong one.
import './no-leaks.js';
import assert from 'node:assert/strict';
import test from 'node:test';
import { grad, ops, tensor } from '../../bindings/index.js';
import { near } from './near.js';

const { LN2 } = Math;
const m = [
  [1, 2, 3],
  [4, 5, 6],
];
const each = (/** @type {string} */ name, /** @type {any[]} */ ...args) =>
  /** @type {Record<string, any>} */ (ops)[name](...args);

/** @type {Record<string, [any[], any]>} arguments, result; a further case has a number behind the name */
const TABLE = {
  floor: [[[1.5, -1.5]], [1, -2]],
  ceil: [[[1.5, -1.5]], [2, -1]],
  round: [[[0.5, 1.5, 2.5, -0.5, -1.5, 0.49999997, 2.6]], [0, 2, 2, 0, -2, 0, 3]],
  mod: [
    [
      [5, -5, 5],
      [3, 3, -3],
    ],
    [2, 1, -1],
  ],
  floorDiv: [
    [[5, -5], 3],
    [1, -2],
  ],
  reciprocal: [[[4]], [0.25]],
  rsqrt: [[[4]], [0.5]],
  tan: [[[0, 1]], [0, Math.tan(1)]],
  sinh: [[[0, 1]], [0, Math.sinh(1)]],
  cosh: [[[0, 1]], [1, Math.cosh(1)]],
  squaredDifference: [
    [[5, 1], 3],
    [4, 4],
  ],
  isNan: [[[1, NaN]], [0, 1]],
  logicalAnd: [
    [
      [0, 2, 2],
      [1, 0, -3],
    ],
    [0, 0, 1],
  ],
  logicalOr: [
    [
      [0, 2, 0],
      [1, 0, 0],
    ],
    [1, 1, 0],
  ],
  logicalNot: [[[0, 2]], [1, 0]],
  any: [
    [
      [
        [0, 0],
        [0, 2],
      ],
      1,
    ],
    [0, 1],
  ],
  all: [
    [
      [
        [1, 0],
        [3, 2],
      ],
      1,
    ],
    [0, 1],
  ],
  argMin: [
    [
      [
        [3, 1, 2],
        [0, 5, 0],
      ],
    ],
    [1, 0],
  ],
  variance: [[[1, 2, 3, 4]], 1.25],
  'variance 2': [
    [m, { axis: 1, keepDims: true }],
    [[2 / 3], [2 / 3]],
  ],
  std: [
    [m, 0],
    [1.5, 1.5, 1.5],
  ],
  logSumExp: [[[1000, 1000]], 1000 + LN2],
  'logSumExp 2': [
    [
      [
        [0, 0],
        [1, -Infinity],
      ],
      1,
    ],
    [LN2, 1],
  ],
  norm: [[[3, 4]], 5],
  l2Normalize: [
    [
      [
        [3, 4],
        [0, 0],
      ],
    ],
    [
      [0.6, 0.8],
      [0, 0],
    ],
  ],
  prod: [[[1, 2, 3, 4, 5]], 120],
  'prod 2': [
    [m, 0],
    [4, 10, 18],
  ],
  cumsum: [
    [m],
    [
      [1, 3, 6],
      [4, 9, 15],
    ],
  ],
  'cumsum 2': [
    [m, 0],
    [
      [1, 2, 3],
      [5, 7, 9],
    ],
  ],
  outer: [
    [
      [1, 2],
      [3, 4],
    ],
    [
      [3, 4],
      [6, 8],
    ],
  ],
  tile: [
    [[1, 2], 2],
    [1, 2, 1, 2],
  ],
  'tile 2': [
    [
      [1, 2],
      [2, 1],
    ],
    [
      [1, 2],
      [1, 2],
    ],
  ],
  reverse: [[[1, 2, 3]], [3, 2, 1]],
  'reverse 2': [
    [m, 1],
    [
      [3, 2, 1],
      [6, 5, 4],
    ],
  ],
};

for (const [what, [args, want]] of Object.entries(TABLE))
  test(what, () => {
    const [got, wanted] = [each(what.split(' ')[0], ...args), tensor(want)];
    assert.deepEqual(got.shape, wanted.shape);
    near(got.data, wanted.data, 2e-6);
  });

test('gradients: a product with a zero in it, a norm, a running sum, the deviation', () => {
  near(grad((/** @type {any} */ x) => ops.prod(x))(tensor([2, 0, 3, 5])).data, [0, 30, 0, 0]);
  near(grad((/** @type {any} */ x) => ops.norm(x))(tensor([3, 4])).data, [0.6, 0.8]);
  const last = (/** @type {any} */ x) => ops.sum(ops.mul(ops.cumsum(x), [1, 10, 100]));
  near(grad(last)(tensor([0, 0, 0])).data, [111, 110, 100]);
  near(grad((/** @type {any} */ x) => ops.std(x))(tensor([1, 3])).data, [-0.5, 0.5]);
  near(grad((/** @type {any} */ x) => ops.erf(x))(0), 2 / Math.sqrt(Math.PI));
  near(grad((/** @type {any} */ x) => ops.gelu(x))(0), 0.5);
});
