// image-layers.test.js - pooling, upsampling, normalisation, embedding against Keras: what a network predicts, ten
// steps of training, what it predicts then. The numbers: tests/oracle/keras_layers.py.
import './no-leaks.js';
import assert from 'node:assert/strict';
import test from 'node:test';
import { layers, loadModel, optimizers, sequential, tensor } from '../../bindings/index.js';
import { difference, floats, readFixture } from '../oracle/fixture.js';

/** Keras' name as JavaScript writes it. @param {string} name */
const camel = (name) => name.replace(/_(\w)/g, (_, letter) => letter.toUpperCase());
/** @param {string} className */
const functionName = (className) =>
  className[0].toLowerCase() + className.slice(1).replace(/(\d)D/, '$1d');

/** @param {any} record a layer @param {object} more options */
function makeLayer({ layer, ...options }, more) {
  const own = Object.fromEntries(Object.entries(options).map(([key, v]) => [camel(key), v]));
  return /** @type {any} */ (layers)[functionName(layer)]({ ...own, ...more });
}

/** @param {{shape: number[], values: (number | string)[]}} record */
const toTensor = ({ shape, values }) => tensor(floats(values), shape);

/** @param {any} got @param {any} want @param {object} tolerance @param {string} what */
function same(got, want, tolerance, what) {
  assert.deepEqual(got.shape, want.shape, `${what}: the shape`);
  assert.equal(difference(got.data, want.values, tolerance), null, what);
}

/** @param {any} net @param {any} record @param {number} rate @param {object} tolerance */
function train(net, record, rate, tolerance) {
  net.compile({ optimizer: optimizers.sgd({ learningRate: rate }), loss: 'meanSquaredError' });
  const [x, y] = [toTensor(record.x), toTensor(record.y)];
  const losses = record.losses.map(() => net.trainOnBatch(x, y));
  assert.equal(difference(losses, record.losses, tolerance), null, `${record.title}: the losses`);
  net.getWeights().forEach((/** @type {any} */ weight, /** @type {number} */ i) => {
    same(weight, record.trained[i], tolerance, `${record.title}: weight ${i} after training`);
  });
  same(net.predict(x), record.after, tolerance, `${record.title}: the output after training`);
}

for (const name of ['pooling', 'upsampling', 'margins', 'normalisation', 'embedding'])
  test(`${name} is Keras'`, () => {
    const { tolerance, rate, cases } = readFixture(name);
    for (const record of cases) {
      const [first, ...rest] = record.layers;
      const net = sequential({
        layers: [
          makeLayer(first, { inputShape: record.shape }),
          ...rest.map((/** @type {any} */ one) => makeLayer(one, {})),
        ],
      });
      net.setWeights(record.weights.map(toTensor));
      const copy = loadModel(net.save());
      for (const one of [net, copy])
        same(one.predict(toTensor(record.x)), record.output, tolerance, record.title);
      if (record.losses) train(net, record, rate, tolerance);
      net.dispose();
      copy.dispose();
    }
  });

test("names are Keras'", () => {
  const made = [layers.maxPooling1d(), layers.upSampling2d(), layers.globalAveragePooling2d()];
  assert.deepEqual(
    made.map(({ name }) => name),
    ['max_pooling1d', 'up_sampling2d', 'global_average_pooling2d'],
  );
});
