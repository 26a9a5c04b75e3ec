// course-networks.test.js - the course's networks as its students write them (reference/course.md §2):
// their parameters, exact numbers where there are any, a few steps of training that must go down.
import './no-leaks.js';
import assert from 'node:assert/strict';
import test from 'node:test';
import { layers, model, ops, optimizers, random, sequential } from '../../bindings/index.js';
import { goesDown } from './goes-down.js';
import { near } from './near.js';

const { dense, gaussianDropout, lstm } = layers;

test('2.30: the cost, every gradient, and the cost after a step', () => {
  const net = sequential({
    layers: [
      dense({
        units: 3,
        activation: 'relu',
        inputShape: [2],
        weights: [
          [
            [0.1, 0.3, 0.5],
            [-0.4, 0.2, 0.8],
          ],
          [0.1, -0.2, 0.3],
        ],
      }),
      dense({ units: 1, weights: [[[0.2], [0.7], [-0.5]], [0.2]] }),
    ],
  });
  net.compile({ optimizer: optimizers.sgd(0.1), loss: 'meanSquaredError' });
  const [x, target] = [[[0.9, -0.5]], [[1]]];
  near(net.predict(x).data, [0.103]);
  const before = net.getWeights();
  near(net.trainOnBatch(x, target), 0.8046, 1e-4);
  const gradients = net
    .getWeights()
    .map((after, i) => Array.from(after.data, (w, k) => (before[i].data[k] - w) / 0.1));
  near(
    gradients.flat(),
    [
      ...[-0.32292, 0, 0.8073, 0.1794, 0, -0.4485],
      ...[-0.3588, 0, 0.897],
      ...[-0.69966, 0, -0.6279],
      -1.794,
    ],
    3e-6,
  );
  near(net.testOnBatch(x, target), 0.3222, 1e-4);
  net.dispose();
});

test('2.8: a curve is fitted', () => {
  const net = sequential({
    layers: [
      dense({ units: 20, activation: 'sigmoid', inputShape: [1] }),
      dense({ units: 10, activation: 'sigmoid' }),
      dense({ units: 1 }),
    ],
    seed: 1,
  });
  assert.equal(net.countParams(), 261);
  net.compile({ optimizer: 'adam', loss: 'meanSquaredError' });
  const rng = random.stream(1);
  const costs = Array.from({ length: 400 }, () => {
    const y = rng.uniform({ shape: [20, 1], low: -10, high: 10 });
    return net.trainOnBatch(y, ops.div(ops.sin(y), ops.add(1, ops.square(y))));
  });
  goesDown(costs, 0.2);
  assert.deepEqual(net.predictOnBatch(ops.linspace(-20, 20, 400)).shape, [400, 1]);
  net.dispose();
});

test('2.10: digits, with noise in training only, a part held out, and a table of the history', async () => {
  const net = sequential({ seed: 2 });
  net.add(dense({ units: 100, inputShape: [784], activation: 'relu' }));
  net.add(gaussianDropout({ rate: 0.1 }));
  net.add(dense({ units: 50, activation: 'relu' }));
  net.add(dense({ units: 10, activation: 'softmax' }));
  assert.equal(net.countParams(), 84_060);
  net.compile({
    optimizer: optimizers.sgd({ learningRate: 1 }),
    loss: 'categoricalCrossentropy',
    metrics: ['categoricalAccuracy'],
  });
  const digits = Array.from({ length: 100 }, (_, i) => i % 10);
  const pixels = ops.arange(784);
  const images = ops.stack(digits.map((digit) => ops.equal(ops.mod(pixels, 10), digit)));
  const { epoch, history } = await net.fit(images, ops.oneHot(digits, 10), {
    batchSize: 10,
    epochs: 4,
    validationSplit: 0.1,
  });
  assert.deepEqual(epoch, [0, 1, 2, 3]);
  assert.deepEqual(Object.keys(history).sort(), [
    'categoricalAccuracy',
    'loss',
    'val_categoricalAccuracy',
    'val_loss',
  ]);
  assert.equal(history.val_categoricalAccuracy.at(-1), 1);
  assert.deepEqual(net.predict(images), net.predict(images));
  net.dispose();
});

test('2.17 and 2.20: recall and prediction; the first layer is read through a part of the network', () => {
  const stack = (/** @type {number[]} */ ...units) =>
    units.map((n, i) =>
      lstm({ units: n, returnSequences: true, ...(i ? {} : { inputShape: [null, 3] }) }),
    );
  const net = sequential({ layers: stack(5, 2), seed: 4 });
  assert.equal(net.countParams(), 244);
  net.compile({
    optimizer: optimizers.adam({ learningRate: 0.01 }),
    loss: 'meanSquaredError',
    metrics: ['accuracy'],
  });
  const first = model({ inputs: net.inputs, outputs: net.layers[0].output });
  const x = random.stream(3).uniform({ shape: [20, 20, 3] });
  const y = ops.slice(x, [0, 0, 0], [-1, -1, 2]);
  goesDown(
    Array.from({ length: 30 }, () => net.trainOnBatch(x, y)[0]),
    0.8,
  );
  assert.deepEqual(first.predict(x).shape, [20, 20, 5]);
  assert.deepEqual(first.predict(x), net.activations(x)[0]);
  const wide = sequential({ layers: stack(20, 2) });
  assert.equal(wide.countParams(), 2104);
  const ahead = sequential({
    layers: [
      lstm({ units: 20, returnSequences: true, inputShape: [null, 1] }),
      lstm({ units: 20, returnSequences: true }),
      dense({ units: 1 }),
    ],
  });
  assert.equal(ahead.countParams(), 5061);
  for (const steps of [1, 33])
    assert.deepEqual(ahead.predict(ops.ones([2, steps, 1])).shape, [2, steps, 1]);
  for (const one of [net, first, wide, ahead]) one.dispose();
});
