// fit-options.test.js - options of fit that meet: split and data of one's own for validation, steps of an
// epoch and rows, null and nothing.
import './no-leaks.js';
import assert from 'node:assert/strict';
import test from 'node:test';
import { scale } from './small-nets.js';

test('validation data of one’s own leave no part to be split', async () => {
  const net = scale();
  const options = { validationSplit: 0.25, validationData: [[1], [2]] };
  const { history } = await net.fit(new Float32Array(4), [0, 0, 0, 10], options);
  assert.deepEqual(history, { loss: [25], val_loss: [1] });
  net.dispose();
});

test('steps of an epoch go on where those of the one before ended', async () => {
  const net = scale();
  const how = { batchSize: 1, shuffle: false, stepsPerEpoch: 2, epochs: 4 };
  const even = await net.fit(new Float32Array(4), [1, 2, 3, 4], how);
  assert.deepEqual(even.history.loss, [2.5, 12.5, 2.5, 12.5]);
  const odd = await net.fit(new Float32Array(3), [1, 2, 3], how);
  assert.deepEqual(odd.history.loss, [2.5, 9, 2.5, 9]); // as Keras 3.15
  net.dispose();
});

test('null is what is not given', async () => {
  const net = scale();
  /** @type {any} */
  const nulls = Object.fromEntries(
    ['batchSize', 'epochs', 'initialEpoch', 'stepsPerEpoch', 'validationSplit', 'validationData']
      .concat([
        'validationSteps',
        'validationBatchSize',
        'sampleWeight',
        'classWeight',
        'callbacks',
      ])
      .map((name) => [name, null]),
  );
  const { history } = await net.fit([0, 0], [1, 3], nulls);
  assert.deepEqual(history, { loss: [5] });
  assert.equal(
    net.trainOnBatch([0], [1], /** @type {any} */ ({ sampleWeight: null, classWeight: null })),
    1,
  );
  assert.equal(
    net.evaluate([0], [1], /** @type {any} */ ({ batchSize: null, sampleWeight: null })),
    1,
  );
  assert.deepEqual(net.predict([0], { batchSize: null }).shape, [1, 1]);
  net.dispose();
});
