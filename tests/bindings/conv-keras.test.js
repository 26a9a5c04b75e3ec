// conv-keras.test.js - convolutional layers against Keras on TensorFlow: names, output, loss,
// gradients, ten steps of Adam. The numbers: tests/oracle/convolutional.py.
import './no-leaks.js';
import assert from 'node:assert/strict';
import test from 'node:test';
import { layers, optimizers, sequential, tensor } from '../../bindings/index.js';
import { difference, floats, readFixture } from '../oracle/fixture.js';

const { cases, tolerance } = readFixture('convolutional');

/** Keras' name as JavaScript writes it. @param {string} name */
const camel = (name) => name.replace(/_(\w)/g, (_, letter) => letter.toUpperCase());

/** @param {{shape: number[], values: number[]}} record */
const toTensor = ({ shape, values }) => tensor(floats(values), shape);

/** conv2dTranspose of Conv2DTranspose. @param {string} name */
const kindOf = (name) => (name[0].toLowerCase() + name.slice(1)).replace(/(?<=\d)D/, 'd');

/** @param {any} record */
function build({ layers: chain, weights, input_shape: inputShape }) {
  const made = chain.map((/** @type {any} */ one, /** @type {number} */ i) => {
    const kind = kindOf(one.class);
    const named = Object.entries(one.config).map(([key, value]) => [camel(key), value]);
    const options = { ...Object.fromEntries(named), ...(i === 0 && { inputShape }) };
    return /** @type {any} */ (layers)[kind](options);
  });
  const net = sequential({ layers: made, seed: 1 });
  net.setWeights(weights.map(toTensor));
  return net;
}

/** @param {ArrayLike<number>} got @param {number[]} want @param {string} what @param {number} [absolute] */
const near = (got, want, what, absolute = tolerance.absolute) =>
  assert.equal(difference(got, want, { absolute }), null, what);

for (const record of cases) {
  const [x, y] = [toTensor(record.x), toTensor(record.y)];

  test(`${record.title}: names, output, loss and gradients`, () => {
    const net = build(record);
    assert.deepEqual(
      net.layers.map(({ name }) => name),
      record.names,
    );
    const output = net.predict(x);
    assert.deepEqual(output.shape, record.output.shape);
    near(output.data, record.output.values, 'the output');
    const before = net.getWeights();
    net.compile({ optimizer: optimizers.sgd({ learningRate: 1 }), loss: 'meanSquaredError' });
    near([net.trainOnBatch(x, y)], [record.loss], 'the loss');
    net.getWeights().forEach((/** @type {any} */ { data }, /** @type {number} */ i) => {
      const gradient = before[i].data.map((w, k) => w - data[k]);
      near(gradient, record.gradients[i], `the gradient of weight ${i}`);
    });
    net.dispose();
  });

  test(`${record.title}: ten steps of Adam`, () => {
    const net = build(record);
    const optimizer = optimizers.adam({ learningRate: 0.01 });
    net.compile({ optimizer, loss: 'meanSquaredError' });
    for (let step = 0; step < 10; step++) net.trainOnBatch(x, y);
    net.getWeights().forEach((/** @type {any} */ { data }, /** @type {number} */ i) => {
      near(data, record.after[i], `weight ${i}`, tolerance.steps);
    });
    net.dispose();
  });
}
