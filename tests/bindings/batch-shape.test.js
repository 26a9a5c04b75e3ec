// batch-shape.test.js - batches of a size that is said, and numbers that are looked at on their way.
import './no-leaks.js';
import assert from 'node:assert/strict';
import test from 'node:test';
import {
  initializers,
  input,
  layers,
  loadModel,
  model,
  ops,
  regularizers,
  sequential,
} from '../../bindings/index.js';

test('a batch size that is said is shown, as in Keras, and any other can be run', async () => {
  assert.deepEqual(input({ batchShape: [2, 3] }).shape, [2, 3]);
  const net = sequential({
    layers: [
      layers.dense({ units: 4, batchInputShape: [4, 6] }),
      layers.reshape({ targetShape: [2, 2] }),
      layers.lstm({ units: 3, returnSequences: true }),
      layers.timeDistributed({ layer: layers.dense({ units: 2 }) }),
      layers.flatten(),
      layers.dense({ units: 1 }),
    ],
  });
  assert.deepEqual(
    [net.inputShape, net.outputShape],
    [
      [4, 6],
      [4, 1],
    ],
  );
  assert.match(net.summary(), /\[4, 2, 3\]/);
  net.compile({ loss: 'mse' });
  const { history } = await net.fit(ops.ones([6, 6]), ops.ones([6, 1]), { batchSize: 4 });
  assert.ok(history.loss[0] > 0);
  assert.deepEqual(net.predict(ops.ones([3, 6])).shape, [3, 1]);
  const back = loadModel(net.save());
  assert.deepEqual(back.outputShape, [4, 1]);
  const at = input({ shape: [6] });
  const within = model({ inputs: at, outputs: net.apply(at) });
  assert.deepEqual(within.predict(ops.ones([5, 6])), net.predict(ops.ones([5, 6])));
  for (const one of [within, back, net]) one.dispose();
});

test('an embedding begins a chain by itself, with inputLength where it is said', () => {
  const words = (/** @type {any} */ more) =>
    sequential({ layers: [layers.embedding({ inputDim: 5, outputDim: 3, ...more })] });
  for (const [more, shape] of /** @type {[any, any][]} */ ([
    [{}, [null, null, 3]],
    [{ inputLength: 4 }, [null, 4, 3]],
    [{ inputLength: [4, null] }, [null, 4, null, 3]],
    [{ inputLength: 4, inputShape: [2, 2] }, [null, 2, 2, 3]],
  ])) {
    const net = words(more);
    assert.deepEqual(net.outputShape, shape);
    const back = loadModel(net.save());
    assert.deepEqual(back.outputShape, shape);
    for (const one of [net, back]) one.dispose();
  }
  assert.throws(
    () => words({ inputLength: 0.5 }),
    /must be a list of positive whole numbers or null, not \[null, 0.5\]/,
  );
});

test('an embedding looks at its numbers behind layers that only move them', () => {
  const [a, b] = [input({ shape: [2, 2] }), input({ shape: [1] })];
  const moved = layers.flatten().apply(layers.permute({ dims: [2, 1] }).apply(a));
  const words = layers.concatenate().apply([moved, b]);
  const net = model({
    inputs: [a, b],
    outputs: layers.embedding({ inputDim: 3, outputDim: 1 }).apply(words),
  });
  const good = [ops.zeros([1, 2, 2]), [[2]]];
  assert.deepEqual(net.predict(good).shape, [1, 5, 1]);
  assert.throws(() => net.predict([good[0], [[3]]]), /embedding: got 3 and needs whole numbers/);
  assert.throws(
    () => net.predict([ops.full([1, 2, 2], 0.5), [[0]]]),
    /embedding: got 0.5 and needs whole numbers from 0 to 2/,
  );
  net.dispose();
});

test('initializers and regularizers by themselves, as TensorFlow.js has them', () => {
  const { glorotUniform } = initializers;
  assert.deepEqual(
    glorotUniform({ seed: 1 }).apply([2, 2]),
    glorotUniform({ seed: 1 }).apply([2, 2]),
  );
  assert.notDeepEqual(glorotUniform().apply([2, 2]), glorotUniform().apply([2, 2]));
  assert.equal(regularizers.l1l2({ l1: 1, l2: 2 }).apply([[1, -2]]).data[0], 3 + 2 * 5);
});

test('a shape that leaves is told for a shape that comes in', () => {
  const net = sequential({ layers: [layers.dense({ units: 1, inputShape: [2] })] });
  assert.deepEqual(net.computeOutputShape([5, 2]), [5, 1]);
  net.dispose();
  class Same extends layers.Layer {}
  assert.deepEqual(new Same().computeOutputShape([null, 3]), [null, 3]);
  class Sum extends layers.Layer {
    /** @override @param {any} x */
    call(x) {
      return ops.sum(x, -1);
    }
  }
  assert.deepEqual(new Sum().computeOutputShape([null, 3, 4]), [null, 3]);
});

test('shapes that say two things are refused', () => {
  const sentence = /has batchInputShape, and so no inputShape or batchSize beside it/;
  assert.throws(() => input({ shape: [1], batchShape: [2, 2] }), sentence);
  assert.throws(() => layers.inputLayer({ batchInputShape: [3, 1], batchSize: 5 }), sentence);
});
