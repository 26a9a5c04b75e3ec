// optimizers.test.js - every optimizer, clip, decay, schedule and regularizer makes the steps that
// Keras makes. The expected numbers: tests/oracle/fixtures/training/, made by tests/oracle/training.py.
import './no-leaks.js';
import assert from 'node:assert/strict';
import test from 'node:test';
import {
  input,
  layers,
  model,
  ops,
  optimizers,
  regularizers,
  schedules,
  sequential,
  tensor,
} from '../../bindings/index.js';
import { difference, floats, readFixture } from '../oracle/fixture.js';
import { data, scale, small } from './small-nets.js';

/** @param {string} name */
const camel = (name) => name.replace(/_(\w)/g, (_, letter) => letter.toUpperCase());
/** @param {Record<string, any>} options @returns {any} */
const camelKeys = (options) =>
  Object.fromEntries(Object.entries(options).map(([key, value]) => [camel(key), value]));
/** @param {any} record */
const toTensor = ({ shape, values }) => tensor(floats(values), shape);
/** @param {any} net @returns {number[]} */
const flat = (net) => net.getWeights().flatMap((/** @type {any} */ w) => [...w.data]);

/** @param {any} record @param {object} [inner] options of the first layer */
function build(record, inner = {}) {
  const [first, last] = record.layers;
  const net = sequential({
    layers: [
      layers.dense({ units: first.units, activation: 'tanh', inputShape: [3], ...inner }),
      layers.dense({ units: last.units }),
    ],
  });
  net.setWeights(record.weights.map(toTensor));
  return net;
}

/** @param {any} net @param {any} record @param {any[]} steps @param {object} tolerance @param {string} title */
function compare(net, record, steps, tolerance, title) {
  const [x, y] = [toTensor(record.x), toTensor(record.y)];
  steps.forEach(({ loss, weights }, i) => {
    const part = (/** @type {any} */ of) => ops.slice(of, [5 * (i % 3), 0], [5, of.shape[1]]);
    const got = net.trainOnBatch(part(x), part(y));
    assert.equal(difference([got], [loss], tolerance), null, `${title}: loss of step ${i}`);
    assert.equal(difference(flat(net), weights, tolerance), null, `${title}: weights ${i}`);
  });
}

test('all optimizers, clipped and decayed', () => {
  const { runs, tolerance, ...task } = readFixture('training/optimizers');
  for (const { optimizer, options, steps } of runs) {
    const net = build(task);
    const make = /** @type {any} */ (optimizers)[optimizer];
    net.compile({ optimizer: make(camelKeys(options)), loss: 'mse' });
    compare(net, task, steps, tolerance, `${optimizer} ${JSON.stringify(options)}`);
    net.dispose();
  }
});

test('the rates of schedules', () => {
  const { at, cases, tolerance, run } = readFixture('training/schedules');
  for (const { schedule, options, rates } of cases) {
    const name = schedule[0].toLowerCase() + schedule.slice(1);
    const made = /** @type {any} */ (schedules)[name](camelKeys(options));
    const got = at.map((/** @type {number} */ t) => made.at(t));
    assert.equal(difference(got, rates, tolerance), null, `${name} ${JSON.stringify(options)}`);
  }
  const net = build(run);
  const learningRate = schedules.exponentialDecay(camelKeys(run.decay));
  net.compile({ optimizer: optimizers.adam({ learningRate }), loss: 'mse' });
  compare(net, run, run.steps, { absolute: 4e-6 }, 'Adam on a schedule');
  assert.ok(Math.abs(net.optimizer.learningRate - 0.2 * 0.5 ** 3) < 1e-7); // of the tenth step
  net.dispose();
});

test('many steps in one call see each its rate', async () => {
  const { x, y } = data(40);
  const run = async (/** @type {object} */ callbacks) => {
    const net = small();
    const learningRate = schedules.exponentialDecay({
      initialLearningRate: 0.1,
      decaySteps: 1,
      decayRate: 0.5,
    });
    net.compile({ optimizer: optimizers.sgd({ learningRate }), loss: 'mse' });
    await net.fit(x, y, { batchSize: 1, epochs: 2, shuffle: false, callbacks });
    const weights = flat(net);
    net.dispose();
    return weights;
  };
  assert.deepEqual(await run({}), await run({ onBatchEnd() {} })); // the latter: a step a call
});

test('regularizers add to the loss and to what is reported', () => {
  const { runs, tolerance } = readFixture('training/regularizers');
  for (const { options, steps, evaluated, title, ...task } of runs) {
    const net = build(task, camelKeys(options));
    net.compile({ optimizer: optimizers.sgd({ learningRate: 0.1, momentum: 0.9 }), loss: 'mse' });
    compare(net, task, steps, tolerance, title);
    const got = net.evaluate(toTensor(task.x), toTensor(task.y), { batchSize: 5 });
    assert.equal(difference([got], [evaluated], tolerance), null, `${title}: evaluated`);
    net.dispose();
  }
});

test('a frozen layer is not regularized; a shared one once for its weights', () => {
  const kernelRegularizer = regularizers.l2({ l2: 1 });
  const options = { units: 1, useBias: false, kernelRegularizer, activityRegularizer: 'l1' };
  const [a, b] = [input({ shape: [1] }), input({ shape: [1] })];
  const shared = layers.dense({ ...options, weights: [[[2]]] });
  const net = model({
    inputs: [a, b],
    outputs: layers.add().apply([shared.apply(a), shared.apply(b)]),
  });
  net.compile({ optimizer: 'sgd', loss: 'mse' });
  const x = [
    [[1], [1]],
    [[3], [3]],
  ];
  assert.ok(Math.abs(net.testOnBatch(x, [[8], [8]]) - (4 + 0.01 * (2 + 6))) < 1e-6);
  shared.trainable = false;
  net.compile({ optimizer: 'sgd', loss: 'mse' });
  assert.ok(Math.abs(net.testOnBatch(x, [[8], [8]]) - 0.01 * (2 + 6)) < 1e-6);
  net.dispose();
});

test('sentences', () => {
  const { sgd, adam } = optimizers;
  assert.throws(
    () => sgd({ clipnorm: 1, clipvalue: 1 }),
    /sgd: clips by clipnorm already: clipvalue/,
  );
  assert.throws(() => sgd({ clipnorm: -1 }), /clipnorm must be a number of at least 0/);
  assert.throws(
    () => adam(/** @type {any} */ ({ learningRate: 'fast' })),
    /learningRate must be a number/,
  );
  assert.throws(() => adam(/** @type {any} */ ({ learningRate: {} })), /made by schedules/);
  assert.throws(() => schedules.exponentialDecay({ decaySteps: 5 }), /initialLearningRate must be/);
  assert.throws(
    () => schedules.cosineDecay({ initialLearningRate: 1, decaySteps: 0 }),
    /decaySteps must be a number of at least 1/,
  );
  assert.throws(
    () => schedules.piecewiseConstantDecay({ boundaries: [1], values: [1] }),
    /one of values, which has one more/,
  );
  assert.throws(() => regularizers.l2({ l2: Number.NaN }), /l2: l2 must be a number/);
  assert.throws(
    () => layers.dense({ units: 1, kernelRegularizer: /** @type {any} */ ('l3') }),
    /there is no regularizer 'l3'/,
  );
  const net = scale({ optimizer: sgd({ clipnorm: null, learningRate: 0.5 }) });
  assert.equal(net.optimizer.clipnorm, 0);
  net.dispose();
});
