// course-programs.test.js - what a student does with networks beside training them: batches from a
// generator with early stopping, a frozen encoder, two inputs, a rollout step by step, a file.
import './no-leaks.js';
import assert from 'node:assert/strict';
import test from 'node:test';
import {
  callbacks,
  input,
  layers,
  loadModel,
  model,
  ops,
  optimizers,
  random,
  sequential,
} from '../../bindings/index.js';
import { goesDown } from './goes-down.js';
import { near } from './near.js';

const { concatenate, dense, lstm } = layers;

test('fresh batches, validation of the same kind, and an end when nothing becomes better', async () => {
  const rng = random.stream(1);
  const batches = function* () {
    for (;;) {
      const x = rng.uniform({ shape: [20, 2], low: -1, high: 1 });
      yield [x, ops.sum(ops.square(x), -1)];
    }
  };
  const net = sequential({
    layers: [dense({ units: 20, activation: 'relu', inputShape: [2] }), dense({ units: 1 })],
    seed: 1,
  });
  net.compile({ optimizer: optimizers.adam({ learningRate: 0.02 }), loss: 'meanSquaredError' });
  const stop = callbacks.earlyStopping({ patience: 2, restoreBestWeights: true });
  const { epoch, history } = await net.fit(batches, {
    stepsPerEpoch: 20,
    epochs: 200,
    validationData: batches,
    validationSteps: 5,
    callbacks: stop,
  });
  assert.ok(epoch.length < 200, 'it came to an end');
  assert.equal(stop.stoppedEpoch, epoch.at(-1));
  assert.equal(history.val_loss[stop.bestEpoch], Math.min(...history.val_loss));
  goesDown(history.loss, 0.5);
  net.dispose();
});

test('an encoder that has been learned is kept while a head on it learns', () => {
  const x = input({ shape: [4] });
  const code = dense({ units: 2, activation: 'tanh', name: 'code' }).apply(x);
  const autoencoder = model({ inputs: x, outputs: dense({ units: 4 }).apply(code), seed: 2 });
  autoencoder.compile({ optimizer: 'adam', loss: 'mse' });
  const data = random.stream(2).normal({ shape: [30, 4] });
  autoencoder.trainOnBatch(data, data);
  const encoder = model({ inputs: x, outputs: code });
  encoder.trainable = false;
  const classifier = sequential({ layers: [encoder, dense({ units: 1, activation: 'sigmoid' })] });
  classifier.compile({ optimizer: optimizers.sgd(1), loss: 'binaryCrossentropy' });
  assert.equal(classifier.trainableWeights.length, 2);
  const before = encoder.getWeights();
  const labels = ops.greater(ops.slice(data, [0, 0], [-1, 1]), 0);
  goesDown(
    Array.from({ length: 30 }, () => classifier.trainOnBatch(data, labels)),
    0.95,
  );
  assert.deepEqual(encoder.getWeights(), before);
  for (const one of [autoencoder, encoder, classifier]) one.dispose();
});

test('two inputs meet; what is saved goes on training where it stood', async () => {
  const position = input({ shape: [2], name: 'position' });
  const time = input({ shape: [1], name: 'time' });
  const hidden = dense({ units: 8, activation: 'tanh' }).apply(
    concatenate().apply([position, time]),
  );
  const net = model({ inputs: [position, time], outputs: dense({ units: 1 }).apply(hidden) });
  assert.equal(net.countParams(), 3 * 8 + 8 + 8 + 1);
  net.compile({ optimizer: 'adam', loss: 'meanSquaredError' });
  const rng = random.stream(3);
  const x = { time: rng.uniform({ shape: [10] }), position: rng.normal({ shape: [10, 2] }) };
  const y = ops.mul(x.time, 2);
  net.trainOnBatch(x, y);
  const twin = await loadModel(net.save());
  assert.deepEqual(twin.predict(x), net.predict(x));
  for (let step = 0; step < 3; step++)
    assert.equal(twin.trainOnBatch(x, y), net.trainOnBatch(x, y));
  assert.match(net.toKeras(), /keras\.layers\.Concatenate/);
  assert.match(net.toJax(), /optax\.adam/);
  for (const one of [net, twin]) one.dispose();
});

test('step by step, a stateful net predicts what it predicts for the whole sequence', () => {
  const net = sequential({
    layers: [lstm({ units: 6, returnSequences: true, inputShape: [null, 1] }), dense({ units: 1 })],
    seed: 4,
  });
  const walker = sequential({
    layers: [lstm({ units: 6, stateful: true, batchInputShape: [3, 1, 1] }), dense({ units: 1 })],
  });
  walker.setWeights(net.getWeights());
  const x = random.stream(4).normal({ shape: [3, 7, 1] });
  const whole = net.predict(x);
  for (let round = 0; round < 2; round++) {
    for (let t = 0; t < 7; t++) {
      const at = (/** @type {any} */ all) => ops.slice(all, [0, t, 0], [-1, 1, -1]);
      near(walker.predict(at(x)).data, at(whole).data);
    }
    walker.resetStates();
  }
  for (const one of [net, walker]) one.dispose();
});
