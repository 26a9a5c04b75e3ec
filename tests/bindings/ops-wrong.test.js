// ops-wrong.test.js - what operators refuse: shapes, axes and options, each in a sentence.
import './no-leaks.js';
import assert from 'node:assert/strict';
import test from 'node:test';
import { ops, tensor } from '../../bindings/index.js';

const m = tensor([
  [1, 2, 3],
  [4, 5, 6],
]);

const wrong = /** @type {[string, () => unknown, RegExp][]} */ ([
  ['matmul', () => ops.matmul([[1, 2]], [[1, 2]]), /matmul: a \[1,2\] has 2 columns, b \[1,2\]/],
  ['add', () => ops.add([1, 2], [1, 2, 3]), /add: the shapes \[2\] and \[3\] do not broadcast/],
  ['reshape', () => ops.reshape([1, 2], [3]), /reshape: \[2\] has 2 elements/],
  ['an axis', () => ops.sum(m, 2), /sum: there is no axis 2 for shape \[2, 3\]/],
  ['a fraction of an axis', () => ops.max(m, 0.5), /max: there is no axis 0.5/],
  [
    'an option',
    () => ops.sum(m, /** @type {any} */ ({ axes: 1 })),
    /sum: there is no option 'axes'; it knows axis/,
  ],
  ['squeeze', () => ops.squeeze(m, 0), /squeeze: axis 0 of shape \[2, 3\] is not of size 1/],
  ['transpose', () => ops.transpose(m, [0, 0]), /transpose: \[0, 0\] does not name every axis/],
  ['slice', () => ops.slice(m, [0, 0, 0]), /slice: begin \[0, 0, 0\] has more axes/],
  ['slice past the end', () => ops.slice(m, [1, 0], [2, 1]), /slice/],
  ['concat of nothing', () => ops.concat([]), /concat: takes a list of tensors/],
  ['dense', () => ops.dense([[1]], [[1]], [1], { activation: 'no' }), /no activation 'no'; .*relu/],
  ['text', () => ops.sin(/** @type {any} */ ('x')), /sin: 'x' is not a tensor/],
]);
for (const [what, call, sentence] of wrong)
  test(`refused: ${what}`, () => {
    assert.throws(call, sentence);
  });
