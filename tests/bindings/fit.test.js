// fit.test.js - training as Keras means it: which rows are held back, what is averaged how, what
// the logs are called, what a seed fixes; callbacks, stopping, aborting, and a free event loop.
import './no-leaks.js';
import assert from 'node:assert/strict';
import test from 'node:test';
import {
  layers,
  losses,
  memory,
  ops,
  optimizers,
  random,
  sequential,
  tensor,
} from '../../bindings/index.js';
import { near } from './near.js';

const { dense } = layers;

/** y = w x with w = 1 at first, so that loss and gradient are worked out by hand. */
const scale = (options = {}) => {
  const net = sequential({
    layers: [dense({ units: 1, inputShape: [1], useBias: false, weights: [[[1]]] })],
    seed: 1,
  });
  net.compile({ optimizer: optimizers.sgd({ learningRate: 0 }), loss: 'mse', ...options });
  return net;
};

const small = (seed = 1) => {
  const net = sequential({
    layers: [dense({ units: 8, activation: 'tanh', inputShape: [2] }), dense({ units: 1 })],
    seed,
  });
  net.compile({ optimizer: optimizers.adam({ learningRate: 0.01 }), loss: 'meanSquaredError' });
  return net;
};

const data = (n = 100) => {
  const x = random.stream(3).normal({ shape: [n, 2] });
  return { x, y: ops.mul(ops.slice(x, [0, 0], [-1, 1]), ops.slice(x, [0, 1])) };
};

test('one step of gradient descent by hand', () => {
  const net = scale({ optimizer: optimizers.sgd({ learningRate: 0.1 }) });
  assert.equal(net.trainOnBatch([[2]], [[5]]), 9); // w = 1 - 0.1 · 2 (2 - 5) 2 = 2.2
  near(net.getWeights()[0].data, [2.2]);
  net.dispose();
});

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
    ['onBatchEnd', 1, { loss: 9 }],
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

test('a diverging network is no error: its loss is NaN', async () => {
  const { x, y } = data(10);
  const net = small();
  net.compile({ optimizer: optimizers.sgd({ learningRate: 1e6 }), loss: 'mse' });
  const log = await net.fit(x, y, { epochs: 9 });
  assert.ok(Number.isNaN(log.history.loss[8]));
  net.dispose();
});

test('compiling again keeps the weights and starts the optimizer anew', () => {
  const { x, y } = data(10);
  const net = small();
  net.trainOnBatch(x, y);
  const weights = net.getWeights();
  net.compile({ optimizer: 'sgd', loss: 'meanAbsoluteError', metrics: ['mse'] });
  assert.deepEqual(net.getWeights(), weights);
  assert.equal(net.optimizer.learningRate, 0.01);
  assert.equal(net.testOnBatch(x, y).length, 2);
  net.dispose();
});

test('a layer that is not trainable keeps its weights', () => {
  const net = sequential({
    layers: [
      dense({ units: 2, inputShape: [2], trainable: false, name: 'fixed' }),
      dense({ units: 1 }),
    ],
    seed: 1,
  });
  net.compile({ optimizer: 'adam', loss: 'mse' });
  const [kernel, , last] = net.getWeights();
  net.trainOnBatch([[1, 2]], [[3]]);
  assert.deepEqual(net.getLayer('fixed').getWeights()[0], kernel);
  assert.notDeepEqual(net.getLayer('dense').getWeights()[0], last);
  net.dispose();
});

test('cross-entropy on a softmax: the gradient on the logits is p Σt - t, for any targets', () => {
  const logits = [[0, Math.LN2]]; // p = 1/3, 2/3
  for (const t of [
    [0, 1],
    [0, 0],
    [-2, 0],
    [3, 4],
  ]) {
    const net = sequential({
      layers: [
        dense({ units: 2, inputShape: [1], activation: 'softmax', weights: [[[0, 0]], logits[0]] }),
      ],
    });
    net.compile({ optimizer: optimizers.sgd(1), loss: 'categoricalCrossentropy' });
    const total = t[0] + t[1];
    near(net.trainOnBatch([[1]], [t]), -t[0] * Math.log(1 / 3) - t[1] * Math.log(2 / 3));
    const gradient = [total / 3 - t[0], (total * 2) / 3 - t[1]];
    near(
      net.getWeights()[1].data,
      logits[0].map((z, i) => z - gradient[i]),
    );
    net.dispose();
  }
});

test('losses on numbers, by hand', () => {
  near(losses.meanSquaredError([[1, 2]], [[3, 2]]).data, [2]);
  near(losses.meanAbsoluteError([[1, 2]], [[3, 2]]).data, [1]);
  near(losses.binaryCrossentropy([[1, 0]], [[0.5, 0.75]]).data, [Math.log(8) / 2]);
  near(losses.binaryCrossentropy([[1]], [[0]]).data, [-Math.log(1e-7)], 1e-5);
  near(losses.binaryCrossentropy([[1]], [[Math.log(3)]], { fromLogits: true }).data, [
    Math.log(4 / 3),
  ]);
  near(losses.categoricalCrossentropy([[0, 1]], [[1, 3]]).data, [Math.log(4 / 3)]);
  near(losses.categoricalCrossentropy([[0, 1]], [[0, 0]], { fromLogits: true }).data, [Math.LN2]);
  const logits = losses.categoricalCrossentropy({ fromLogits: true });
  const net = scale({ loss: logits });
  near(net.testOnBatch([[3]], [[2]]), 0); // one class: ln softmax = 0
  net.dispose();
});

test('a loss and a metric of one’s own, written with operators', () => {
  const huber = (/** @type {any} */ t, /** @type {any} */ p) => ops.abs(ops.sub(t, p)); // averaged
  const net = scale({
    loss: huber,
    metrics: [
      function worst(/** @type {any} */ t, /** @type {any} */ p) {
        return ops.max(ops.abs(ops.sub(t, p)));
      },
    ],
  });
  assert.deepEqual(net.metricsNames, ['loss', 'worst']);
  assert.deepEqual(net.testOnBatch([1, 1], [2, 4]), [2, 3]);
  net.dispose();
});

test('accuracy is binary for one output, categorical for several', () => {
  const one = scale({ metrics: ['accuracy', 'binaryAccuracy'] });
  assert.deepEqual(
    one
      .testOnBatch([0.4, 0.6, 0.7], [0, 1, 0])
      .slice(1)
      .map((/** @type {number} */ v) => Math.round(v * 3)),
    [2, 2],
  );
  one.dispose();
  const two = sequential({
    layers: [dense({ units: 2, inputShape: [2], kernelInitializer: 'identity' })],
  });
  two.compile({
    optimizer: 'sgd',
    loss: 'mse',
    metrics: ['accuracy', 'acc', 'categoricalAccuracy'],
  });
  const x = [
    [1, 2],
    [2, 1],
  ];
  assert.deepEqual(
    two
      .testOnBatch(x, [
        [0, 1],
        [0, 1],
      ])
      .slice(1),
    [0.5, 0.5, 0.5],
  );
  two.dispose();
});

test('a hundred steps move nothing: not the memory, not the weights, not a byte', () => {
  const { x, y } = data();
  const net = small();
  net.trainOnBatch(x, y);
  const { graph } = net.network();
  const place = () => {
    const { node } = net.layers[0].weights[0];
    return graph.weightView(node, 1);
  };
  const [first, bytes] = [place(), memory().bytes];
  for (let i = 0; i < 100; i++) net.trainOnBatch(x, y);
  assert.equal(memory().bytes, bytes);
  assert.equal(place().buffer, first.buffer, 'the memory has grown');
  assert.equal(place().byteOffset, first.byteOffset, 'the weights have moved');
  net.dispose();
});

test('batch sizes may change from call to call', () => {
  const net = small();
  const { x, y } = data(64);
  const rows = (/** @type {any} */ t, /** @type {number} */ n) => ops.slice(t, 0, n);
  const alone = [1, 3, 64].map((n) => {
    const fresh = small();
    const loss = fresh.testOnBatch(rows(x, n), rows(y, n));
    fresh.dispose();
    return loss;
  });
  assert.deepEqual(
    [1, 3, 64].map((n) => net.testOnBatch(rows(x, n), rows(y, n))),
    alone,
  );
  assert.deepEqual(net.predict(tensor([[1, 2]])).shape, [1, 1]);
  net.dispose();
});
