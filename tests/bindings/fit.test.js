// fit.test.js - fit as Keras means it: which rows are held back, what is averaged how, what the logs
// are called, what a seed fixes; callbacks, stopping, aborting, and a free event loop.
import './no-leaks.js';
import assert from 'node:assert/strict';
import test from 'node:test';
import { memory, ops } from '../../bindings/index.js';
import { data, scale, small } from './small-nets.js';

test('the loss of an epoch is averaged over the rows, not over the batches', async () => {
  const net = scale({ metrics: ['mae'] });
  const y = [0, 0, 0, 0, 10]; // x = 0: squares 0 0 | 0 0 | 100
  const log = await net.fit([0, 0, 0, 0, 0], y, { batchSize: 2, shuffle: false, epochs: 2 });
  assert.deepEqual(log, { epoch: [0, 1], history: { loss: [20, 20], mae: [2, 2] } });
  assert.deepEqual(net.evaluate([0, 0, 0, 0, 0], y, { batchSize: 2 }), [20, 2]);
  net.dispose();
});

test('the validation split is the last part of the rows, taken before shuffling', async () => {
  const net = scale();
  const y = [0, 0, 0, 0, 0, 0, 0, 3, 3, 3];
  const x = new Float32Array(10);
  const log = await net.fit(x, y, { validationSplit: 0.3, epochs: 3, batchSize: 4 });
  assert.deepEqual(log.history, { loss: [0, 0, 0], val_loss: [9, 9, 9] });
  const eighth = await net.fit(x, y, { validationSplit: 0.25 }); // floor(10 · 0.75) = 7 rows train
  assert.deepEqual(eighth.history, { loss: [0], val_loss: [9] });
  net.dispose();
});

test('validation data of one’s own, and the names of the logs', async () => {
  const net = scale({ metrics: ['accuracy', 'mse', 'meanAbsoluteError'] });
  const log = await net.fit([1], [1], { validationData: [[2], [4]] });
  assert.deepEqual(log.history, {
    loss: [0],
    accuracy: [1],
    mse: [0],
    meanAbsoluteError: [0],
    val_loss: [4],
    val_accuracy: [0],
    val_mse: [4],
    val_meanAbsoluteError: [2],
  });
  net.dispose();
});

test('a seed fixes weights and shuffling to the last bit; shuffling matters', async () => {
  const { x, y } = data();
  const run = async (/** @type {number} */ seed, shuffle = true) => {
    const net = small(seed);
    const { history } = await net.fit(x, y, { epochs: 3, batchSize: 7, shuffle });
    const weights = net.getWeights().map((w) => w.data);
    net.dispose();
    return { history, weights };
  };
  assert.deepEqual(await run(1), await run(1));
  assert.notDeepEqual((await run(1)).history, (await run(2)).history);
  assert.notDeepEqual((await run(1)).history, (await run(1, false)).history);
});

test('the seed fixes the order of the rows too', async () => {
  const { x, y } = data();
  const losses = [];
  for (const seed of [1, 1, 2]) {
    const net = small(seed);
    net.setWeights(net.getWeights().map((weight) => ops.add(ops.mul(weight, 0), 0.1)));
    losses.push((await net.fit(x, y, { batchSize: 7 })).history.loss[0]);
    net.dispose();
  }
  assert.equal(losses[0], losses[1]);
  assert.notEqual(losses[0], losses[2]);
});

test('fit without shuffling is trainOnBatch batch by batch', async () => {
  const { x, y } = data(50);
  const [a, b] = [small(), small()];
  await a.fit(x, y, { epochs: 2, batchSize: 16, shuffle: false });
  for (let epoch = 0; epoch < 2; epoch++)
    for (let from = 0; from < 50; from += 16)
      b.trainOnBatch(
        ops.slice(x, from, Math.min(16, 50 - from)),
        ops.slice(y, from, Math.min(16, 50 - from)),
      );
  assert.deepEqual(a.getWeights(), b.getWeights());
  a.dispose();
  b.dispose();
});

test('callbacks are called in order, with logs, and waited for', async () => {
  const net = scale();
  /** @type {any[]} */
  const calls = [];
  const note =
    (/** @type {string} */ name) =>
    async (/** @type {any[]} */ ...args) => {
      await null;
      calls.push([name, ...args]);
    };
  const names = [
    'onTrainBegin',
    'onEpochBegin',
    'onBatchBegin',
    'onBatchEnd',
    'onEpochEnd',
    'onTrainEnd',
  ];
  const callbacks = Object.fromEntries(names.map((name) => [name, note(name)]));
  await net.fit([0, 0], [1, 3], { batchSize: 1, shuffle: false, callbacks });
  assert.deepEqual(calls, [
    ['onTrainBegin'],
    ['onEpochBegin', 0],
    ['onBatchBegin', 0],
    ['onBatchEnd', 0, { loss: 1 }],
    ['onBatchBegin', 1],
    ['onBatchEnd', 1, { loss: 5 }], // the average so far, as in Keras
    ['onEpochEnd', 0, { loss: 5 }],
    ['onTrainEnd'],
  ]);
  net.dispose();
});

test('initialEpoch, stopTraining, and a learning rate changed on the way', async () => {
  const net = scale();
  const onEpochEnd = (/** @type {number} */ epoch) => {
    if (epoch === 3) net.stopTraining = true;
    net.optimizer.learningRate = 0.5;
  };
  const log = await net.fit([1], [2], { epochs: 9, initialEpoch: 2, callbacks: { onEpochEnd } });
  assert.deepEqual(log, { epoch: [2, 3], history: { loss: [1, 1] } });
  assert.equal(net.trainOnBatch([1], [2]), 0); // the second epoch's step went all the way to w = 2
  net.dispose();
});

test('an aborted fit is rejected with the reason; what was learned stays, nothing leaks', async () => {
  const { x, y } = data();
  const net = small();
  const before = memory().objects;
  const controller = new AbortController();
  const onEpochEnd = (/** @type {number} */ epoch) => {
    if (epoch === 1) controller.abort();
  };
  const fitting = net.fit(x, y, {
    epochs: 1e9,
    signal: controller.signal,
    callbacks: { onEpochEnd },
  });
  assert.throws(() => net.trainOnBatch(x, y), /fit is under way/);
  assert.throws(() => net.compile({ loss: 'mse' }), /fit is under way/);
  await assert.rejects(net.fit(x, y), /fit is under way/);
  await assert.rejects(fitting, { name: 'AbortError' });
  assert.equal(memory().objects, before);
  assert.ok(Number.isFinite(net.trainOnBatch(x, y)));
  await assert.rejects(net.fit(x, y, { signal: controller.signal }), { name: 'AbortError' });
  net.dispose();
});

test('the event loop has its turns while fit runs; disposing ends it with a sentence', async () => {
  const { x, y } = data(2000);
  const net = small();
  let turns = 0;
  const timer = setInterval(() => {
    turns += 1;
    if (turns === 3) net.dispose();
  }, 1);
  await assert.rejects(
    net.fit(x, y, { epochs: 1e9, batchSize: 1 }),
    /fit: sequential has been disposed/,
  );
  clearInterval(timer);
});
