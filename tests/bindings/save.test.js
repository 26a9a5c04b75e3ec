// save.test.js - a model saved and loaded is the same model: predictions, further training, names;
// and damage is said in a sentence, with nothing left behind.
import './no-leaks.js';
import assert from 'node:assert/strict';
import test from 'node:test';
import {
  initializers,
  input,
  layers,
  loadModel,
  losses,
  model,
  ops,
  optimizers,
  sequential,
} from '../../bindings/index.js';

/** @typedef {import('../../bindings/model.js').Model} Model */

const [x, y] = [
  [
    [1, 2],
    [3, -1],
  ],
  [
    [0, 1],
    [1, 0],
  ],
];

const chain = () => {
  const net = sequential({
    name: 'chain',
    seed: 7,
    layers: [
      layers.dense({
        units: 6,
        inputShape: [2],
        activation: 'leakyRelu',
        kernelInitializer: initializers.heNormal({ seed: 3 }),
      }),
      layers.reshape({ targetShape: [2, 3] }),
      layers.flatten(),
      layers.dropout({ rate: 0 }),
      layers.dense({ units: 2, useBias: false, name: 'logits', trainable: false }),
      layers.activation({ activation: 'softmax' }),
    ],
  });
  net.compile({
    optimizer: optimizers.adam({ learningRate: 0.1 }),
    loss: 'categoricalCrossentropy',
    metrics: ['accuracy'],
  });
  return net;
};

const branches = () => {
  const [a, b] = [input({ shape: [2], name: 'a' }), input({ shape: [2], name: 'b' })];
  const shared = layers.dense({ units: 2, name: 'shared', activation: 'tanh' });
  const twice = shared.apply(shared.apply(a));
  const joined = layers.concatenate().apply([twice, shared.apply(b)]);
  const net = model({ inputs: [a, b], outputs: [joined, layers.add().apply([twice, a])], seed: 2 });
  net.compile({
    optimizer: 'sgd',
    loss: ['mse', losses.categoricalCrossentropy({ fromLogits: true })],
    lossWeights: [1, 0.5],
  });
  return net;
};

/** @param {Model} net @param {any} x @param {any} y */
function checkRoundTrip(net, x, y) {
  net.trainOnBatch(x, y);
  const saved = JSON.parse(JSON.stringify(net.save()));
  const back = loadModel(saved);
  assert.deepEqual(back.predict(x), net.predict(x));
  assert.deepEqual(
    back.layers.map(({ name }) => name),
    net.layers.map(({ name }) => name),
  );
  assert.equal(back.summary(), net.summary());
  assert.deepEqual(back.save(), saved);
  for (let i = 0; i < 3; i++) assert.deepEqual(back.trainOnBatch(x, y), net.trainOnBatch(x, y));
  assert.deepEqual(back.getWeights(), net.getWeights());
  back.dispose();
  net.dispose();
}

test('a chain goes on training as if nothing had happened', () => checkRoundTrip(chain(), x, y));

test('branches and shared layers come back', () =>
  checkRoundTrip(
    branches(),
    [x, x],
    [
      [
        [0, 0, 0, 0],
        [0, 0, 0, 0],
      ],
      y,
    ],
  ));

test('the topology is Keras’, the weights are named', () => {
  const net = chain();
  const saved = net.save();
  const [, first] = saved.modelTopology.config.layers;
  assert.deepEqual(first, {
    class_name: 'Dense',
    config: {
      name: 'dense',
      trainable: true,
      batch_input_shape: [null, 2],
      units: 6,
      activation: 'leaky_relu',
      use_bias: true,
      kernel_initializer: { class_name: 'HeNormal', config: { seed: 3 } },
      bias_initializer: { class_name: 'Zeros', config: {} },
    },
  });
  assert.deepEqual(saved.weightSpecs, [
    { name: 'dense/kernel', shape: [2, 6], dtype: 'float32' },
    { name: 'dense/bias', shape: [6], dtype: 'float32' },
    { name: 'logits/kernel', shape: [6, 2], dtype: 'float32' },
  ]);
  net.dispose();
});

test('a model that was not compiled, or with a loss of one’s own, is saved without its training', () => {
  const net = sequential({ layers: [layers.dense({ units: 1, inputShape: [1] })] });
  assert.equal(net.save().trainingConfig, undefined);
  net.compile({ optimizer: 'sgd', loss: (t, p) => ops.sub(t, p) });
  const back = loadModel(net.save());
  assert.equal(back.optimizer, null);
  back.dispose();
  net.dispose();
});
