// recurrent.test.js - simpleRNN, lstm and gru against Keras: what leaves, weights after one and ten
// steps of SGD, states that are given, returned or kept; parameter counts; what is refused. The
// expected numbers: tests/oracle/fixtures/recurrent.json.
import assert from 'node:assert/strict';
import test from 'node:test';
import {
  input,
  layers,
  load,
  memory,
  model,
  optimizers,
  sequential,
  tensor,
} from '../../bindings/index.js';
import { difference, floats, readFixture } from '../oracle/fixture.js';

/** @typedef {{shape: number[], values: (number | string)[]}} ArrayRecord */

await load();

const fixture = readFixture('recurrent');

/** @param {string} name */
const camel = (name) => name.replace(/_(\w)/g, (_, letter) => letter.toUpperCase());
/** @param {object} options */
const camelled = (options) =>
  Object.fromEntries(Object.entries(options).map(([key, value]) => [camel(key), value]));
/** @param {ArrayRecord} record */
const toTensor = ({ shape, values }) => tensor(floats(values), shape);
/** @template T @param {T[]} list @returns {any} */
const single = (list) => (list.length === 1 ? list[0] : list);

/** @param {string} kind @param {object} options @returns {any} */
const layerOf = (kind, options) => /** @type {any} */ (layers)[kind](camelled(options));

/** @param {any[]} got @param {ArrayRecord[]} want @param {object} tolerance @param {string} what */
function near(got, want, tolerance, what) {
  assert.equal(got.length, want.length, what);
  want.forEach(({ shape, values }, i) => {
    assert.deepEqual([...got[i].shape], shape, `${what}, ${i}`);
    assert.equal(difference(got[i].data, values, tolerance), null, `${what}, ${i}`);
  });
}

/** @param {any} record @param {(number | null)[]} shape of one sequence */
function build({ layers: list, states, inputs, weights }, shape) {
  const x = input({ shape });
  const given = inputs
    .slice(1)
    .map((/** @type {ArrayRecord} */ one) => input({ shape: [one.shape[1]] }));
  const [first, ...rest] = list.map((/** @type {any} */ one) => layerOf(one.kind, one.options));
  let out = states ? first.apply(x, { initialState: given }) : first.apply(x);
  for (const layer of rest) out = layer.apply(out);
  const net = model({ inputs: [x, ...given], outputs: [out].flat(), seed: 1 });
  net.setWeights(weights.map(toTensor));
  return net;
}

for (const record of fixture.cases)
  test(`${record.title}: outputs, gradients and ten steps are Keras'`, () => {
    const inputs = record.inputs.map(toTensor);
    const targets = record.targets.map(toTensor);
    const features = inputs[0].shape[2];
    for (const shape of [
      [null, features],
      [inputs[0].shape[1], features],
    ]) {
      const net = build(record, shape);
      const got = [net.predict(single(inputs))].flat();
      near(got, record.outputs, fixture.tolerance, 'output');
      net.compile({
        optimizer: optimizers.sgd({ learningRate: fixture.rate }),
        loss: 'meanSquaredError',
      });
      for (let step = 1; step <= 10; step++) {
        net.trainOnBatch(single(inputs), single(targets));
        const tolerance = step === 1 ? fixture.tolerance : fixture['tolerance after 10'];
        if (record[`after ${step}`])
          near(net.getWeights(), record[`after ${step}`], tolerance, `weights after ${step}`);
      }
      net.dispose();
    }
    assert.equal(memory().objects, 0);
  });

for (const { kind, weights, inputs, outputs } of fixture.runs)
  test(`${kind}, stateful: batches go on where the last one ended, until a reset`, () => {
    const layer = layerOf(kind, { units: 2, stateful: true, batchInputShape: [3, 2, 2] });
    const net = sequential({ layers: [layer], seed: 1 });
    assert.equal(net.getWeights().length, 3);
    net.setWeights(weights.map(toTensor));
    const xs = inputs.map(toTensor);
    const ys = xs.map((/** @type {any} */ x) => net.predictOnBatch(x));
    net.resetStates();
    near([...ys, net.predict(xs[0])], outputs, fixture.tolerance, 'stateful');
    layer.resetStates(Array(kind === 'lstm' ? 2 : 1).fill(tensor(new Float32Array(6), [3, 2])));
    near([net.predict(xs[0])], outputs.slice(3), fixture.tolerance, 'zeros given');
    net.compile({ optimizer: 'sgd', loss: 'meanSquaredError' });
    net.resetStates();
    net.optimizer.learningRate = 0;
    for (const [i, x] of xs.entries()) {
      const [loss] = [net.trainOnBatch(x, toTensor(outputs[i]))].flat();
      assert.ok(loss < 1e-12, `training sees the states too: ${loss}`);
    }
    net.dispose();
    assert.equal(memory().objects, 0);
  });

test('a chain of single steps gives what the whole sequence gives', () => {
  for (const kind of ['simpleRNN', 'lstm', 'gru']) {
    const options = { units: 3, return_sequences: true, weights: undefined };
    const whole = sequential({
      layers: [layerOf(kind, { ...options, inputShape: [null, 2] })],
      seed: 5,
    });
    const shape = { batchInputShape: [1, 1, 2], stateful: true };
    const step = sequential({ layers: [layerOf(kind, { ...options, ...shape })], seed: 5 });
    const x = tensor(
      Float32Array.from({ length: 8 }, (_, i) => Math.sin(i)),
      [1, 4, 2],
    );
    const want = whole.predict(x).data;
    const got = [0, 1, 2, 3].flatMap((t) => [
      ...step.predict(tensor(x.data.slice(2 * t, 2 * t + 2), [1, 1, 2])).data,
    ]);
    assert.deepEqual(got, [...want], kind);
    whole.dispose();
    step.dispose();
  }
});
