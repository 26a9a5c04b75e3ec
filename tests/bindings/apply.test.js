// apply.test.js - what a layer or model may be applied to: lists of tensors and of arrays, and whether in
// training.
import './no-leaks.js';
import assert from 'node:assert/strict';
import test from 'node:test';
import { input, layers, model, ops, sequential, tensor } from '../../bindings/index.js';

test('a list of arrays is that many inputs of a layer that joins', () => {
  const [a, b] = [[[1, 2]], [[3, 4]]];
  for (const list of [
    [a, b],
    [tensor(a), b],
    [tensor(a), tensor(b)],
  ]) {
    assert.deepEqual(layers.add().apply(list).array(), [[4, 6]]);
    assert.deepEqual(layers.concatenate().apply(list).array(), [[1, 2, 3, 4]]);
    assert.deepEqual(layers.dot({ axes: 1 }).apply(list).array(), [[11]]);
  }
  const inputs = [input({ shape: [2] }), input({ shape: [2] })];
  const net = model({ inputs, outputs: layers.subtract().apply(inputs) });
  assert.deepEqual(net.apply([a, b]).array(), [[-2, -2]]);
  net.dispose();
  assert.throws(() => layers.add().apply(tensor(a)), /add: takes a list of inputs/);
  assert.throws(() => layers.add().apply(inputs[0]), /add: takes a list of inputs/);
});

test('training is said of tensors, to a model as to a layer', () => {
  const net = sequential({ layers: [layers.dropout({ rate: 0.5, inputShape: [64] })], seed: 1 });
  const x = ops.ones([1, 64]);
  const values = new Set(net.apply(x, { training: true }).data);
  assert.deepEqual([...values].sort(), [0, 2]);
  assert.deepEqual(net.apply(x), x);
  const wrong = /** @type {any} */ ({ trainin: true });
  assert.throws(() => net.apply(x, wrong), /there is no option 'trainin'/);
  const here = input({ shape: [64] });
  assert.throws(
    () => net.layers[0].apply(here, { training: true }),
    /dropout: training is said of/,
  );
  net.dispose();
});
