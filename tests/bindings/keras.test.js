// keras.test.js - networks against Keras, through the public names of bindings/index.js: optimizers,
// activations, losses, metrics, fit, evaluate, dropout, initialisers; second derivatives against
// PyTorch. The expected numbers: tests/oracle/fixtures/, made by tests/oracle/make.py.
import assert from 'node:assert/strict';
import test from 'node:test';
import * as nabla from '../../bindings/index.js';
import { difference, floats, readFixture } from '../oracle/fixture.js';

const {
  initializers,
  layers,
  load,
  losses,
  memory,
  ops,
  optimizers,
  sequential,
  tensor,
  valueAndGrad,
} = nabla;

/** @typedef {{shape: number[], values: (number | string)[]}} ArrayRecord */

await load();

/** Keras' name as JavaScript writes it: learning_rate is learningRate. @param {string} name */
const camel = (name) => name.replace(/_(\w)/g, (_, letter) => letter.toUpperCase());

/** @param {ArrayRecord} record */
const toTensor = ({ shape, values }) => tensor(floats(values), shape);

/** Rows of a tensor. @param {import('../../bindings/tensor.js').Tensor} x @param {number} from @param {number} to */
const rows = (x, from, to) => ops.slice(x, [from, 0], [to - from, x.shape[1]]);

/** @param {any} options of a layer in a fixture */
const layerOf = ({ units, activation, rate }) =>
  rate === undefined
    ? { kind: layers.dense, options: { units, activation: camel(activation ?? 'linear') } }
    : { kind: layers.dropout, options: { rate } };

/** The network of a fixture, with its weights. @param {any} record */
function build(record) {
  const net = sequential({
    layers: record.layers.map((/** @type {any} */ one, /** @type {number} */ i) => {
      const { kind, options } = layerOf(one);
      const inputShape = i === 0 ? { inputShape: [record.inputs] } : {};
      return kind(/** @type {any} */ ({ ...options, ...inputShape }));
    }),
    seed: 1,
  });
  net.setWeights(record.weights.map(toTensor));
  return net;
}

/** @param {any} record */
const batch = (record) => ({ x: toTensor(record.x), y: toTensor(record.y) });

/** @param {ArrayLike<number>} got @param {(number | string)[]} want @param {object} tolerance @param {string} what */
const near = (got, want, tolerance, what) =>
  assert.equal(difference(got, want, tolerance), null, what);

/** All weights, one after the other. @param {any} net @returns {number[]} */
const flat = (net) => net.getWeights().flatMap((/** @type {any} */ w) => [...w.data]);

test('sgd, momentum, nesterov and adam make the ten steps that Keras makes', () => {
  const { runs, tolerance, ...task } = readFixture('optimizers');
  const { x, y } = batch(task);
  for (const { title, optimizer, options, steps } of runs) {
    const net = build(task);
    const chosen = Object.entries(options).map(([key, value]) => [camel(key), value]);
    const made = /** @type {any} */ (optimizers)[optimizer](Object.fromEntries(chosen));
    net.compile({ optimizer: made, loss: 'meanSquaredError' });
    steps.forEach((/** @type {any} */ { loss, weights }, /** @type {number} */ i) => {
      const from = task.batch * (i % 3);
      const got = net.trainOnBatch(
        rows(x, from, from + task.batch),
        rows(y, from, from + task.batch),
      );
      near([got], [loss], tolerance, `${title}: the loss of step ${i + 1}`);
      near(flat(net), weights, tolerance, `${title}: the weights after step ${i + 1}`);
    });
    net.dispose();
  }
});

for (const name of ['activations', 'losses'])
  for (const record of readFixture(name).cases)
    test(`${name}: ${record.title}: output, loss and gradient are the oracle's`, () => {
      const { tolerance } = readFixture(name);
      const { x, y } = batch(record);
      const net = build(record);
      near(net.predict(x).data, record.output, tolerance, 'the output');
      const key = camel(record.loss);
      const fromLogits = record.fromLogits && { fromLogits: true };
      const loss = fromLogits ? /** @type {any} */ (losses)[key](fromLogits) : key;
      net.compile({ optimizer: optimizers.sgd({ learningRate: 1 }), loss });
      near([net.testOnBatch(x, y)], [record.lossValue], tolerance, 'the loss without an update');
      near([net.trainOnBatch(x, y)], [record.lossValue], tolerance, 'the loss');
      near(flat(net), record.after.flat(), tolerance, 'the weights minus the gradient');
      net.dispose();
    });

for (const record of readFixture('fit').cases)
  test(`fit and evaluate, ${record.title}: history and averages are Keras'`, async () => {
    const { tolerance } = readFixture('fit');
    const { x, y } = batch(record);
    const net = build(record);
    const { learningRate } = record;
    net.compile({
      optimizer: /** @type {any} */ (optimizers)[record.optimizer]({ learningRate }),
      loss: camel(record.loss),
      metrics: ['accuracy'],
    });
    const log = await net.fit(x, y, {
      batchSize: record.batch,
      epochs: record.epochs,
      validationSplit: record.validationSplit,
      shuffle: false,
    });
    assert.deepEqual(Object.keys(log.history).sort(), Object.keys(record.history).sort());
    for (const [key, want] of Object.entries(record.history))
      near(log.history[key], want, tolerance, key);
    const evaluated = net.evaluate(x, y, { batchSize: record.evaluateBatch });
    near(evaluated, record.evaluated, tolerance, 'evaluate');
    net.dispose();
  });

for (const record of readFixture('accuracy').cases)
  test(`'accuracy' is ${record.title} accuracy; a short last batch weighs less`, () => {
    const { loss, tolerance } = readFixture('accuracy');
    const { x, y } = batch(record);
    const net = build(record);
    net.compile({ optimizer: 'sgd', loss: camel(loss), metrics: ['accuracy'] });
    near(net.evaluate(x, y, { batchSize: record.batch }), record.evaluated, tolerance, 'evaluate');
    net.dispose();
  });

test('dropout passes everything on when predicting and evaluating, and not when training', () => {
  const { output, evaluated, tolerance, ...record } = readFixture('dropout');
  const { x, y } = batch(record);
  const net = build(record);
  near(net.predict(x).data, output, tolerance, 'predict');
  net.compile({ optimizer: optimizers.sgd({ learningRate: 0 }), loss: 'meanSquaredError' });
  near([net.evaluate(x, y)], [evaluated], tolerance, 'evaluate');
  assert.notEqual(net.trainOnBatch(x, y), net.trainOnBatch(x, y), 'two masks are two losses');
  net.dispose();
});

test('initialisers have the mean, the spread and the bounds of those of Keras', () => {
  const { shape, tolerance, cases } = readFixture('initializers');
  const [n, units] = shape;
  for (const { name, mean, deviation, largest, isBounded, columnsAreOrthonormal } of cases) {
    const made = /** @type {any} */ (initializers)[camel(name)]();
    const layer = layers.dense({ units, kernelInitializer: made, inputShape: [n] });
    const net = sequential({ layers: [layer], seed: 3 });
    const { data } = net.getWeights()[0];
    const average = data.reduce((sum, v) => sum + v, 0) / data.length;
    const spread = Math.sqrt(data.reduce((sum, v) => sum + (v - average) ** 2, 0) / data.length);
    const allowed = 5 * (deviation / Math.sqrt(data.length)) + 1e-7;
    assert.ok(Math.abs(average - mean) <= allowed, `${name}: the mean ${average}`);
    near([spread], [deviation], { ...tolerance, absolute: 1e-7 }, `${name}: the deviation`);
    const extreme = data.reduce((most, v) => Math.max(most, Math.abs(v)), 0);
    if (isBounded) assert.ok(extreme <= largest * 1.005, `${name}: ${extreme} > ${largest}`);
    if (isBounded) assert.ok(extreme >= largest * 0.95, `${name}: only up to ${extreme}`);
    if (columnsAreOrthonormal) {
      const kernel = net.getWeights()[0];
      const gram = ops.matmul(ops.transpose(kernel), kernel);
      const identity = Array.from(gram.data, (_, i) => Number(i % (units + 1) === 0));
      near(gram.data, identity, { absolute: 2e-6 }, `${name}: the columns`);
    }
    net.dispose();
  }
});

test('the gradient of a squared gradient is PyTorch’s', () => {
  const { slope, value, gradients, tolerance, ...record } = readFixture('second_order');
  const x = toTensor(record.x);
  /** @param {any[]} weights @param {any} at */
  const outputs = ([w1, b1, w2, b2, w3, b3], at) => {
    const hidden = ops.tanh(ops.tanh(at.matmul(w1).add(b1)).matmul(w2).add(b2));
    return ops.sum(hidden.matmul(w3).add(b3));
  };
  /** @param {any[]} weights @param {any} at */
  const slopeOf = (weights, at) =>
    nabla.grad((/** @type {any} */ input) => outputs(weights, input))(at);
  const squared = (/** @type {any[]} */ weights) => ops.sum(ops.square(slopeOf(weights, x)));
  const weights = record.weights.map(toTensor);
  near(slopeOf(weights, x).data, slope, tolerance, 'the slope');
  const got = valueAndGrad(squared)(weights);
  near([got.value], [value], tolerance, 'the squared slope');
  gradients.forEach((/** @type {number[]} */ want, /** @type {number} */ i) => {
    near(got.gradient[i].data, want, tolerance, `its gradient in weight ${i}`);
  });
});

test('nothing is left in the engine', () => assert.equal(memory().objects, 0));
