// callbacks.test.js - early stopping and falling rates as Keras has them, on a course of losses that
// is told; schedules by epochs, checkpoints, losses that fail. Keras' course: tests/oracle/training.py.
import './no-leaks.js';
import assert from 'node:assert/strict';
import test from 'node:test';
import { callbacks, layers, ops, optimizers, sequential } from '../../bindings/index.js';
import { readFixture } from '../oracle/fixture.js';
import { scale } from './small-nets.js';

/** @param {string} name */
const camel = (name) => name.replace(/_(\w)/g, (_, letter) => letter.toUpperCase());

/** w grows by the learning rate each epoch. */
const counter = (learningRate = 1) => {
  const net = sequential({
    layers: [layers.dense({ units: 1, useBias: false, inputShape: [1], weights: [[[0]]] })],
  });
  const loss = (/** @type {any} */ _t, /** @type {any} */ p) => ops.neg(ops.mean(p));
  net.compile({ optimizer: optimizers.sgd({ learningRate }), loss });
  return net;
};

/** @param {readonly number[]} losses */
const tell = (losses) => ({
  onEpochEnd: (/** @type {number} */ epoch, /** @type {any} */ logs) => {
    logs.val_loss = losses[epoch];
  },
});

const { cases, losses } = readFixture('training/callbacks');
for (const { callback, options, epochs, weight, rates } of cases)
  test(`${callback} ${JSON.stringify(options)}`, async () => {
    const net = counter();
    const name = callback[0].toLowerCase() + callback.slice(1);
    const given = Object.entries(options).map(([key, value]) => [camel(key), value]);
    const made = /** @type {any} */ (callbacks)[name](Object.fromEntries(given));
    /** @type {number[]} */
    const seen = [];
    const note = { onEpochEnd: () => void seen.push(net.optimizer.learningRate) };
    const log = await net.fit([1], [1], {
      epochs: losses.length,
      callbacks: [tell(losses), made, note],
    });
    assert.equal(log.epoch.length, epochs);
    assert.ok(Math.abs(net.getWeights()[0].data[0] - weight) < 1e-5);
    seen.forEach((rate, i) => {
      assert.ok(Math.abs(rate - rates[i]) < 1e-9);
    });
    net.dispose();
  });

test('what callbacks put into the logs is part of the history', async () => {
  const net = counter();
  const rates = callbacks.learningRateScheduler((epoch, rate) => (epoch < 2 ? rate : rate / 2));
  const log = await net.fit([1], [1], { epochs: 4, callbacks: rates });
  assert.deepEqual(log.history.learningRate, [1, 1, 0.5, 0.25]);
  assert.equal(net.getWeights()[0].data[0], 2.75);
  net.dispose();
});

test('more of an accuracy is better, of a loss less', async () => {
  const net = scale({ metrics: ['accuracy'] });
  const x = [1, 1];
  const stop = callbacks.earlyStopping({ monitor: 'accuracy', patience: 1 });
  const better = callbacks.earlyStopping({ monitor: 'loss', patience: 2 });
  const log = await net.fit(x, x, { epochs: 9, callbacks: [stop, better] });
  assert.equal(log.epoch.length, 2); // neither becomes better
  assert.equal(stop.stoppedEpoch, 1);
  assert.equal(stop.best, 1);
  net.dispose();
});

test('weights of the best epoch, kept', async () => {
  const net = counter();
  const best = callbacks.modelCheckpoint({ saveBestOnly: true });
  const last = callbacks.modelCheckpoint();
  await net.fit([1], [1], { epochs: 4, callbacks: [tell([3, 1, 2, 4]), best, last] });
  assert.deepEqual([best.epoch, best.weights?.[0].data[0]], [1, 2]);
  assert.deepEqual([last.epoch, last.weights?.[0].data[0]], [3, 4]);
  net.dispose();
});

test('a loss that is no number ends training after its batch', async () => {
  const net = scale({ optimizer: optimizers.sgd({ learningRate: 1 }) });
  const x = [1, Number.NaN, 1];
  const options = {
    batchSize: 1,
    epochs: 5,
    shuffle: false,
    callbacks: callbacks.terminateOnNaN(),
  };
  let batches = 0;
  const count = {
    onBatchEnd: () => {
      batches += 1;
    },
  };
  const log = await net.fit(x, [1, 1, 1], { ...options, callbacks: [options.callbacks, count] });
  assert.deepEqual(log.epoch, [0]);
  assert.equal(batches, 2);
  net.dispose();
});

test('callbacks of one’s own class; sentences', async () => {
  const net = counter();
  class Own extends callbacks.Callback {
    epochs = 0;

    /** @override */
    onEpochEnd() {
      this.epochs += 1;
      this.model.stopTraining = this.epochs === 2;
    }
  }
  const own = new Own();
  await net.fit([1], [1], { epochs: 9, callbacks: own });
  assert.equal(own.epochs, 2);
  const { earlyStopping, reduceLROnPlateau } = callbacks;
  const any = (/** @type {any} */ value) => value;
  await assert.rejects(
    net.fit([1], [1], { callbacks: earlyStopping() }),
    /earlyStopping: the logs have no 'val_loss'; they have loss/,
  );
  await assert.rejects(
    net.fit([1], [1], { callbacks: any([3]) }),
    /a callback is an object, not 3/,
  );
  await assert.rejects(
    net.fit([1], [1], { callbacks: any({ onEpoch() {} }) }),
    /no option 'onEpoch'/,
  );
  assert.throws(() => earlyStopping({ patience: -1 }), /patience must be/);
  assert.throws(() => earlyStopping({ mode: any('best') }), /mode must be 'auto', 'min' or 'max'/);
  assert.throws(() => earlyStopping({ minDelta: Number.NaN }), /minDelta must be a number/);
  assert.throws(() => reduceLROnPlateau({ factor: 2 }), /factor must be less than 1/);
  assert.throws(() => callbacks.learningRateScheduler(any(3)), /takes a function/);
  net.dispose();
});
