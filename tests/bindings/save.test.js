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
  modelFromJSON,
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
  const saved = net.save();
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

/** @param {string} module @param {string} name @param {object} config */
const own = (module, name, config) => {
  return { module: `keras.${module}`, class_name: name, config, registered_name: null };
};

test('the topology is Keras’', () => {
  const net = chain();
  const json = JSON.parse(JSON.stringify(net));
  const [input, first] = json.config.layers;
  assert.deepEqual(
    input,
    own('layers', 'InputLayer', {
      batch_shape: [null, 2],
      dtype: 'float32',
      name: 'input_layer',
    }),
  );
  assert.equal(first.class_name, 'Dense');
  for (const [key, value] of Object.entries({
    name: 'dense',
    trainable: true,
    dtype: 'float32',
    units: 6,
    activation: 'leaky_relu',
    use_bias: true,
    kernel_initializer: own('initializers', 'HeNormal', { seed: 3 }),
    bias_initializer: own('initializers', 'Zeros', {}),
  }))
    assert.deepEqual(first.config[key], value, key);
  const { optimizer, loss, metrics } = json.compile_config;
  assert.equal(optimizer.class_name, 'Adam');
  assert.equal(optimizer.config.learning_rate, 0.1);
  assert.equal(optimizer.config.beta_2, 0.999);
  assert.deepEqual([loss, metrics], ['categorical_crossentropy', ['accuracy']]);
  net.dispose();
});

test('JSON alone gives the same network with weights of its own', () => {
  for (const make of [chain, branches]) {
    const net = make();
    const back = modelFromJSON(JSON.stringify(net), { seed: 5 });
    assert.equal(back.summary(), net.summary());
    assert.deepEqual(back.toJSON(), net.toJSON());
    assert.notDeepEqual(back.getWeights(), net.getWeights());
    back.dispose();
    net.dispose();
  }
});

test('models in models come back with their weights', () => {
  const inner = sequential({
    layers: [layers.dense({ units: 3, inputShape: [2] })],
    name: 'inner',
  });
  const a = input({ shape: [2] });
  const middle = model({
    inputs: a,
    outputs: layers.dense({ units: 2 }).apply(inner.apply(a)),
    name: 'middle',
  });
  const b = input({ shape: [2] });
  const net = model({ inputs: b, outputs: middle.apply(middle.apply(b)) });
  net.compile({ optimizer: 'adam', loss: 'mse' });
  const saved = JSON.stringify(net);
  checkRoundTrip(net, x, y);
  assert.match(saved, /"keras_history":\["middle",0,0\]/); // Keras' place 0 is the inside
  for (const one of [middle, inner]) one.dispose();
});

test('a part of a network is saved with its own share of the optimizer', () => {
  const net = branches();
  const [a] = net.inputs;
  const part = model({
    inputs: a,
    outputs: net.getLayer('shared').places[1].outputs[0],
    name: 'part',
  });
  part.compile({ optimizer: 'adam', loss: 'mse' });
  part.trainOnBatch(x, y);
  const back = loadModel(part.save());
  assert.deepEqual(back.trainOnBatch(x, y), part.trainOnBatch(x, y));
  assert.deepEqual(back.getWeights(), part.getWeights());
  for (const one of [back, part, net]) one.dispose();
});

test('a model that was not compiled, or with a loss of one’s own, is saved without its training', () => {
  const net = sequential({ layers: [layers.dense({ units: 1, inputShape: [1] })] });
  assert.equal(net.toJSON().compile_config, undefined);
  net.compile({ optimizer: 'sgd', loss: (t, p) => ops.sub(t, p) });
  const back = loadModel(net.save());
  assert.equal(back.optimizer, null);
  back.dispose();
  net.dispose();
});
