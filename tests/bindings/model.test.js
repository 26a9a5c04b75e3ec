// model.test.js - chains of layers: shapes, weights, seeds, every kind of layer, growing, disposal.
import './no-leaks.js';
import assert from 'node:assert/strict';
import test from 'node:test';
import {
  initializers,
  layers,
  losses,
  ops,
  random,
  sequential,
  tensor,
} from '../../bindings/index.js';
import { near } from './near.js';

const { dense } = layers;

/** y = 2 x0 - x1 + 1 by hand. */
const line = () =>
  sequential({ layers: [dense({ units: 1, inputShape: [2], weights: [[[2], [-1]], [1]] })] });

test('weights given to a layer are its weights', () => {
  const net = line();
  assert.deepEqual(net.getWeights(), [tensor([[2], [-1]]), tensor([1])]);
  assert.deepEqual(
    net.predict([
      [1, 1],
      [3, 0],
    ]),
    tensor([[2], [7]]),
  );
  assert.deepEqual(net.layers[0].getWeights(), net.getWeights());
  net.dispose();
});

test('the same seed gives the same weights; another seed, or none, others', () => {
  const make = (/** @type {number} */ seed) => {
    const net = sequential({ layers: [dense({ units: 3, inputShape: [2] })], seed });
    const [kernel] = net.getWeights();
    net.dispose();
    return kernel;
  };
  assert.deepEqual(make(1), make(1));
  assert.notDeepEqual(make(1), make(2));
  const [a, b] = [sequential(), sequential()];
  assert.notEqual(a.seed, b.seed);
});

test('Keras: Glorot uniform kernels, zero biases', () => {
  const net = sequential({ layers: [dense({ units: 50, inputShape: [50] })], seed: 1 });
  const [kernel, bias] = net.getWeights();
  const limit = Math.sqrt(6 / 100);
  assert.ok(kernel.data.every((w) => Math.abs(w) <= limit));
  assert.ok(Math.max(...kernel.data) > 0.99 * limit);
  assert.ok(bias.data.every((b) => b === 0));
  net.dispose();
});

test('a layer without a bias, with initialisers of its own, and with every activation', () => {
  const seeded = initializers.randomNormal({ stddev: 2, seed: 5 });
  const net = sequential({
    layers: [
      dense({ units: 2, inputShape: [2], useBias: false, kernelInitializer: seeded }),
      dense({ units: 2, kernelInitializer: 'identity', biasInitializer: 'ones' }),
    ],
    seed: 9,
  });
  const [first, second, bias] = net.getWeights();
  assert.deepEqual(first.data, random.stream(5).normal({ shape: [2, 2], stddev: 2 }).data);
  assert.deepEqual(
    second,
    tensor([
      [1, 0],
      [0, 1],
    ]),
  );
  assert.deepEqual(bias, tensor([1, 1]));
  net.dispose();
  const x = tensor([[-1.5, -0.2, 0, 0.7]]);
  const names = [
    'linear',
    'relu',
    'leakyRelu',
    'elu',
    'sigmoid',
    'tanh',
    'softplus',
    'softmax',
    'step',
  ];
  for (const activation of names) {
    const apply = /** @type {any} */ (ops)[activation];
    const fused = sequential({
      layers: [dense({ units: 4, inputShape: [4], activation, kernelInitializer: 'identity' })],
    });
    near(fused.predict(x).data, apply(x).data);
    const apart = sequential({ layers: [layers.activation({ activation, inputShape: [4] })] });
    near(apart.predict(x).data, apply(x).data);
    fused.dispose();
    apart.dispose();
  }
});

test('a chain grows by add, and what it learned stays', () => {
  const net = sequential({ seed: 1 });
  assert.throws(() => net.predict([[1]]), /has no layers yet/);
  net.add(dense({ units: 2, inputShape: [1] }));
  net.predict([[1]]);
  const [kernel] = net.getWeights();
  net.add(dense({ units: 1, activation: 'tanh' }));
  assert.deepEqual(net.getWeights()[0], kernel);
  assert.deepEqual(net.predict([[1]]).shape, [1, 1]);
  const whole = sequential({
    layers: [dense({ units: 2, inputShape: [1] }), dense({ units: 1, activation: 'tanh' })],
    seed: 1,
  });
  assert.deepEqual(whole.getWeights(), net.getWeights());
  net.dispose();
  whole.dispose();
});

test('flatten, reshape, dropout and an input layer', () => {
  const net = sequential({
    layers: [
      layers.inputLayer({ inputShape: [2, 3] }),
      layers.flatten(),
      layers.reshape({ targetShape: [3, -1] }),
      layers.dropout({ rate: 0.5 }),
    ],
  });
  const x = tensor([1, 2, 3, 4, 5, 6], [1, 2, 3]);
  assert.deepEqual(
    net.predict(x),
    tensor([
      [
        [1, 2],
        [3, 4],
        [5, 6],
      ],
    ]),
  );
  assert.deepEqual(
    net.layers.map(({ name }) => name),
    ['flatten', 'reshape', 'dropout'],
  );
  net.dispose();
});

test('dropout acts in training only: each element 0 or twice as large', () => {
  const net = sequential({
    layers: [dense({ units: 1, inputShape: [400], kernelInitializer: 'ones' })],
    seed: 1,
  });
  const dropped = sequential({
    layers: [
      layers.dropout({ rate: 0.5, inputShape: [400] }),
      dense({ units: 1, kernelInitializer: 'ones' }),
    ],
    seed: 1,
  });
  const [x, y] = [tensor(new Float32Array(400).fill(1), [1, 400]), [[0]]];
  assert.deepEqual(dropped.predict(x), tensor([[400]]));
  for (const one of [net, dropped]) one.compile({ optimizer: 'sgd', loss: 'meanAbsoluteError' });
  const drawn = dropped.inspect(x, y).find('dropout')?.value.data ?? new Float32Array();
  assert.ok(drawn.every((value) => value === 0 || value === 2));
  const kept = drawn.filter((value) => value === 2).length;
  assert.ok(kept > 150 && kept < 250, `${kept} of 400 are kept`);
  assert.equal(dropped.testOnBatch(x, y), 400);
  net.dispose();
  dropped.dispose();
});

test('a disposed model says so, and disposing twice does no harm', () => {
  const net = line();
  net.compile({ optimizer: 'sgd', loss: losses.meanSquaredError });
  net.dispose();
  net.dispose();
  const gone = /sequential has been disposed/;
  for (const call of [
    () => net.predict([[1, 2]]),
    () => net.trainOnBatch([[1, 2]], [[1]]),
    () => net.getWeights(),
    () => net.compile({ loss: 'mse' }),
    () => net.summary(),
    () => net.save(),
  ])
    assert.throws(call, gone);
});

test('models free themselves where the language has `using`', () => {
  const net = line();
  net[Symbol.dispose]();
  assert.throws(() => net.predict([[1, 2]]), /disposed/);
});
