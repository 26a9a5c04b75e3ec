// wrapped-layers.test.js - layers within layers beside what Keras' numbers show (wrapped-keras.test.js):
// dropout of states, cells of one's own, lengths that are open, states, freezing, sentences.
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
  registerClass,
  sequential,
  tensor,
} from '../../bindings/index.js';
import { fractions } from '../oracle/fractions.js';

const plain = { activation: 'linear', useBias: false, kernelInitializer: 'zeros' };

test('recurrentDropout drops the same parts of the state at all steps, each gate others', () => {
  const options = { ...plain, units: 1, recurrentInitializer: 'ones', recurrentDropout: 0.5 };
  const layer = layers.simpleRNN({ ...options, returnSequences: true, name: 'rnn' });
  const at = input({ shape: [4, 1] });
  const state = input({ shape: [1] });
  const net = model({ inputs: [at, state], outputs: layer.apply([at, state]), seed: 4 });
  net.compile({
    optimizer: optimizers.sgd({ learningRate: 0 }),
    loss: (/** @type {any} */ _, /** @type {any} */ p) => ops.mean(p),
  });
  const x = [ops.zeros([100, 4, 1]), ops.ones([100, 1])];
  assert.ok(net.predict(x).data.every((/** @type {number} */ h) => h === 1));
  // A state is 0 after the first step, or 2, 4, 8, 16: with k of 100 kept ones the mean is 30 k / 400.
  const counts = Array.from(
    { length: 6 },
    () => net.trainOnBatch(x, ops.zeros([100, 4, 1])) / 0.075,
  );
  for (const kept of counts)
    assert.ok(Math.abs(kept - Math.round(kept)) < 1e-3 && kept > 30 && kept < 70, `${kept}`);
  assert.ok(new Set(counts).size > 1, 'drawn anew for every batch');
  net.dispose();
});

test('a step made of plain operators is the fused one, in training, too', () => {
  for (const kind of /** @type {const} */ (['simpleRNN', 'gru', 'lstm'])) {
    const at = input({ shape: [5, 3] });
    const [fused, stepped] = [0, 1e-7].map((recurrentDropout) => {
      const layer = layers[kind]({ units: 4, recurrentDropout, biasInitializer: 'randomNormal' });
      return model({ inputs: at, outputs: layer.apply(at), seed: 2 });
    });
    const [x, y] = [fractions([3, 5, 3], 7), fractions([3, 4], 11)];
    for (const net of [fused, stepped]) net.compile({ optimizer: 'adam', loss: 'mse' });
    for (let i = 0; i < 5; i++) {
      const [a, b] = [fused, stepped].map((net) => net.trainOnBatch(x, y));
      assert.ok(Math.abs(a - b) < 1e-6, `${kind}: ${a} ${b}`);
    }
    fused.dispose();
    stepped.dispose();
  }
});

test('initial states, shared layers, frozen ones, what is regularized within', () => {
  const both = layers.bidirectional({ layer: layers.gru({ units: 2, activityRegularizer: 'l2' }) });
  const at = input({ shape: [null, 3] });
  const states = [input({ shape: [2] }), input({ shape: [2] })];
  const y = both.apply(at, { initialState: states });
  const net = model({ inputs: [at, ...states], outputs: [y, both.apply(at)], seed: 3 });
  net.compile({ optimizer: 'sgd', loss: 'mse' });
  const x = fractions([2, 4, 3], 5);
  const zero = ops.zeros([2, 2]);
  const [first, second] = net.predict([x, zero, zero]);
  assert.deepEqual(first, second);
  const [total, one, other] = net.testOnBatch([x, zero, zero], [first, second]);
  const penalty =
    (0.01 / 2) *
    2 *
    first.data.reduce((/** @type {number} */ s, /** @type {number} */ v) => s + v * v, 0);
  assert.ok(one + other < 1e-9 && Math.abs(total - penalty) < 1e-7, `${total} ${penalty}`);
  const again = loadModel(net.save());
  assert.deepEqual(again.predict([x, zero, zero]), [first, second]);
  again.dispose();
  both.trainable = false;
  assert.equal(net.trainableWeights.length, 0);
  assert.equal(both.forwardLayer.trainable, false);
  net.dispose();
});

test('a cell of one’s own, in TensorFlow.js’ form', () => {
  class Sum extends layers.Layer {
    static className = 'Sum';
    stateSize = 2;
    /** @override @param {any} list */
    call([x, h]) {
      const next = ops.add(h, x);
      return [ops.mul(next, 10), next];
    }
  }
  registerClass(Sum);
  const layer = layers.rnn({ cell: new Sum(), returnSequences: true, returnState: true });
  const x = tensor([1, 2, 3, 4, 5, 6], [1, 3, 2]);
  const [y, end] = layer.apply(x);
  assert.deepEqual(y.array(), [
    [
      [10, 20],
      [40, 60],
      [90, 120],
    ],
  ]);
  assert.deepEqual(end.array(), [[9, 12]]);
});

test('a layer at every step of a sequence of any length', () => {
  const net = sequential({
    layers: [
      layers.timeDistributed({ layer: layers.dense({ units: 2 }), inputShape: [null, 3] }),
      layers.timeDistributed({ layer: layers.reshape({ targetShape: [2] }) }),
      layers.globalAveragePooling1d(),
    ],
  });
  net.compile({ optimizer: 'sgd', loss: 'mse' });
  for (const steps of [1, 4, 7]) {
    const x = fractions([2, steps, 3], 5);
    const [kernel, bias] = net.getWeights();
    const want = ops.add(ops.matmul(ops.reshape(x, [2 * steps, 3]), kernel), bias);
    const got = net.predict(x);
    const mean = ops.mean(ops.reshape(want, [2, steps, 2]), 1);
    assert.ok(
      got.data.every(
        (/** @type {number} */ v, /** @type {number} */ i) => Math.abs(v - mean.data[i]) < 1e-6,
      ),
    );
    net.trainOnBatch(x, ops.zeros([2, 2]));
  }
  net.dispose();
});
