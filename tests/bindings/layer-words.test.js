// layer-words.test.js - layers in the words of Keras and TensorFlow.js: what they say of themselves, options
// in every spelling, what is refused. The cases follow TensorFlow.js layers' public unit tests.
import './no-leaks.js';
import assert from 'node:assert/strict';
import test from 'node:test';
import {
  initializers,
  input,
  layers,
  model,
  ops,
  sequential,
  tensor,
} from '../../bindings/index.js';
import { near } from './near.js';

const { dense } = layers;
/** Whatever the types forbid. @type {any} */
const any = layers;

test('where a layer stands: shapes, weights, what is symbolic', () => {
  const [x, layer] = [input({ shape: [4] }), dense({ units: 3 })];
  assert.throws(() => layer.outputShape, /dense: stands in no network yet/);
  const y = layer.apply(x);
  assert.deepEqual([layer.inputShape, layer.outputShape], [x.shape, [null, 3]]);
  assert.equal(layer.countParams(), 15);
  assert.deepEqual([y.sourceLayer, y.inputs], [layer, [x]]);
  assert.deepEqual([y.rank, y.dtype, y.name, layer.dtype], [2, 'float32', 'dense', 'float32']);
  layer.apply(input({ shape: [4] }));
  assert.deepEqual(layer.outputShape, [null, 3]);
  layer.apply(input({ shape: [6, 4] }));
  assert.throws(() => layer.outputShape, /several places with outputs/);
  const states = layers.simpleRNN({ units: 3, returnState: true });
  states.apply(input({ shape: [4, 5] }));
  assert.deepEqual(states.outputShape, [
    [null, 3],
    [null, 3],
  ]);
});

test('weights that no optimizer changes', () => {
  const [one, norm] = [dense({ units: 2, inputShape: [2] }), layers.batchNormalization()];
  const net = sequential({ layers: [one, norm] });
  const names = () => net.nonTrainableWeights.map(({ name }) => name.split('/')[1]);
  assert.deepEqual(names(), ['moving_mean', 'moving_variance']);
  one.trainable = false;
  assert.deepEqual(names(), ['kernel', 'bias', 'moving_mean', 'moving_variance']);
  assert.deepEqual(net.inputShape, [null, 2]);
  net.dispose();
});

test('names in three spellings, and initializers as TensorFlow.js saves them', () => {
  for (const [given, value] of /** @type {[any, number][]} */ ([
    ['Ones', 1],
    ['ones', 1],
    [{ className: 'Constant', config: { value: 5 } }, 5],
    [{ name: 'constant', config: { value: 5 } }, 5],
    [initializers.constant({ value: 5 }), 5],
  ])) {
    const layer = dense({ units: 1, kernelInitializer: given, inputShape: [1] });
    const net = sequential({ layers: [layer] });
    assert.equal(layer.getWeights()[0].data[0], value);
    net.dispose();
  }
  for (const name of ['GlorotUniform', 'glorot_uniform', 'leCunNormal', 'LeCunNormal', 'HeNormal'])
    dense({ units: 1, kernelInitializer: name });
  for (const name of ['l1_l2', 'L1L2', 'l2']) dense({ units: 1, kernelRegularizer: name });
});

test('inputs and shapes in other words', () => {
  const first = dense({ units: 2, inputDim: 3 });
  assert.deepEqual(first.batchInputShape, [null, 3]);
  assert.deepEqual(dense({ units: 2, inputShape: [3], batchSize: 5 }).batchInputShape, [5, 3]);
  assert.deepEqual(input({ shape: [3], dtype: 'int32' }).shape, [null, 3]);
  assert.equal(input({ shape: [3], batchSize: 5 }).layer.batchInputShape?.[0], 5);
  assert.deepEqual(layers.reshape({ targetShape: [3, null] }).apply(input({ shape: [6] })).shape, [
    null,
    3,
    2,
  ]);
  assert.equal(layers.maxPool2d, layers.maxPooling2d);
  assert.deepEqual(layers.avgPool1d({ poolSize: [3] }).getConfig().strides, [3]);
});

test('concatenate joins sequences of open length', () => {
  const [a, b] = [input({ shape: [null, 2] }), input({ shape: [null, 2] })];
  const y = layers.concatenate({ axis: 1 }).apply([a, b]);
  assert.deepEqual(y.shape, [null, null, 2]);
  assert.deepEqual(layers.concatenate().apply([a, input({ shape: [3, 1] })]).shape, [null, 3, 3]);
  const net = model({ inputs: [a, b], outputs: y });
  const xs = [tensor([1, 2], [1, 1, 2]), tensor([3, 4, 5, 6], [1, 2, 2])];
  near(net.predict(xs).data, [1, 2, 3, 4, 5, 6]);
  net.dispose();
});

test('a convolution ends in a function of its own', () => {
  const net = sequential({
    layers: [
      layers.conv2d({
        filters: 1,
        kernelSize: 1,
        kernelInitializer: 'ones',
        activation: (/** @type {any} */ x) => ops.mul(x, x),
        inputShape: [1, 2, 1],
      }),
    ],
  });
  near(net.predict([[[[3], [-2]]]]).data, [9, 4]);
  net.dispose();
});

test('what is wrong is said at once', () => {
  for (const [call, sentence] of /** @type {[() => unknown, RegExp][]} */ ([
    [() => any.conv2d({ filters: 1, kernelSize: 1, activation: 3 }), /conv2d: activation must be/],
    [() => any.lstm({ units: 1, activation: 3 }), /lstm: .*activation/],
    [() => any.layerNormalization({ axis: 'foo' }), /axis must be a whole number, not 'foo'/],
    [() => any.layerNormalization({ axis: [1, 1.5] }), /axis must be a whole number, not 1.5/],
    [() => any.layerNormalization({ axis: [-1, -1] }), /axis names -1 twice/],
    [() => any.batchNormalization({ axis: 1.2 }), /axis must be a whole number/],
    [() => any.flatten({ dataFormat: 'channelsFirst' }), /dataFormat must be 'channelsLast'/],
    [() => any.dense({ units: 1, dtype: 'int32' }), /dtype is 'int32', and all numbers .* float32/],
    [() => any.dense({ units: 1, inputDim: 0 }), /inputDim must be a positive whole number/],
    [() => any.dense({ units: 1, inputShape: [1], batchSize: 0 }), /batchSize must be a positive/],
    [() => any.dense({ units: 1, batchInputShape: [] }), /batchInputShape \[\] has no batch/],
    [() => input(/** @type {any} */ ({ shape: [1], dtype: 'string' })), /dtype is 'string'/],
    [() => dense({ units: 1 }).apply([]), /dense: got 0 inputs and needs 1/],
  ]))
    assert.throws(call, sentence);
});
