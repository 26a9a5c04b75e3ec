// training.test.js - single steps: by hand, after compiling again, with fixed layers, with changing
// batches, and a hundred of them without moving any memory.
import './no-leaks.js';
import assert from 'node:assert/strict';
import test from 'node:test';
import { layers, memory, ops, optimizers, sequential, tensor } from '../../bindings/index.js';
import { near } from './near.js';
import { data, scale, small } from './small-nets.js';

const { dense } = layers;

test('one step of gradient descent by hand', () => {
  const net = scale({ optimizer: optimizers.sgd({ learningRate: 0.1 }) });
  assert.equal(net.trainOnBatch([[2]], [[5]]), 9); // w = 1 - 0.1 · 2 (2 - 5) 2 = 2.2
  near(net.getWeights()[0].data, [2.2]);
  net.dispose();
});

test('a diverging network is no error: its loss is NaN', async () => {
  const { x, y } = data(10);
  const net = small();
  net.compile({ optimizer: optimizers.sgd({ learningRate: 1e6 }), loss: 'mse' });
  const log = await net.fit(x, y, { epochs: 9 });
  assert.ok(Number.isNaN(log.history.loss[8]));
  net.dispose();
});

test('compiling again keeps the weights and starts the optimizer anew', () => {
  const { x, y } = data(10);
  const net = small();
  net.trainOnBatch(x, y);
  const weights = net.getWeights();
  net.compile({ optimizer: 'sgd', loss: 'meanAbsoluteError', metrics: ['mse'] });
  assert.deepEqual(net.getWeights(), weights);
  assert.equal(net.optimizer.learningRate, 0.01);
  assert.equal(net.testOnBatch(x, y).length, 2);
  net.dispose();
});

test('a layer that is not trainable keeps its weights', () => {
  const net = sequential({
    layers: [
      dense({ units: 2, inputShape: [2], trainable: false, name: 'fixed' }),
      dense({ units: 1 }),
    ],
    seed: 1,
  });
  net.compile({ optimizer: 'adam', loss: 'mse' });
  const [kernel, , last] = net.getWeights();
  net.trainOnBatch([[1, 2]], [[3]]);
  assert.deepEqual(net.getLayer('fixed').getWeights()[0], kernel);
  assert.notDeepEqual(net.getLayer('dense').getWeights()[0], last);
  net.dispose();
});

test('a hundred steps move nothing: not the memory, not the weights, not a byte', () => {
  const { x, y } = data();
  const net = small();
  net.trainOnBatch(x, y);
  const { graph } = net.network();
  const place = () => {
    const { node } = net.layers[0].weights[0];
    return graph.weightView(node, 1);
  };
  const [first, bytes] = [place(), memory().bytes];
  for (let i = 0; i < 100; i++) net.trainOnBatch(x, y);
  assert.equal(memory().bytes, bytes);
  assert.equal(place().buffer, first.buffer, 'the memory has grown');
  assert.equal(place().byteOffset, first.byteOffset, 'the weights have moved');
  net.dispose();
});

test('batch sizes may change from call to call', () => {
  const net = small();
  const { x, y } = data(64);
  const rows = (/** @type {any} */ t, /** @type {number} */ n) => ops.slice(t, 0, n);
  const alone = [1, 3, 64].map((n) => {
    const fresh = small();
    const loss = fresh.testOnBatch(rows(x, n), rows(y, n));
    fresh.dispose();
    return loss;
  });
  assert.deepEqual(
    [1, 3, 64].map((n) => net.testOnBatch(rows(x, n), rows(y, n))),
    alone,
  );
  assert.deepEqual(net.predict(tensor([[1, 2]])).shape, [1, 1]);
  net.dispose();
});

test('a batch after fit is the batch that was given, whatever size fit had last', async () => {
  const { x, y } = data(10);
  const [a, b] = [small(), small()];
  for (const net of [a, b]) net.trainOnBatch(x, y);
  await a.fit(x, y, { batchSize: 4, shuffle: false });
  for (const [from, size] of [
    [0, 4],
    [4, 4],
    [8, 2],
  ])
    b.trainOnBatch(ops.slice(x, from, size), ops.slice(y, from, size));
  assert.equal(a.trainOnBatch(x, y), b.trainOnBatch(x, y));
  assert.deepEqual(a.getWeights(), b.getWeights());
  a.dispose();
  b.dispose();
});
