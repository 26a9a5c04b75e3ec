// course-images.test.js - the course's networks on images, as its students write them (reference/course.md
// §2): the autoencoder of 2.13 with its encoder, the action map of 2.24 with any rewards.
import './no-leaks.js';
import assert from 'node:assert/strict';
import test from 'node:test';
import { layers, model, ops, optimizers, random, sequential } from '../../bindings/index.js';
import { goesDown } from './goes-down.js';
import { near } from './near.js';

const { averagePooling2d, conv2d, upSampling2d } = layers;

/** Discs on images of size x size, as 2.13 draws them. @param {import('../../bindings/index.js').Stream} rng @param {number} batch @param {number} size */
function discs(rng, batch, size) {
  const axis = ops.linspace(-1, 1, size);
  const draw = (/** @type {number} */ low) =>
    rng.uniform({ shape: [batch, 1, 1, 1], low, high: 1 });
  const across = ops.sub(ops.reshape(axis, [1, size, 1, 1]), draw(-1));
  const along = ops.sub(ops.reshape(axis, [1, 1, size, 1]), draw(-1));
  return ops.less(ops.add(ops.square(across), ops.square(along)), ops.square(draw(0)));
}

test('2.13: the autoencoder, every activation, and its encoder alone with the same weights', () => {
  const conv = (
    /** @type {number} */ filters,
    /** @type {number} */ kernelSize,
    activation = 'sigmoid',
  ) => conv2d({ filters, kernelSize, activation, padding: 'same', inputShape: [null, null, 1] });
  const pool = () => averagePooling2d({ poolSize: 3, padding: 'same' });
  const up = () => upSampling2d({ size: 3 });
  const half = [conv(4, 5), pool(), conv(4, 5), pool(), conv(1, 3)];
  const net = sequential({
    layers: [...half, up(), conv(4, 5), up(), conv(4, 5), conv(1, 3, 'linear')],
    seed: 3,
  });
  assert.equal(net.countParams(), 1090);
  net.compile({ optimizer: optimizers.adam({ learningRate: 0.01 }), loss: 'meanSquaredError' });
  const encoder = model({ inputs: net.inputs, outputs: net.layers[4].output });
  const rng = random.stream(2);
  const probe = discs(rng, 2, 27);
  const code = encoder.predict(probe);
  assert.deepEqual(code.shape, [2, 3, 3, 1]);
  goesDown(
    Array.from({ length: 20 }, () => {
      const images = discs(rng, 10, 27);
      return net.trainOnBatch(images, images);
    }),
    0.8,
  );
  assert.notDeepEqual(encoder.predict(probe), code);
  assert.deepEqual(encoder.predict(probe), net.activations(probe)[4]);
  assert.deepEqual(
    net.activations(probe).map(({ shape }) => (shape[1] ?? 1) * (shape[2] ?? 1) * (shape[3] ?? 1)),
    [2916, 324, 324, 36, 9, 81, 324, 2916, 2916, 729],
  );
  assert.deepEqual(net.predict(discs(rng, 1, 54)).shape, [1, 54, 54, 1]);
  for (const one of [net, encoder]) one.dispose();
});

test('2.24: probabilities at every place of a map, taught by rewards of any sign', () => {
  const conv = (/** @type {number} */ filters, /** @type {string} */ activation) =>
    conv2d({ filters, kernelSize: 3, padding: 'same', activation, inputShape: [null, null, 3] });
  const net = sequential({
    layers: [...Array.from({ length: 4 }, () => conv(10, 'elu')), conv(5, 'softmax')],
    seed: 5,
  });
  assert.equal(net.countParams(), 3465);
  net.compile({
    optimizer: optimizers.adam({ learningRate: 0.01 }),
    loss: 'categoricalCrossentropy',
  });
  const maze = random.stream(4).uniform({ shape: [2, 7, 7, 3] });
  const rewards = ops.zeros([2, 7, 7, 5]);
  const [good, bad] = [3, 100]; // up at (0, 0), right at (2, 6) of the first maze
  rewards.data[good] = 2;
  rewards.data[bad] = -1;
  const policy = net.predict(maze);
  near(Number(ops.sum(ops.slice(policy, [0, 0, 0, 0], [1, 1, 1, -1])).data[0]), 1);
  const cost = (Math.log(policy.data[bad]) - 2 * Math.log(policy.data[good])) / (2 * 7 * 7);
  near(net.trainOnBatch(maze, rewards), cost);
  const after = net.predict(maze);
  assert.ok(after.data[good] > policy.data[good] && after.data[bad] < policy.data[bad]);
  assert.equal(Math.abs(net.testOnBatch(maze, ops.zeros([2, 7, 7, 5]))), 0);
  assert.deepEqual(net.predict(ops.zeros([1, 15, 15, 3])).shape, [1, 15, 15, 5]);
  net.dispose();
});
