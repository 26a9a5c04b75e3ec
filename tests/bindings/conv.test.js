// conv.test.js - convolutional layers by hand: shapes, parameter counts, initial values, open sizes,
// wrong use, saving, and gradients through ops. Against Keras: conv-keras.test.js.
import './no-leaks.js';
import assert from 'node:assert/strict';
import test from 'node:test';
import {
  grad,
  input,
  layers,
  loadModel,
  ops,
  random,
  sequential,
  tensor,
} from '../../bindings/index.js';
import { near } from './near.js';

const { averagePooling2d, conv1d, conv2d, conv2dTranspose, dense, flatten, upSampling2d } = layers;

/** @param {import('../../bindings/layer.js').Layer[]} list */
const chain = (...list) => sequential({ layers: list, seed: 1 });

/** @param {any} layer @param {(number | null)[]} shape of one row @returns {(number | null)[]} */
const shapeAfter = (layer, shape) => layer.apply(input({ shape })).shape;

test('circles to squares of the course: 31,081 parameters, images of any size', () => {
  const hidden = { filters: 20, kernelSize: 5, activation: 'relu', padding: 'same' };
  const net = chain(
    conv2d({ ...hidden, inputShape: [null, null, 1] }),
    ...[1, 2, 3].map(() => conv2d(hidden)),
    conv2d({ ...hidden, filters: 1, activation: 'linear' }),
  );
  assert.equal(net.countParams(), 31081);
  net.compile({ optimizer: 'adam', loss: 'meanSquaredError' });
  for (const shape of [
    [1, 8, 8, 1],
    [2, 3, 5, 1],
    [1, 8, 8, 1],
  ]) {
    const x = random.stream(3).uniform({ shape });
    assert.deepEqual(net.predict(x).shape, shape);
    assert.ok(Number.isFinite(net.trainOnBatch(x, x)));
  }
  net.dispose();
});

test('the course’s copying net has 191 parameters; a transposed one has as many', () => {
  const net = chain(
    conv2d({ filters: 10, kernelSize: 3, padding: 'same', inputShape: [null, null, 1] }),
    conv2d({ filters: 1, kernelSize: 3, padding: 'same' }),
  );
  assert.equal(net.countParams(), 191);
  const up = chain(
    conv2dTranspose({ filters: 10, kernelSize: 3, inputShape: [null, null, 1] }),
    conv2dTranspose({ filters: 1, kernelSize: 3 }),
  );
  assert.equal(up.countParams(), 191);
  assert.deepEqual(up.layers[0].getWeights()[0].shape, [3, 3, 10, 1]);
  net.dispose();
  up.dispose();
});

/** The course's autoencoder of 27 x 27 images, with a bottleneck of 3 x 3 numbers. @param {number} filters @param {string} activation */
const autoencoder = (filters, activation) => {
  const conv = (size = filters, kernelSize = 5, f = activation) =>
    conv2d({ filters: size, kernelSize, activation: f, padding: 'same' });
  const pool = () => averagePooling2d({ poolSize: 3 });
  const up = () => upSampling2d({ size: 3 });
  const first = { filters, kernelSize: 5, activation, inputShape: [27, 27, 1] };
  return chain(
    ...[conv2d({ ...first, padding: 'same' }), pool(), conv(), pool(), conv(1, 3)],
    ...[up(), conv(), up(), conv(), conv(1, 3, 'linear')],
  );
};

test('the course’s autoencoders have 1,090 and 21,442 parameters, and its activations', () => {
  const [small, large] = [autoencoder(4, 'sigmoid'), autoencoder(20, 'relu')];
  assert.equal(small.countParams(), 1090);
  assert.equal(large.countParams(), 21442);
  const sizes = small.activations(random.stream(1).uniform({ shape: [1, 27, 27, 1] }));
  assert.deepEqual(
    sizes.map((/** @type {any} */ { data }) => data.length),
    [2916, 324, 324, 36, 9, 81, 324, 2916, 2916, 729],
  );
  for (const net of [small, large]) {
    net.compile({ optimizer: 'adam', loss: 'meanSquaredError' });
    const x = random.stream(2).uniform({ shape: [2, 27, 27, 1] });
    const first = net.trainOnBatch(x, x);
    for (let step = 0; step < 10; step++) net.trainOnBatch(x, x);
    assert.ok(net.testOnBatch(x, x) < first);
    net.dispose();
  }
});

test('the course’s network for MNIST has 39,410 parameters', () => {
  const net = chain(
    conv2d({
      filters: 20,
      kernelSize: 3,
      activation: 'relu',
      padding: 'same',
      inputShape: [28, 28, 1],
    }),
    averagePooling2d({ poolSize: 2 }),
    flatten(),
    dense({ units: 10, activation: 'softmax' }),
  );
  assert.equal(net.countParams(), 39410);
  net.compile({ optimizer: 'adam', loss: 'categoricalCrossentropy' });
  const x = random.stream(2).uniform({ shape: [3, 28, 28, 1] });
  const loss = net.trainOnBatch(x, ops.oneHot([1, 7, 3], 10));
  assert.ok(Math.abs(loss - Math.log(10)) < 1, `${loss}, not about ln 10`);
  net.dispose();
});

test('shapes that leave: valid, same, strides, dilation, transposed, sizes left open', () => {
  const two = { filters: 2, kernelSize: 3 };
  const cases = /** @type {[any, (number | null)[], (number | null)[]][]} */ ([
    [conv2d(two), [5, 7, 1], [null, 3, 5, 2]],
    [conv2d({ ...two, padding: 'same', strides: 2 }), [5, 8, 1], [null, 3, 4, 2]],
    [conv2d({ ...two, strides: [3, 1] }), [8, null, 1], [null, 2, null, 2]],
    [conv2d({ ...two, dilationRate: [2, 1] }), [5, 3, 1], [null, 1, 1, 2]],
    [conv1d({ ...two, padding: 'causal' }), [null, 4], [null, null, 2]],
    [conv1d({ ...two, kernelSize: [4], strides: [2] }), [9, 4], [null, 3, 2]],
    [conv2dTranspose({ ...two, strides: 2 }), [3, null, 1], [null, 7, null, 2]],
    [conv2dTranspose({ ...two, strides: 4 }), [3, 2, 1], [null, 12, 8, 2]],
    [conv2dTranspose({ ...two, strides: 2, padding: 'same' }), [3, 1, 1], [null, 6, 2, 2]],
  ]);
  for (const [layer, shape, want] of cases) assert.deepEqual(shapeAfter(layer, shape), want);
});

test('Keras: Glorot counts the pixels that a kernel sees', () => {
  const options = { filters: 40, kernelSize: [5, 3], inputShape: [9, 9, 20] };
  const kernels = [conv2d(options), conv2dTranspose(options)].map((layer) => {
    const net = chain(layer);
    const [kernel, bias] = net.getWeights();
    net.dispose();
    assert.ok(bias.data.every((/** @type {number} */ b) => b === 0));
    return kernel;
  });
  const limit = Math.sqrt(6 / (15 * (20 + 40)));
  for (const { data } of kernels) {
    const largest = Math.max(...data.map(Math.abs));
    assert.ok(largest <= limit && largest > 0.99 * limit, `${largest}, not ${limit}`);
  }
});

test('the same layer in one dimension and in two', () => {
  const x = random.stream(1).normal({ shape: [2, 7, 3] });
  const kernel = random.stream(2).normal({ shape: [3, 3, 2] });
  const line = chain(
    conv1d({ filters: 2, kernelSize: 3, inputShape: [7, 3], weights: [kernel, [1, 2]] }),
  );
  const weights = [ops.reshape(kernel, [1, 3, 3, 2]), [1, 2]];
  const image = chain(conv2d({ filters: 2, kernelSize: [1, 3], inputShape: [1, 7, 3], weights }));
  const [a, b] = [line.predict(x), image.predict(ops.reshape(x, [2, 1, 7, 3]))];
  assert.deepEqual(a.data, b.data);
  line.dispose();
  image.dispose();
});

test('a saved network gives the same numbers', () => {
  const net = chain(
    conv2d({ filters: 3, kernelSize: 3, strides: [2, 1], padding: 'same', inputShape: [5, 4, 2] }),
    conv2dTranspose({ filters: 2, kernelSize: [2, 1], strides: [2, 1], activation: 'tanh' }),
    flatten(),
    dense({ units: 2 }),
  );
  const x = random.stream(5).normal({ shape: [2, 5, 4, 2] });
  const again = loadModel(net.save());
  assert.deepEqual(again.predict(x), net.predict(x));
  assert.deepEqual(
    again.layers.map(({ name }) => name),
    ['conv2d', 'conv2d_transpose', 'flatten', 'dense'],
  );
  net.dispose();
  again.dispose();
});

test('gradients and second derivatives through ops', () => {
  const x = tensor([[[[1]], [[2]]]]);
  const square = (/** @type {any} */ k) => ops.sum(ops.square(ops.conv2d(x, k)));
  const k = tensor([[[[3]]]]);
  near(grad(square)(k).data, [30]);
  const slope = (/** @type {any} */ at) => ops.sum(grad(square)(at));
  near(grad(slope)(k).data, [10]);
});
