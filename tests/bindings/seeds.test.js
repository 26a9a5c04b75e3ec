// seeds.test.js - what random numbers depend on: seeds of layers, and where a file says that streams stand.
import './no-leaks.js';
import assert from 'node:assert/strict';
import test from 'node:test';
import { layers, loadModel, ops, optimizers, random, sequential } from '../../bindings/index.js';

test('a seed of a layer chooses the noise, whatever the model', () => {
  const draw = (/** @type {any} */ options, /** @type {number} */ seed) => {
    const dropout = layers.dropout({ rate: 0.5, inputShape: [40], ...options });
    const net = sequential({
      layers: [dropout, layers.dense({ units: 1, weights: [ops.ones([40, 1]), [0]] })],
      seed,
    });
    net.compile({
      optimizer: optimizers.sgd(0),
      loss: (/** @type {any} */ _, /** @type {any} */ p) => ops.mean(p),
    });
    const seen = Array.from({ length: 4 }, () => net.trainOnBatch(ops.ones([1, 40]), [[0]]));
    net.dispose();
    return seen.join();
  };
  assert.equal(draw({ seed: 5 }, 1), draw({ seed: 5 }, 2));
  assert.notEqual(draw({ seed: 5 }, 1), draw({ seed: 6 }, 1));
  assert.notEqual(draw({}, 1), draw({}, 2));
  const alone = () =>
    layers.dropout({ rate: 0.5, seed: 3 }).apply(ops.ones([1, 40]), { training: true });
  assert.deepEqual(alone(), alone());
  assert.throws(
    () => layers.gaussianNoise({ stddev: 1, seed: -1 }),
    /gaussian_noise: seed must be a whole number/,
  );
});

test('a file says where the noise stands, and the shuffling', async () => {
  const net = sequential({
    layers: [
      layers.dense({ units: 8, inputShape: [4] }),
      layers.dropout({ rate: 0.5 }),
      layers.dense({ units: 1 }),
    ],
    seed: 6,
  });
  net.compile({ optimizer: 'adam', loss: 'mse' });
  const [x, y] = [
    random.stream(1).normal({ shape: [20, 4] }),
    random.stream(2).normal({ shape: [20, 1] }),
  ];
  await net.fit(x, y, { epochs: 2, batchSize: 3 });
  const back = loadModel(net.save());
  for (const one of [net, back]) await one.fit(x, y, { epochs: 2, batchSize: 3 });
  assert.deepEqual(back.getWeights(), net.getWeights());
  const text = new TextDecoder('latin1').decode(net.save());
  const broken = Uint8Array.from(text.replace(/("random":")\d/, '$1x'), (c) => c.charCodeAt(0));
  assert.throws(
    () => loadModel(broken),
    /loadModel: random must be 8 whole numbers below 2\^32, not 'x/,
  );
  back.dispose();
  net.dispose();
});
