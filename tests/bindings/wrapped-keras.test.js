// wrapped-keras.test.js - bidirectional, timeDistributed, rnn and cells: from Keras' JSON and weights Keras'
// outputs, and its weights after one and ten steps; then through a file of ours.
import './no-leaks.js';
import assert from 'node:assert/strict';
import test from 'node:test';
import { loadModel, modelFromJSON, optimizers, tensor } from '../../bindings/index.js';
import { difference, floats, readFixture } from '../oracle/fixture.js';

const { cases, rate, ...fixture } = readFixture('wrapped_layers');
const toTensor = (/** @type {any} */ { shape, values }) => tensor(floats(values), shape);
const single = (/** @type {any[]} */ list) => (list.length === 1 ? list[0] : list);
const flat = (/** @type {any[]} */ tensors) => tensors.flatMap(({ data }) => [...data]);
const values = (/** @type {any[]} */ records) => records.flatMap((one) => one.values);

for (const record of cases)
  test(`${record.title}: Keras' numbers, and again from a file`, () => {
    const net = modelFromJSON(record.topology);
    const shapes = (/** @type {any[]} */ list) => list.map(({ shape }) => shape);
    assert.deepEqual(shapes(net.getWeights()), shapes(record.weights));
    net.setWeights(record.weights.map(toTensor));
    const x = single(record.inputs.map(toTensor));
    const y = single(record.targets.map(toTensor));
    const given = [net.predict(x)].flat();
    assert.deepEqual(shapes(given), shapes(record.outputs));
    assert.deepEqual(
      net.outputs.map(({ shape }) => shape),
      shapes(record.outputs).map((/** @type {any[]} */ shape) => shape.with(0, null)),
    );
    assert.equal(difference(flat(given), values(record.outputs), fixture.tolerance), null);
    net.compile({ optimizer: optimizers.sgd({ learningRate: rate }), loss: 'mse' });
    const back = loadModel(net.save());
    assert.deepEqual(back.toJSON(), net.toJSON());
    for (let step = 1; step <= 10; step++) {
      assert.deepEqual(back.trainOnBatch(x, y), net.trainOnBatch(x, y));
      const wanted = record[`after ${step}`];
      const tolerance = step === 1 ? fixture.tolerance : fixture['tolerance after 10'];
      if (wanted)
        assert.equal(
          difference(flat(net.getWeights()), values(wanted), tolerance),
          null,
          `${step}`,
        );
    }
    assert.deepEqual(back.getWeights(), net.getWeights());
    back.dispose();
    net.dispose();
  });
