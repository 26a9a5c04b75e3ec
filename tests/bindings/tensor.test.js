// tensor.test.js - tensors from every kind of values, and what is refused.
import './no-leaks.js';
import assert from 'node:assert/strict';
import test from 'node:test';
import { EngineError, ops, tensor } from '../../bindings/index.js';

test('nested arrays, typed arrays, numbers and plain objects become tensors', () => {
  const cases = /** @type {[any, number[] | undefined, number[], number[]][]} */ ([
    [3, undefined, [], [3]],
    [[1, 2], undefined, [2], [1, 2]],
    [[[1], [2]], undefined, [2, 1], [1, 2]],
    [[true, false], undefined, [2], [1, 0]],
    [[Float32Array.of(1, 2), [3, 4]], undefined, [2, 2], [1, 2, 3, 4]],
    [Int32Array.of(1, 2, 3), undefined, [3], [1, 2, 3]],
    [
      [1, 2, 3, 4],
      [2, 2],
      [2, 2],
      [1, 2, 3, 4],
    ],
    [{ shape: [1, 2], data: [5, 6] }, undefined, [1, 2], [5, 6]],
    [[], undefined, [0], []],
    [[NaN, Infinity], undefined, [2], [NaN, Infinity]],
  ]);
  for (const [values, shape, wantShape, wantData] of cases) {
    const t = tensor(values, shape);
    assert.deepEqual(t.shape, wantShape);
    assert.deepEqual(t.data, Float32Array.from(wantData));
  }
});

test('a Float32Array is taken as it is, without a copy', () => {
  const data = Float32Array.of(1, 2);
  assert.equal(tensor(data).data, data);
  assert.equal(tensor(data, [2, 1]).data, data);
});

test('array() gives nested arrays back; a single number counts as one', () => {
  assert.deepEqual(
    tensor([
      [1, 2, 3],
      [4, 5, 6],
    ]).array(),
    [
      [1, 2, 3],
      [4, 5, 6],
    ],
  );
  assert.deepEqual(
    tensor([
      [[1], [2]],
      [[3], [4]],
    ]).array(),
    [
      [[1], [2]],
      [[3], [4]],
    ],
  );
  assert.equal(tensor(2).array(), 2);
  assert.deepEqual(tensor([], [0]).array(), []);
  assert.equal(Number(tensor(2)) * 1.5, 3);
  assert.ok(tensor([1]) < tensor([2]));
});

test('operators are methods', () => {
  const x = tensor([
    [1, 2],
    [3, 4],
  ]);
  assert.deepEqual(
    x
      .matmul([[1], [1]])
      .add(1)
      .square()
      .array(),
    [[16], [64]],
  );
  assert.deepEqual(x.sum(0), ops.sum(x, 0));
});

const wrong = /** @type {[string, () => unknown, RegExp][]} */ ([
  ['ragged rows', () => tensor([[1, 2], [3]]), /not equally long: 1 where shape \[2, 2\] needs 2/],
  ['a number for a row', () => tensor([[1, 2], 3]), /3 stands where shape .* needs a row of 2/],
  ['a row for a number', () => tensor([1, [2]]), /an array of 1 stands where a number is needed/],
  ['a string', () => tensor(/** @type {any} */ (['a'])), /'a' stands where a number is needed/],
  ['nothing', () => tensor(/** @type {any} */ (undefined)), /undefined is not a tensor/],
  ['too few values', () => tensor([1, 2, 3], [2, 2]), /3 values do not fill shape \[2, 2\]/],
  ['a shape that is none', () => tensor([1], /** @type {any} */ ([0.5])), /a shape is a list/],
  ['rank 6', () => tensor([1], [1, 1, 1, 1, 1, 1]), /more than 5 axes/],
]);
for (const [what, call, sentence] of wrong)
  test(`refused: ${what}`, () => {
    assert.throws(call, (/** @type {any} */ error) => {
      assert.ok(error instanceof EngineError);
      assert.match(error.message, sentence);
      assert.equal(error.code, 'shape');
      return true;
    });
  });
