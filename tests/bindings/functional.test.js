// functional.test.js - networks as graphs: branches, shared layers, parts that share their weights;
// looking at every layer, predicting many rows, the table.
import './no-leaks.js';
import assert from 'node:assert/strict';
import test from 'node:test';
import { input, layers, memory, model, random, sequential, tensor } from '../../bindings/index.js';

const { dense } = layers;

test('branches, several inputs and outputs, shared layers', () => {
  const [a, b] = [input({ shape: [2], name: 'a' }), input({ shape: [2], name: 'b' })];
  const shared = dense({ units: 2, kernelInitializer: 'identity', biasInitializer: 'ones' });
  const [sa, sb] = [shared.apply(a), shared.apply(b)];
  const sum = layers.add().apply([sa, sb]);
  const both = layers.concatenate().apply([a, sb]);
  const net = model({ inputs: [a, b], outputs: [sum, both] });
  const [one, two] = net.predict([[[1, 2]], [[10, 20]]]);
  assert.deepEqual(one, tensor([[13, 24]]));
  assert.deepEqual(two, tensor([[1, 2, 11, 21]]));
  assert.deepEqual(net.predict({ b: [[10, 20]], a: [[1, 2]] })[0], one);
  assert.equal(net.countParams(), 6);
  net.compile({ optimizer: 'sgd', loss: 'mse', metrics: 'mae' });
  assert.deepEqual(net.metricsNames, [
    'loss',
    'add_loss',
    'concatenate_loss',
    'add_mae',
    'concatenate_mae',
  ]);
  const targets = [[[13, 24]], [[1, 2, 11, 25]]];
  assert.deepEqual(net.testOnBatch([[[1, 2]], [[10, 20]]], targets), [4, 0, 4, 0, 1]);
  net.dispose();
});

test('a part of a network shares its weights, and outlives the whole', () => {
  const x = input({ shape: [2] });
  const code = dense({ units: 1, name: 'code' }).apply(x);
  const whole = model({ inputs: x, outputs: dense({ units: 2 }).apply(code), seed: 1 });
  const encoder = model({ inputs: x, outputs: code });
  whole.compile({ optimizer: 'sgd', loss: 'mse' });
  whole.trainOnBatch([[1, 2]], [[1, 2]]);
  assert.deepEqual(encoder.getWeights(), whole.getLayer('code').getWeights());
  const all = model({ inputs: whole.inputs, outputs: whole.layers.map((layer) => layer.output) });
  assert.deepEqual(all.predict([[1, 2]])[1], encoder.predict([[1, 2]]));
  whole.dispose();
  all.dispose();
  assert.deepEqual(encoder.predict([[1, 2]]).shape, [1, 1]);
  encoder.dispose();
});

test('activations gives what every layer gives', () => {
  const net = sequential({
    layers: [
      dense({ units: 2, inputShape: [1], weights: [[[1, -1]], [0, 0]], activation: 'relu' }),
      dense({ units: 1, weights: [[[1], [2]], [0.5]] }),
    ],
  });
  assert.deepEqual(net.activations([[3], [-1]]), [
    tensor([
      [3, 0],
      [0, 1],
    ]),
    tensor([[3.5], [2.5]]),
  ]);
  net.dispose();
});

test('160,000 rows are predicted in pieces, and row by row the same', () => {
  const net = sequential({
    layers: [dense({ units: 150, activation: 'tanh', inputShape: [2] }), dense({ units: 1 })],
    seed: 1,
  });
  const x = random.stream(1).normal({ shape: [160_000, 2] });
  const before = memory().bytes;
  const y = net.predictOnBatch(x);
  assert.ok(memory().bytes - before < 8e6, 'less than a megabyte for each thousand rows');
  assert.deepEqual(y.shape, [160_000, 1]);
  const last = tensor(x.data.slice(-2), [1, 2]);
  assert.equal(net.predict(last).data[0], y.data[159_999]);
  assert.deepEqual(net.predict(x, { batchSize: 7777 }), y);
  net.dispose();
});

test('summary is a table', () => {
  const net = sequential({
    layers: [
      dense({ units: 30, inputShape: [2], name: 'hidden' }),
      dense({ units: 1, trainable: false }),
    ],
    name: 'small',
  });
  /** @type {string[]} */
  const lines = [];
  assert.equal(
    net.summary((line) => lines.push(line)),
    lines.join('\n'),
  );
  assert.equal(lines[0], 'Model: "small"');
  assert.match(lines[2], /^Layer \(type\) +Output shape +Param #$/);
  assert.match(lines[4], /^hidden \(Dense\) +\[null, 30\] +90$/);
  assert.match(lines[5], /^dense \(Dense\) +\[null, 1\] +31$/);
  assert.deepEqual(lines.slice(7), [
    'Total params: 121',
    'Trainable params: 90',
    'Non-trainable params: 31',
  ]);
  assert.equal(net.countParams(), 121);
  net.dispose();
});

test('a network goes on working when others grow on top of it', () => {
  const base = sequential({ layers: [dense({ units: 3, inputShape: [2] })], seed: 1 });
  base.compile({ optimizer: 'adam', loss: 'mse' });
  const [x, y] = [[[1, 2]], [[1, 0, 0]]];
  const before = base.predict(x);
  const taller = [];
  for (let units = 1; units < 9; units++) {
    const outputs = dense({ units, name: `head${units}` }).apply(base.output);
    taller.push(model({ inputs: base.inputs, outputs }));
    assert.deepEqual(base.predict(x), before, 'the weights may have moved');
  }
  const loss = base.trainOnBatch(x, y);
  assert.ok(base.trainOnBatch(x, y) < loss);
  for (const net of [base, ...taller]) net.dispose();
});

test('a layer of a model that could not be made can be used again', () => {
  const layer = dense({ units: 2, inputShape: [1], kernelInitializer: 'ones' });
  const wrong = dense({ units: 2, biasInitializer: 'orthogonal' });
  assert.throws(
    () => sequential({ layers: [layer, wrong] }),
    /orthogonal: shape \[2\] is no matrix/,
  );
  const net = sequential({ layers: [layer] });
  assert.deepEqual(net.predict([[3]]), tensor([[3, 3]]));
  net.dispose();
});

test('an input alone gives back what it is given', () => {
  const net = sequential({ layers: [layers.inputLayer({ inputShape: [2], name: 'in' })] });
  assert.deepEqual(net.predict([[1, 2]]), tensor([[1, 2]]));
  assert.throws(() => net.predict([[1]]), /in: x has shape \[1, 1\]; needed is \[batch, 2\]/);
  net.dispose();
});

test('data, losses, metrics and their factors by the names of inputs and outputs', () => {
  const x = input({ shape: [1], name: 'x' });
  const [a, b] = ['a', 'b'].map((name) =>
    dense({ units: 1, name, kernelInitializer: 'ones', useBias: false }).apply(x),
  );
  const net = model({ inputs: x, outputs: [a, b] });
  assert.deepEqual([net.inputNames, net.outputNames], [['x'], ['a', 'b']]);
  net.compile({ loss: { b: 'mae', a: 'mse' }, metrics: { b: ['mse'] }, lossWeights: { b: 10 } });
  assert.deepEqual(net.metricsNames, ['loss', 'a_loss', 'b_loss', 'b_mse']);
  assert.deepEqual(net.testOnBatch({ x: [3] }, { b: [0], a: [0] }), [39, 9, 3, 9]);
  const alone = model({ inputs: x, outputs: a });
  net.compile({ loss: 'mse', metrics: ['mse', ['mae']] }); // one for each, as in Keras 3
  assert.deepEqual(net.metricsNames.slice(3), ['a_mse', 'b_mae']);
  assert.throws(() => net.compile({ loss: 'mse', metrics: ['mse'] }), /one for each of a, b/);
  alone.compile({ loss: { a: 'mse' }, metrics: [['mse']] });
  assert.deepEqual(alone.metricsNames, ['loss', 'mse']);
  alone.compile({ loss: { a: 'mse' }, metrics: null });
  assert.deepEqual(alone.predict({ x: [[2]] }), alone.predict([[2]]));
  assert.equal(alone.testOnBatch({ x: [3] }, { a: [1] }), 4);
  for (const one of [net, alone]) one.dispose();
});

test('getLayer by place alone; weights that are not trained', () => {
  const net = sequential({ layers: [dense({ units: 2, inputShape: [1] }), dense({ units: 1 })] });
  assert.equal(net.getLayer(null, 1), net.layers[1]);
  net.layers[0].trainable = false;
  assert.deepEqual(net.nonTrainableWeights, net.layers[0].weights);
  assert.deepEqual(net.layers[1].nonTrainableWeights, []);
  net.dispose();
});

test('layers, and so weights, come in the order that Keras 3.15.1 gives the same network', () => {
  const [a, b] = [input({ shape: [2], name: 'a' }), input({ shape: [3], name: 'b' })];
  const shared = dense({ units: 2, name: 'shared' });
  const near = dense({ units: 4, name: 'near' }).apply(a);
  const far = dense({ units: 5, name: 'far' }).apply(b);
  const mid = dense({ units: 2, name: 'mid' }).apply(far);
  const join = layers.concatenate({ name: 'join' }).apply([near, mid, shared.apply(a)]);
  const net = model({ inputs: [a, b], outputs: [join, shared.apply(mid)] });
  const names = net.layers.map(({ name }) => name);
  assert.deepEqual(names, ['b', 'a', 'far', 'near', 'mid', 'shared', 'join']);
  const kernels = net.getWeights().filter(({ shape }) => shape.length === 2);
  assert.deepEqual(
    kernels.map(({ shape }) => shape.join()),
    ['3,5', '2,4', '5,2', '2,2'],
  );
  net.dispose();
});
