// row-weights.test.js - weights of rows and classes: sum w l / rows, as Keras divides; also where a loss
// has an operator of its own, over a short last batch, and in the middle of training.
import './no-leaks.js';
import assert from 'node:assert/strict';
import test from 'node:test';
import { dataset, layers, losses, ops, optimizers, sequential } from '../../bindings/index.js';
import { near } from './near.js';
import { scale } from './small-nets.js';

const { dense } = layers;

test('a weighted loss is sum w l / rows, on batches, in evaluate and in fit', async () => {
  const net = scale();
  const [x, y, w] = [
    [1, 2, 3],
    [0, 0, 0],
    [2, 0, 1],
  ];
  const want = (2 * 1 + 0 + 9) / 3;
  near(net.trainOnBatch(x, y, { sampleWeight: w }), want);
  near(net.testOnBatch(x, y, { sampleWeight: w }), want);
  near(net.evaluate(x, y, { sampleWeight: w, batchSize: 2 }), want);
  near(net.evaluate(x, y), 14 / 3);
  near(net.trainOnBatch(x, y), 14 / 3);
  const { history } = await net.fit(x, y, {
    sampleWeight: w,
    batchSize: 2,
    validationData: [x, y, w],
  });
  near(history.loss[0], want);
  near(history.val_loss[0], want);
  net.dispose();
});

test('classWeight weighs by the class of the row; both multiply', () => {
  const net = sequential({
    layers: [
      dense({ units: 2, inputShape: [1], activation: 'softmax', kernelInitializer: 'zeros' }),
    ],
  });
  for (const loss of ['categoricalCrossentropy', 'sparseCategoricalCrossentropy']) {
    net.compile({ optimizer: optimizers.sgd(0), loss, metrics: ['accuracy'] });
    const y =
      loss[0] === 'c'
        ? [
            [1, 0],
            [0, 1],
            [0, 1],
          ]
        : [0, 1, 1];
    near(net.trainOnBatch([1, 2, 3], y, { classWeight: { 1: 4 } })[0], (9 / 3) * Math.LN2);
    near(
      net.trainOnBatch([1, 2, 3], y, { classWeight: { 1: 4 }, sampleWeight: [0, 1, 0] })[0],
      (4 / 3) * Math.LN2,
    );
    near(net.trainOnBatch([1, 2, 3], y), [Math.LN2, 1 / 3]);
  }
  net.dispose();
});

test('Adam goes on where it stood when weights come in: ones change nothing', () => {
  const nets = [1, 2].map(() => scale({ optimizer: optimizers.adam({ learningRate: 0.1 }) }));
  for (let i = 0; i < 4; i++)
    nets.forEach((net, k) => {
      net.trainOnBatch([1, 2], [0, 1], k && i > 1 ? { sampleWeight: [1, 1] } : {});
    });
  near(nets[0].getWeights()[0].data, nets[1].getWeights()[0].data);
  for (const net of nets) net.dispose();
});

test('the losses by hand', () => {
  const [t, p] = [[[0, 1]], [[0.5, 0.25]]];
  near(losses.huber([[0, 0]], [[0.5, 3]]).data, [(0.125 + 2.5) / 2]);
  near(losses.logCosh([[0]], [[-2]]).data, [Math.log(Math.cosh(2))]);
  near(losses.hinge(t, p).data, [(1.5 + 0.75) / 2]);
  near(losses.poisson(t, p).data, [(0.5 + 0.25 - Math.log(0.25)) / 2], 1e-5);
  near(losses.kullbackLeiblerDivergence(t, p).data, [Math.log(4)], 1e-5);
  near(losses.cosineSimilarity([[3, 4]], [[4, 3]]).data, [-0.96]);
  near(losses.meanAbsolutePercentageError([[2, 4]], [[1, 5]]).data, [37.5]);
  near(losses.meanSquaredLogarithmicError([[Math.E - 1]], [[0]]).data, [1], 1e-5);
  near(losses.sparseCategoricalCrossentropy([1], [[0.25, 0.75]]).data, [-Math.log(0.75)]);
  near(losses.binaryCrossentropy([[1]], [[0.5]], { labelSmoothing: 0.2 }).data, [Math.LN2]);
});

test('what does not fit is said', () => {
  const net = scale();
  const call = (/** @type {any} */ options) => () => net.trainOnBatch([1, 2], [1, 2], options);
  assert.throws(
    call({ sampleWeight: [1] }),
    /sampleWeight has shape \[1\] and needs one number for each of 2 rows/,
  );
  assert.throws(call({ sampleWeight: 'x' }), /sampleWeight/);
  assert.throws(call({ classWeight: 3 }), /classWeight is an object/);
  assert.throws(call({ classWeight: { 0: NaN } }), /a class weight must be a number/);
  assert.throws(call({ weight: [1, 1] }), /there is no option 'weight'/);
  net.compile({
    optimizer: 'sgd',
    loss: (/** @type {any} */ a, /** @type {any} */ b) => ops.mean(ops.sub(a, b)),
  });
  assert.throws(call({ sampleWeight: [1, 1] }), /gives one number for all rows cannot weigh them/);
  assert.equal(typeof net.trainOnBatch([1, 2], [1, 2]), 'number');
  net.dispose();
});

const LINE = [1, 2, 3, 4];
const CLASSES = [0, 1, 1, 0];

/** p = sigmoid(0) = 1/2 for every row, and no step. */
function half() {
  const net = sequential({
    layers: [
      dense({ units: 1, inputShape: [1], activation: 'sigmoid', kernelInitializer: 'zeros' }),
    ],
  });
  net.compile({ optimizer: optimizers.sgd(0), loss: 'binaryCrossentropy' });
  return net;
}

test('classWeight acts on the rows that are trained on, not on those held out or given', async () => {
  const options = { classWeight: { 1: 5 }, shuffle: false };
  const net = half();
  const given = await net.fit(LINE, CLASSES, { ...options, validationData: [LINE, CLASSES] });
  near(given.history.loss[0], 3 * Math.LN2);
  near(given.history.val_loss[0], Math.LN2);
  const held = await net.fit(LINE, CLASSES, { ...options, validationSplit: 0.5 });
  near(held.history.loss[0], 3 * Math.LN2);
  near(held.history.val_loss[0], Math.LN2);
  net.dispose();
});

test('sampleWeight is split with the rows', async () => {
  const net = half();
  const sampleWeight = [1, 3, 5, 7];
  const { history } = await net.fit(LINE, CLASSES, { sampleWeight, validationSplit: 0.5 });
  near(history.loss[0], 2 * Math.LN2);
  near(history.val_loss[0], 6 * Math.LN2);
  net.dispose();
});

test('validation may have weights where training has none, and a data set new ones', async () => {
  const net = half();
  const weighted = function* () {
    yield [LINE, CLASSES, [2, 2, 2, 2]];
  };
  const { history } = await net.fit(LINE, CLASSES, { epochs: 2, validationData: weighted });
  near(history.loss, [Math.LN2, Math.LN2]);
  near(history.val_loss, [2 * Math.LN2, 2 * Math.LN2]);
  const data = dataset(LINE, CLASSES);
  for (const w of [3, 4]) {
    const { history: again } = await net.fit(data, { sampleWeight: [w, w, w, w] });
    near(again.loss[0], w * Math.LN2);
  }
  near((await net.fit(data)).history.loss[0], Math.LN2);
  data.dispose();
  net.dispose();
});

test('weights that no one could mean are refused', async () => {
  const net = half();
  const generator = function* () {
    yield [LINE, CLASSES];
  };
  const refused = (/** @type {any[]} */ args, /** @type {RegExp} */ sentence) =>
    assert.rejects(/** @type {any} */ (net).fit(...args), sentence);
  await refused(
    [generator, { classWeight: { 0: 1 } }],
    /a generator yields \[x, y, sampleWeight\]/,
  );
  await refused([LINE, CLASSES, { classWeight: { cat: 2 } }], /'cat' is none/);
  net.dispose();
});
