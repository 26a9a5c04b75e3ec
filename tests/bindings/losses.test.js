// losses.test.js - losses and metrics by hand: on numbers, on a network, of one's own.
import './no-leaks.js';
import assert from 'node:assert/strict';
import test from 'node:test';
import {
  layers,
  losses,
  metrics,
  ops,
  optimizers,
  sequential,
  tensor,
} from '../../bindings/index.js';
import { near } from './near.js';
import { scale } from './small-nets.js';

const { dense } = layers;

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

test('cross-entropy on a softmax that is sure and wrong: the loss is the logit, the gradient 1', () => {
  const net = sequential({
    layers: [
      dense({ units: 2, inputShape: [1], weights: [[[0, 0]], [0, 100]] }),
      layers.activation({ activation: 'softmax' }),
    ],
  });
  net.compile({ optimizer: optimizers.sgd(1), loss: 'categoricalCrossentropy' });
  assert.equal(net.trainOnBatch([[1]], [[1, 0]]), 100); // clipped probabilities would give 16.1
  assert.deepEqual(net.getWeights()[1], tensor([1, 99]));
  net.dispose();
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

test('class numbers are counted alike as a list and as a column', () => {
  const p = [
    [0.1, 0.9],
    [0.8, 0.2],
    [0.3, 0.7],
  ];
  near(metrics.sparseCategoricalAccuracy([1, 1, 1], p).data, [1, 0, 1]);
  near(metrics.sparseCategoricalAccuracy([[1], [1], [1]], p).data, [1, 0, 1]);
});

test('a metric that is called gives a number for each row', () => {
  const [t, p] = [
    [
      [0, 1],
      [1, 0],
    ],
    [
      [0.25, 0.75],
      [0.5, 0.5],
    ],
  ];
  near(metrics.binaryAccuracy(t, p).data, [1, 0.5]);
  near(metrics.categoricalAccuracy(t, p).data, [1, 1]);
  near(metrics.topKCategoricalAccuracy(t, p, 1).data, [1, 1]);
  near(metrics.meanSquaredError(t, p).data, [0.0625, 0.25]);
  near(metrics.mae(t, p).data, [0.25, 0.5]);
  near(metrics.categoricalCrossentropy(t, p).data, [-Math.log(0.75), Math.log(2)]);
  const logits = { fromLogits: true };
  const soft = metrics.binaryCrossentropy(
    [
      [1, 1],
      [0, 1],
    ],
    [
      [0, 0],
      [0, 2],
    ],
    logits,
  );
  near(soft.data, [Math.log(2), (Math.log(2) + Math.log1p(Math.exp(-2))) / 2]);
  near(metrics.cosineSimilarity(t, p).data, [0.75 / Math.hypot(0.25, 0.75), Math.SQRT1_2]);
});
