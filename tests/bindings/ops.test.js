// ops.test.js - every operator of `ops` on small numbers worked out by hand: that names, axes and
// options mean what NumPy means by them. That the engine computes rightly: tests/engine/ops.test.js.
import './no-leaks.js';
import assert from 'node:assert/strict';
import test from 'node:test';
import { grad, ops, tensor } from '../../bindings/index.js';
import { near } from './near.js';
import { convolutions } from './ops-conv.js';
import { images } from './ops-images.js';
import { rows } from './ops-rows.js';

const m = tensor([
  [1, 2, 3],
  [4, 5, 6],
]);
const { E, LN2, SQRT2 } = Math;

const table = /** @type {[string, () => any, any][]} */ ([
  ...convolutions,
  ...images,
  ...rows,
  ['add', () => ops.add([1, 2], 3), [4, 5]],
  [
    'add broadcasts',
    () => ops.add([[1], [2]], [10, 20]),
    [
      [11, 21],
      [12, 22],
    ],
  ],
  ['sub', () => ops.sub(1, [1, 2]), [0, -1]],
  ['mul', () => ops.mul([1, 2], [3, 4]), [3, 8]],
  ['div', () => ops.div([1, 2], 2), [0.5, 1]],
  ['pow', () => ops.pow([2, 3], 2), [4, 9]],
  ['minimum', () => ops.minimum([1, 5], 3), [1, 3]],
  ['maximum', () => ops.maximum([1, 5], 3), [3, 5]],
  ['clip', () => ops.clip([-1, 0.5, 2], 0, 1), [0, 0.5, 1]],
  ['equal', () => ops.equal([1, 2], 2), [0, 1]],
  ['notEqual', () => ops.notEqual([1, 2], 2), [1, 0]],
  ['greater', () => ops.greater([1, 2, 3], 2), [0, 0, 1]],
  ['greaterEqual', () => ops.greaterEqual([1, 2, 3], 2), [0, 1, 1]],
  ['less', () => ops.less([1, 2, 3], 2), [1, 0, 0]],
  ['lessEqual', () => ops.lessEqual([1, 2, 3], 2), [1, 1, 0]],
  ['where', () => ops.where([1, 0], [5, 6], 7), [5, 7]],
  ['neg', () => ops.neg([1, -2]), [-1, 2]],
  ['abs', () => ops.abs([1, -2]), [1, 2]],
  ['sign', () => ops.sign([3, -2]), [1, -1]],
  ['square', () => ops.square([3, -2]), [9, 4]],
  ['sqrt', () => ops.sqrt([4, 2]), [2, SQRT2]],
  ['exp', () => ops.exp([0, 1]), [1, E]],
  ['log', () => ops.log([1, 2]), [0, LN2]],
  ['sin', () => ops.sin([0, Math.PI / 2]), [0, 1]],
  ['cos', () => ops.cos([0, Math.PI]), [1, -1]],
  ['linear', () => ops.linear([1, 2]), [1, 2]],
  ['relu', () => ops.relu([-1, 2]), [0, 2]],
  ['leakyRelu', () => ops.leakyRelu([-1, 2]), [-0.2, 2]],
  ['leakyRelu, alpha', () => ops.leakyRelu([-1, 2], 0.5), [-0.5, 2]],
  ['elu', () => ops.elu([-1, 2]), [1 / E - 1, 2]],
  ['elu, alpha', () => ops.elu([-1, 2], 2), [2 / E - 2, 2]],
  ['sigmoid', () => ops.sigmoid([0, Math.log(3)]), [0.5, 0.75]],
  ['tanh', () => ops.tanh([0, Math.log(2)]), [0, 0.6]],
  ['softplus', () => ops.softplus([0]), [LN2]],
  ['step', () => ops.step([-1, 2]), [0, 1]],
  ['matmul', () => ops.matmul(m, [[1], [0], [2]]), [[7], [16]]],
  ['matmul, b transposed', () => ops.matmul([[1, 2]], [[3, 4]], { transposeB: true }), [[11]]],
  ['matmul, a transposed', () => ops.matmul([[1], [2]], [[3], [4]], { transposeA: true }), [[11]]],
  ['matmul of vectors', () => ops.matmul([1, 2], [3, 4]), 11],
  ['matmul, matrix and vector', () => ops.matmul(m, [1, 0, 2]), [7, 16]],
  ['matmul, vector and matrix', () => ops.matmul([1, 2], m), [9, 12, 15]],
  ['dot', () => ops.dot([1, 2], [3, 4]), 11],
  ['dense', () => ops.dense([[1, -2]], [[1], [1]], [0.5], { activation: 'relu' }), [[0]]],
  [
    'dense, softmax',
    () => ops.dense([[1]], [[1, 1]], [0, 0], { activation: 'softmax' }),
    [[0.5, 0.5]],
  ],
  ['sum', () => ops.sum(m), 21],
  ['sum, axis', () => ops.sum(m, 0), [5, 7, 9]],
  ['sum, last axis', () => ops.sum(m, -1), [6, 15]],
  ['sum, axes', () => ops.sum([m, m], [0, 2]), [12, 30]],
  ['sum, keepDims', () => ops.sum(m, 1, { keepDims: true }), [[6], [15]]],
  ['sum, options', () => ops.sum(m, { axis: 1, keepDims: true }), [[6], [15]]],
  ['sum of a number', () => ops.sum(3), 3],
  ['mean', () => ops.mean(m, 1), [2, 5]],
  ['max', () => ops.max(m, 0), [4, 5, 6]],
  ['min', () => ops.min(m, 1, true), [[1], [4]]],
  [
    'argMax',
    () =>
      ops.argMax([
        [1, 3, 2],
        [9, 0, 0],
      ]),
    [1, 0],
  ],
  [
    'argMax, axis',
    () =>
      ops.argMax(
        [
          [1, 3, 2],
          [9, 0, 0],
        ],
        0,
      ),
    [1, 0, 0],
  ],
  [
    'reshape',
    () => ops.reshape(m, [3, 2]),
    [
      [1, 2],
      [3, 4],
      [5, 6],
    ],
  ],
  ['reshape, -1', () => ops.reshape(m, [-1, 1]), [[1], [2], [3], [4], [5], [6]]],
  ['flatten', () => ops.flatten(m), [1, 2, 3, 4, 5, 6]],
  ['squeeze', () => ops.squeeze([[[1], [2]]]), [1, 2]],
  ['squeeze, axis', () => ops.squeeze([[[1], [2]]], -1), [[1, 2]]],
  ['expandDims', () => ops.expandDims([1, 2], -1), [[1], [2]]],
  [
    'transpose',
    () => ops.transpose(m),
    [
      [1, 4],
      [2, 5],
      [3, 6],
    ],
  ],
  ['transpose, perm', () => ops.transpose([[[1, 2]]], [2, 0, 1]), [[[1]], [[2]]]],
  [
    'slice',
    () => ops.slice(m, [0, 1], [-1, 2]),
    [
      [2, 3],
      [5, 6],
    ],
  ],
  ['slice of rows', () => ops.slice(m, 1), [[4, 5, 6]]],
  ['concat', () => ops.concat([[1], [2, 3]]), [1, 2, 3]],
  ['concat, last axis', () => ops.concat([[[1]], [[2]]], -1), [[1, 2]]],
  [
    'stack',
    () =>
      ops.stack(
        [
          [1, 2],
          [3, 4],
        ],
        1,
      ),
    [
      [1, 3],
      [2, 4],
    ],
  ],
  ['softmax', () => ops.softmax([0, LN2]), [1 / 3, 2 / 3]],
  ['softmax, axis', () => ops.softmax([[0], [LN2]], 0), [[1 / 3], [2 / 3]]],
  ['logSoftmax', () => ops.logSoftmax([0, 0]), [-LN2, -LN2]],
  ['meanSquaredError', () => ops.meanSquaredError([1, 2], [3, 2]), 2],
  ['crossEntropy', () => ops.crossEntropy([[0, 0]], [[1, 2]]), 3 * LN2],
]);

for (const [what, call, want] of table)
  test(what, () => {
    const [got, wanted] = [call(), tensor(want)];
    assert.deepEqual(got.shape, wanted.shape);
    near(got.data, wanted.data);
  });

test('more arrays than an operator takes are joined in groups', () => {
  const rows = Array.from({ length: 130 }, (_, i) => [i, -i]);
  assert.deepEqual(ops.stack(rows), tensor(rows));
  assert.deepEqual(ops.concat(rows), tensor(rows.flat()));
  const last = grad((/** @type {any} */ x) =>
    ops.sum(ops.slice(ops.stack(rows.map(() => x)), 100, 30)),
  );
  assert.deepEqual(last(tensor([1, 2])), tensor([30, 30]));
});
