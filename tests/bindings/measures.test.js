// measures.test.js - losses and metrics against Keras, on outputs of rank 2, 3 and 4: values, values of
// each row, gradients, weights of rows, ten weighted steps; logs' keys, and averages over batches.
import './no-leaks.js';
import assert from 'node:assert/strict';
import test from 'node:test';
import {
  grad,
  layers,
  loadModel,
  losses,
  metrics,
  ops,
  optimizers,
  sequential,
  tensor,
} from '../../bindings/index.js';
import { toLoss } from '../../bindings/losses.js';
import { difference, floats, readFixture } from '../oracle/fixture.js';

/** @type {Record<string, string>} */
const NAMES = { KLDivergence: 'kullbackLeiblerDivergence' };
const camel = (/** @type {string} */ name) =>
  name.replace(/_(\w)/g, (_, letter) => letter.toUpperCase());
const toTensor = (/** @type {any} */ { shape, values }) => tensor(floats(values), shape);
/** A loss, as compile takes it. @param {any} record */
function lossOf({ loss, config }) {
  const options = Object.entries(config).map(([key, value]) => [camel(key), value]);
  const name = NAMES[loss] ?? loss[0].toLowerCase() + loss.slice(1);
  return /** @type {any} */ (losses)[name](Object.fromEntries(options));
}

/** @param {any} record with weights of one dense layer */
function build({ x, weights, ending }) {
  const [kernel] = weights;
  const units = kernel.shape[1];
  const inputShape = x.shape.slice(1);
  const net = sequential({ layers: [layers.dense({ units, activation: ending, inputShape })] });
  net.setWeights(weights.map(toTensor));
  return net;
}

const fixture = readFixture('keras_losses');
/** @param {ArrayLike<number>} got @param {any} want @param {string} what */
const near = (got, want, what) =>
  assert.equal(difference(got, want, fixture.tolerance), null, what);

for (const record of fixture.cases)
  test(`${record.loss} ${JSON.stringify(record.config)} of ${record.ending}, rank ${record.y.shape.length}: as Keras`, async () => {
    const [x, y, p] = [record.x, record.y, record.output].map(toTensor);
    const { sampleWeight } = record;
    const loss = lossOf(record);
    near(loss(y, p).data, [record.value], 'the value');
    const rows = loss.perSample(y, p);
    assert.deepEqual(rows.shape, record.rows.shape);
    near(rows.data, record.rows.values, 'the rows');
    const gradient = grad((/** @type {any} */ at) => loss(y, at))(p);
    near(gradient.data, record.gradient.values, 'the gradient');
    const net = build(record);
    near(net.predict(x).data, record.output.values, 'the output');
    net.compile({ optimizer: optimizers.sgd(fixture.rate), loss });
    near([net.testOnBatch(x, y)], [record.value], 'the loss');
    near([net.testOnBatch(x, y, { sampleWeight })], [record.weighted], 'weighted');
    near([net.evaluate(x, y, { sampleWeight, batchSize: 2 })], [record.evaluated], 'evaluate');
    const steps = record.losses.map(() => net.trainOnBatch(x, y, { sampleWeight }));
    near(steps, record.losses, 'ten steps');
    net.getWeights().forEach(({ data }, i) => {
      near(data, record.trained[i].values, `weight ${i}`);
    });
    net.setWeights(record.weights.map(toTensor));
    const options = { sampleWeight, batchSize: 100, epochs: record.losses.length, shuffle: false };
    near((await net.fit(x, y, options)).history.loss, record.losses, 'ten epochs of fit');
    net.dispose();
  });

test('probabilities 0 and 1, clipped where Keras clips them', () => {
  const { x, y, cases } = fixture.edges;
  for (const { loss, rows } of cases) {
    const made = /** @type {any} */ (toLoss(loss));
    near(made.perSample(toTensor(y), toTensor(x)).data, rows, loss);
  }
});

const measured = readFixture('metrics');
for (const record of measured.cases)
  test(`metrics of ${record.title}: keys and averages over batches as Keras`, async () => {
    const net = build(record);
    const [x, y] = [record.x, record.y].map(toTensor);
    net.compile({ optimizer: optimizers.sgd(0), loss: record.loss, metrics: record.metrics });
    assert.deepEqual(net.metricsNames, ['loss', ...record.metrics]);
    const values = net.evaluate(x, y, { batchSize: measured.batch });
    net.metricsNames.forEach((/** @type {string} */ key, /** @type {number} */ i) => {
      assert.equal(difference([values[i]], [record.evaluated[key]], measured.tolerance), null, key);
    });
    const { history } = await net.fit(x, y, { batchSize: measured.batch, shuffle: false });
    for (const [key, value] of Object.entries(record.evaluated))
      assert.equal(difference(history[key], [value], measured.tolerance), null, `fit: ${key}`);
    net.dispose();
  });

test('precision and recall: functions, single steps, generators, files', async () => {
  const [t, p] = [
    [[1], [0], [1], [0]],
    [[0.9], [0.8], [0.1], [0.2]],
  ];
  assert.equal(metrics.precision(t, p).data[0], 0.5);
  assert.equal(metrics.recall(t, p).data[0], 0.5);
  assert.equal(metrics.precision(t, ops.zeros([4, 1])).data[0], 0, 'none is above 1/2');
  const weights = [[[1]], [0]];
  const net = sequential({ layers: [layers.dense({ units: 1, inputShape: [1], weights })] });
  net.compile({
    optimizer: optimizers.sgd(0),
    loss: 'mse',
    metrics: [metrics.precision, 'recall'],
  });
  assert.deepEqual(net.metricsNames, ['loss', 'precision', 'recall']);
  assert.deepEqual(net.trainOnBatch(p, t).slice(1), [0.5, 0.5]);
  const seen = net.inspect(p, t).metrics;
  assert.deepEqual([seen.precision, seen.recall], [0.5, 0.5]);
  const parts = function* () {
    yield [[[1]], [[0]]]; // one of one is wrong
    yield [
      [[1], [1], [1]],
      [[1], [1], [1]],
    ]; // three of three are right
  };
  const { history } = await net.fit(parts, { epochs: 1 });
  assert.deepEqual([history.precision, history.recall], [[0.75], [1]]);
  const back = loadModel(net.save());
  assert.deepEqual(back.evaluate(p, t).slice(1), [0.5, 0.5]);
  back.dispose();
  net.dispose();
});

test('metrics of one’s own choice of k, and sums that are exact', () => {
  const t = ops.eye(3);
  assert.equal(losses.squaredHinge([[1]], [[-1]]).data[0], 4);
  assert.equal(losses.categoricalHinge(t, t).data[0], 0);
});

test('what is no class, no weight of one, or no option of a loss is said', async () => {
  const layer = layers.dense({ units: 2, activation: 'softmax', inputShape: [1] });
  const net = sequential({ layers: [layer] });
  net.compile({ optimizer: 'sgd', loss: 'sparseCategoricalCrossentropy' });
  for (const wrong of [2, -1, 0.5, NaN]) {
    const sentence = new RegExp(`dense: y has class ${wrong}, and the classes are 0 to 1`);
    assert.throws(() => net.trainOnBatch([1, 2], [0, wrong]), sentence);
    assert.throws(() => net.evaluate([1, 2], [0, wrong]), sentence);
    await assert.rejects(() => net.fit([1, 2], [0, wrong]), sentence);
  }
  net.dispose();
  const deep = sequential({ layers: [layers.dense({ units: 2, inputShape: [3, 1] })] });
  deep.compile({ loss: 'mse' });
  const [x, y] = [ops.ones([2, 3, 1]), ops.ones([2, 3, 2])];
  const classWeight = { 1: 2 };
  assert.throws(() => deep.trainOnBatch(x, y, { classWeight }), /one class a row, and y has shape/);
  deep.dispose();
  const any = /** @type {any} */ (losses);
  assert.throws(() => any.huber({ delta: 'x' }), /huber: delta must be a number of at least 0/);
  assert.throws(() => any.huber({ delta: -1 }), /huber: delta must be/);
  const smooth = { labelSmoothing: 2 };
  assert.throws(() => any.binaryCrossentropy(smooth), /labelSmoothing must .* at most 1, not 2/);
  const logits = { fromLogits: 1 };
  assert.throws(
    () => any.categoricalCrossentropy(logits),
    /fromLogits must be true or false, not 1/,
  );
});
