// constraints.test.js - weights that are put back after every update: Keras' ten steps, all ways of
// training, files, sentences.
import './no-leaks.js';
import assert from 'node:assert/strict';
import test from 'node:test';
import {
  constraints,
  dataset,
  layers,
  loadModel,
  model,
  ops,
  optimizers,
  sequential,
  tensor,
} from '../../bindings/index.js';
import { difference, floats, readFixture } from '../oracle/fixture.js';

/** @param {any} given @returns {any} */
const camel = (given) => {
  if (given === null || typeof given !== 'object' || Array.isArray(given)) return given;
  const name = (/** @type {string} */ key) => key.replace(/_(\w)/g, (_, at) => at.toUpperCase());
  return Object.fromEntries(Object.entries(given).map(([key, one]) => [name(key), camel(one)]));
};
const toTensor = (/** @type {any} */ { shape, values }) => tensor(floats(values), shape);
const flat = (/** @type {any} */ net) =>
  net.getWeights().flatMap((/** @type {any} */ w) => [...w.data]);

const { runs, tolerance } = readFixture('training/constraints');

for (const { title, options, steps, ...task } of runs)
  test(`${title}: Keras' ten steps`, () => {
    const net = sequential({
      layers: [
        layers.dense({ units: 4, activation: 'tanh', inputShape: [3], ...camel(options) }),
        layers.dense({ units: 2 }),
      ],
    });
    net.setWeights(task.weights.map(toTensor));
    net.compile({ optimizer: optimizers.adam({ learningRate: 0.1 }), loss: 'mse' });
    const [x, y] = [toTensor(task.x), toTensor(task.y)];
    steps.forEach((/** @type {any} */ { loss, weights }, /** @type {number} */ i) => {
      const part = (/** @type {any} */ of) => ops.slice(of, [5 * (i % 3), 0], [5, of.shape[1]]);
      assert.equal(difference([net.trainOnBatch(part(x), part(y))], [loss], tolerance), null);
      assert.equal(difference(flat(net), weights, tolerance), null, `weights of step ${i}`);
    });
    net.dispose();
  });

/** @param {any} [kernelConstraint] */
function small(kernelConstraint = constraints.maxNorm({ maxValue: 0.5 })) {
  const net = sequential({
    layers: [
      layers.dense({ units: 3, inputShape: [2], kernelConstraint }),
      layers.dense({ units: 1 }),
    ],
    seed: 5,
  });
  net.compile({ optimizer: 'adam', loss: 'mse' });
  return net;
}
const x = tensor([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 8, 7, 6, 5], [7, 2]);
const y = tensor([1, 2, 3, 4, 5, 6, 7], [7, 1]);

test('single steps, fit, and steps on resident data put them back alike', async () => {
  const [one, fitted, resident] = [small(), small(), small()];
  for (let i = 0; i < 7; i += 2) {
    const size = Math.min(2, 7 - i);
    one.trainOnBatch(ops.slice(x, [i, 0], [size, 2]), ops.slice(y, [i, 0], [size, 1]));
  }
  const { history } = await fitted.fit(x, y, { batchSize: 2, shuffle: false });
  const data = dataset(x, y);
  const { loss } = resident.trainSteps(data, { steps: 4, batchSize: 2, shuffle: false });
  assert.deepEqual(fitted.getWeights(), one.getWeights());
  assert.deepEqual(resident.getWeights(), one.getWeights());
  const total = loss.reduce((sum, value, i) => sum + value * (i < 3 ? 2 : 1), 0);
  assert.ok(Math.abs(history.loss[0] - total / 7) < 1e-5);
  const seen = one.inspect(x, y);
  assert.ok(
    one.layers[0]
      .getWeights()[0]
      .square()
      .sum(0)
      .data.every((norm) => norm < 0.2501),
  );
  assert.equal(seen.weights.length, 4);
  data.dispose();
  for (const net of [one, fitted, resident]) net.dispose();
});

test('a model that is saved goes on with its constraints', () => {
  const net = small();
  net.trainOnBatch(x, y);
  const back = loadModel(net.save());
  for (let i = 0; i < 3; i++) assert.equal(back.trainOnBatch(x, y), net.trainOnBatch(x, y));
  assert.deepEqual(back.getWeights(), net.getWeights());
  assert.match(
    net.toKeras(),
    /kernel_constraint=keras.constraints.MaxNorm\(max_value=0.5, axis=0\)/,
  );
  back.dispose();
  net.dispose();
});

test('a frozen layer stays as it is; a function of the weight is a constraint, too', () => {
  const net = small((/** @type {any} */ w) => ops.mul(w, 0));
  net.layers[0].trainable = false;
  net.compile({ optimizer: 'sgd', loss: 'mse' });
  const before = net.layers[0].getWeights();
  net.trainOnBatch(x, y);
  assert.deepEqual(net.layers[0].getWeights(), before);
  net.layers[0].trainable = true;
  net.compile({ optimizer: 'sgd', loss: 'mse' });
  net.trainOnBatch(x, y);
  assert.ok(net.layers[0].getWeights()[0].data.every((value) => value === 0));
  assert.throws(() => net.save(), /dense: kernelConstraint is a function, which cannot be saved/);
  net.dispose();
});

test('layers of one’s own, and where models meet', () => {
  class Own extends layers.Layer {
    /** @type {any} */
    w;
    /** @override */
    build() {
      this.w = this.addWeight({ name: 'w', shape: [2], initializer: 'ones', constraint: 'nonNeg' });
    }
    /** @override @param {any} at */
    call(at) {
      return ops.mul(at, this.w);
    }
  }
  const first = sequential({ layers: [new Own({ inputShape: [2] })] });
  const second = sequential({ layers: [layers.dense({ units: 2, inputShape: [2] })] });
  const both = model({ inputs: first.input, outputs: second.apply(first.output) });
  both.compile({ optimizer: optimizers.sgd({ learningRate: 100 }), loss: 'mse' });
  both.trainOnBatch(x, tensor(Array(14).fill(-1), [7, 2]));
  assert.ok(first.getWeights()[0].data.every((value) => value >= 0));
  for (const net of [both, first, second]) net.dispose();
});

test('constraints by themselves, as TensorFlow.js has them', () => {
  const w = tensor([3, 4], [2, 1]);
  const near = (/** @type {any} */ got, /** @type {number[]} */ want) =>
    assert.ok(
      want.every((value, i) => Math.abs(got.data[i] - value) < 1e-6),
      `${got.data}`,
    );
  near(constraints.maxNorm({ maxValue: 1 }).apply(w), [0.6, 0.8]);
  near(constraints.maxNorm({ maxValue: 6 }).apply(w), [3, 4]);
  near(constraints.unitNorm().apply(w), [0.6, 0.8]);
  near(constraints.nonNeg().apply(tensor([-1, 2])), [0, 2]);
  near(constraints.minMaxNorm({ minValue: 10, maxValue: 20 }).apply(w), [6, 8]);
});

test('sentences', () => {
  const made = (/** @type {any} */ kernelConstraint) =>
    layers.dense({ units: 1, kernelConstraint });
  assert.throws(
    () => made('maxnrm'),
    /dense: there is no constraint 'maxnrm'; it knows maxNorm, unitNorm/,
  );
  assert.throws(
    () => made(3),
    /dense: a constraint is a name, a function or made by constraints, not 3/,
  );
  assert.throws(
    () => constraints.maxNorm({ maxValue: -1 }),
    /maxNorm: maxValue must be a number of at least 0/,
  );
  assert.throws(
    () => constraints.minMaxNorm({ minValue: 2 }),
    /minMaxNorm: minValue 2 is above maxValue 1/,
  );
  assert.throws(() => constraints.unitNorm({ axis: 0.5 }), /unitNorm: axis must be a whole number/);
  assert.throws(
    () => constraints.maxNorm(/** @type {any} */ ({ max_value: 1 })),
    /maxNorm: there is no option 'max_value'; here it is called maxValue/,
  );
});
