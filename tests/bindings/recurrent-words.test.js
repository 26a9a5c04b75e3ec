// recurrent-words.test.js - recurrent layers and cells as Keras 3 lets them be put: cells in a list,
// states in every form, any activation. Numbers are those of Keras 3.15.
import './no-leaks.js';
import assert from 'node:assert/strict';
import test from 'node:test';
import {
  input,
  layers,
  loadModel,
  model,
  ops,
  optimizers,
  sequential,
  tensor,
} from '../../bindings/index.js';
import { near } from './near.js';

const cell = () => layers.gruCell({ units: 2 });
const x = ops.ones([1, 3, 2]);

/** Some numbers for the weights of a layer or model. @param {any} net */
const fill = (net) =>
  net.setWeights(
    net.getWeights().map((/** @type {any} */ { shape, data }) =>
      tensor(
        data.map((/** @type {number} */ _, /** @type {number} */ i) => (((i * 7) % 11) - 5) / 10),
        shape,
      ),
    ),
  );

test('any activation: steps are then made of operators', () => {
  const net = sequential({
    layers: [
      layers.lstm({
        ...{ units: 2, activation: 'softsign', recurrentActivation: 'hardSigmoid' },
        ...{ returnSequences: true, inputShape: [3, 2] },
      }),
      layers.gru({ units: 2, activation: 'gelu', recurrentActivation: 'silu' }),
    ],
  });
  fill(net);
  net.compile({ optimizer: optimizers.sgd(0.5), loss: 'mse' });
  const batch = tensor(
    Float32Array.from({ length: 6 }, (_, i) => (i - 2) / 3),
    [1, 3, 2],
  );
  near(net.predict(batch).data, [0.07482083, -0.15328158], 1e-6);
  const losses = [1, 2, 3].map(() => net.trainOnBatch(batch, [[0.5, -0.5]]));
  near(losses, [0.15049549, 0.11280851, 0.08331587], 1e-6);
  const loaded = loadModel(net.save());
  assert.deepEqual(loaded.predict(batch).array(), net.predict(batch).array());
  net.dispose();
  loaded.dispose();
});

test('a function as activation is what its operators are', () => {
  const own = layers.gru({ units: 3, activation: (a) => ops.tanh(a), returnSequences: true });
  const usual = layers.gru({ units: 3, returnSequences: true });
  for (const layer of [own, usual]) {
    layer.build([null, 3, 2]);
    fill(layer);
  }
  near(own.apply(x).data, usual.apply(x).data, 1e-6);
});

test('cells in a list are stacked, have names of their own, and come back from a file', async () => {
  const net = sequential({
    layers: [layers.rnn({ cell: [cell(), cell()], inputShape: [3, 2] })],
    seed: 3,
  });
  const names = net.weights.map(({ name }) => name);
  assert.deepEqual(names.slice(0, 4), [
    'gru_cell/kernel',
    'gru_cell/recurrent_kernel',
    'gru_cell/bias',
    'gru_cell_1/kernel',
  ]);
  const before = net.predict(x).array();
  const loaded = loadModel(net.save());
  assert.deepEqual(loaded.predict(x).array(), before);
  fill(loaded);
  await loaded.loadWeights(net.saveWeights({ format: 'npz' }));
  assert.deepEqual(loaded.predict(x).array(), before);
  net.dispose();
  loaded.dispose();
  const named = () => layers.gruCell({ units: 2, name: 'one' });
  assert.throws(
    () => layers.stackedRNNCells({ cells: [named(), named()] }),
    /stacked_rnn_cells: two layers are named 'one'/,
  );
});

test('states may be arrays, tensors, a list of these, or null', () => {
  const gru = layers.gru({ units: 2 });
  const lstm = layers.lstm({ units: 2 });
  const h = [[0.5, -0.5]];
  const rows = x.array();
  const expected = gru.apply(x, { initialState: tensor(h) }).array();
  for (const states of [h, [h], [tensor(h)], tensor(h)]) {
    assert.deepEqual(gru.apply(x, { initialState: states }).array(), expected);
    assert.deepEqual(gru.apply(rows, { initialState: states }).array(), expected);
  }
  const two = lstm.apply(x, { initialState: [tensor(h), tensor(h)] }).array();
  assert.deepEqual(lstm.apply(rows, { initialState: [h, h] }).array(), two);
  for (const layer of [gru, lstm, layers.rnn({ cell: cell() })]) {
    const zero = layer.apply(x).array();
    assert.deepEqual(layer.apply(x, null).array(), zero);
    assert.deepEqual(layer.apply(x, { initialState: null }).array(), zero);
  }
});

test('rnn refuses states of another shape', () => {
  const rnn = layers.rnn({ cell: layers.lstmCell({ units: 2 }) });
  assert.throws(
    () => rnn.apply(x, { initialState: [ops.ones([1, 2]), ops.ones([1, 1])] }),
    /rnn: got an initial state of shape \[1, 1\] and needs \[batch, 2\]/,
  );
  const given = { initialState: input({ shape: [5] }) };
  assert.throws(
    () => layers.rnn({ cell: cell() }).apply(input({ shape: [3, 2] }), given),
    /needs \[batch, 2\]/,
  );
});

test('a cell is built from the shape of its input', () => {
  for (const one of [cell(), layers.stackedRNNCells({ cells: [cell(), cell()] })]) {
    one.build([1, 3]);
    assert.deepEqual(one.getWeights()[0].shape, [3, 6]);
  }
});

test('a stateful layer keeps its last states also where it was given the first', () => {
  const gru = layers.gru({ units: 2, stateful: true });
  const [a, s] = [input({ batchShape: [1, 3, 2] }), input({ batchShape: [1, 2] })];
  const given = model({ inputs: [a, s], outputs: gru.apply(a, { initialState: s }) });
  const goesOn = model({ inputs: a, outputs: gru.apply(a) });
  gru.setWeights(
    gru.getWeights().map(({ shape }, i) => (i < 2 ? ops.ones(shape) : ops.zeros(shape))),
  );
  const small = ops.mul(x, 0.1);
  near(goesOn.predict(small).data, [0.25505674, 0.25505674], 1e-6);
  gru.resetStates();
  near(given.predict([small, ops.ones([1, 2])]).data, [0.9900705, 0.9900705], 1e-6);
  near(goesOn.predict(small).data, [0.9823378, 0.9823378], 1e-6);
  given.dispose();
  goesOn.dispose();
});
