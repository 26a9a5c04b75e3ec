// at-once.test.js - layers applied to numbers, as TensorFlow.js has them: the same as in a network, with or
// without one; nothing stays in the engine.
import './no-leaks.js';
import assert from 'node:assert/strict';
import test from 'node:test';
import { input, layers, memory, model, ops, sequential, tensor } from '../../bindings/index.js';
import { fractions } from '../oracle/fractions.js';

const steps = fractions([2, 5, 3], 11);
const image = fractions([2, 4, 4, 2], 13);

/** @type {[string, () => any, any][]} */
const CASES = [
  ['dense', () => layers.dense({ units: 4, activation: 'tanh' }), steps],
  ['conv2d', () => layers.conv2d({ filters: 3, kernelSize: 2 }), image],
  ['lstm', () => layers.lstm({ units: 2, returnSequences: true, returnState: true }), steps],
  ['gru', () => layers.gru({ units: 2 }), steps],
  ['batchNormalization', () => layers.batchNormalization(), image],
  ['flatten', () => layers.flatten(), image],
  ['dropout', () => layers.dropout({ rate: 0.5 }), image],
  ['lambda', () => layers.lambda((x) => ops.mul(x, 2)), image],
];

for (const [kind, make, x] of CASES)
  test(`${kind} gives what it gives in a network`, () => {
    const layer = make();
    const alone = layer.apply(x);
    const at = input({ shape: x.shape.slice(1) });
    const net = model({ inputs: at, outputs: layer.apply(at) });
    assert.deepEqual(net.predict(x), alone, 'the weights stay when it is put into a network');
    assert.deepEqual(layer.apply(x), alone);
    assert.deepEqual(layer.apply(x), alone, 'again, in its own graph');
    assert.deepEqual(net.apply(x), net.predict(x));
    net.dispose();
  });

test('weights without a network: built, set, read, counted', () => {
  const layer = layers.dense({ units: 2, kernelInitializer: 'ones' });
  layer.build([null, 3]);
  assert.equal(layer.countParams(), 8);
  assert.deepEqual(
    layer.getWeights().map((w) => w.array()),
    [
      [
        [1, 1],
        [1, 1],
        [1, 1],
      ],
      [0, 0],
    ],
  );
  layer.setWeights([ops.zeros([3, 2]), [1, 2]]);
  layer.getWeights()[1].data[0] = 7; // a copy
  assert.deepEqual(layer.apply([[5, 6, 7]]).array(), [[1, 2]]);
  assert.throws(() => layer.setWeights([[1]]), /dense: setWeights has 1 tensors and needs 2/);
  assert.throws(() => layer.apply([[1, 2]]), /dense: is shared, but its input of shape \[1, 2\]/);
  assert.equal(memory().objects, 0);
});

test('weights have names and shapes before there is a model', () => {
  const at = input({ shape: [3, 2] });
  const frozen = layers.gru({ units: 2, trainable: false });
  const both = layers.bidirectional({ layer: layers.gru({ units: 2 }) });
  for (const layer of [frozen, both]) layer.apply(at);
  assert.deepEqual(
    frozen.weights.map(({ name, shape }) => [name, shape]),
    [
      ['gru/kernel', [2, 6]],
      ['gru/recurrent_kernel', [2, 6]],
      ['gru/bias', [2, 6]],
    ],
  );
  assert.deepEqual([frozen.trainableWeights.length, frozen.nonTrainableWeights.length], [0, 3]);
  assert.equal(both.trainableWeights.length, 6);
  const dense = layers.dense({ units: 2 });
  dense.apply([[1, 2, 3]]);
  assert.deepEqual([dense.built, dense.weights.length], [true, dense.getWeights().length]);
});

test('weights of a layer that was applied, before there is a model', () => {
  const x = input({ shape: [3] });
  const layer = layers.dense({ units: 2 });
  const y = layer.apply(x);
  assert.ok(!layer.built);
  const before = layer.getWeights();
  assert.deepEqual(
    before.map(({ shape }) => shape),
    [[3, 2], [2]],
  );
  assert.ok(layer.built);
  assert.deepEqual(layer.getWeights(), before);
  const net = model({ inputs: x, outputs: y, seed: 5 });
  assert.deepEqual(net.getWeights(), before, 'the model begins with them');
  net.dispose();
  const other = layers.dense({ units: 1 });
  other.apply(x);
  other.setWeights([ops.ones([3, 1]), [2]]);
  assert.deepEqual(other.apply([[1, 2, 3]]), tensor([[8]]));
  const each = layers.timeDistributed({ layer: layers.dense({ units: 4 }) });
  each.apply(input({ shape: [5, 3] }));
  assert.equal(each.getWeights()[0].shape[1], 4);
  assert.throws(() => layers.dense({ units: 1 }).getWeights(), /dense: has no weights yet/);
});

test('first states by name, to numbers and in a network; what is no option is named', () => {
  const layer = layers.lstm({ units: 2 });
  const states = [fractions([2, 2], 17), fractions([2, 2], 19)];
  const [x, ...given] = [[5, 3], [2], [2]].map((shape) => input({ shape }));
  const net = model({
    inputs: [x, ...given],
    outputs: layer.apply(x, { initialState: given }),
  });
  const got = layer.apply(steps, { initialState: states });
  assert.deepEqual(got, layer.apply([steps, ...states]));
  assert.deepEqual(got, net.predict([steps, ...states]));
  const one = layers.simpleRNN({ units: 2 });
  assert.deepEqual(one.apply(steps, { initialState: states[0] }).shape, [2, 2]);
  assert.throws(
    () => layer.apply(steps, /** @type {any} */ ({ mask: 1 })),
    /lstm: there is no option 'mask'/,
  );
  assert.deepEqual(layers.flatten().apply(image, null).shape, [2, 32]);
  net.dispose();
});

test('several inputs, states, training', () => {
  const two = layers.add().apply([tensor([[1, 2]]), tensor([[3, 4]])]);
  assert.deepEqual(two.array(), [[4, 6]]);
  const rnn = layers.simpleRNN({ units: 1, recurrentInitializer: 'ones', activation: 'linear' });
  assert.deepEqual(rnn.apply(ops.zeros([1, 3, 2]), { initialState: tensor([[5]]) }).array(), [[5]]);
  const norm = layers.batchNormalization({ momentum: 0.5 });
  norm.apply([[1], [3]], { training: true });
  assert.deepEqual(norm.getWeights()[2].array(), [1], 'the moving mean has moved');
  const noise = layers.dropout({ rate: 0.5 });
  const seen = noise.apply(ops.ones([1, 200]), { training: true });
  assert.deepEqual([...new Set(seen.data)].sort(), [0, 2]);
});

test('shapes as TensorFlow.js asks for them', () => {
  assert.deepEqual(layers.dense({ units: 3 }).computeOutputShape([null, 4]), [null, 3]);
  assert.deepEqual(
    layers.concatenate().computeOutputShape([
      [2, 3],
      [2, 4],
    ]),
    [2, 7],
  );
});

test('sentences', () => {
  const words = layers.embedding({ inputDim: 2, outputDim: 2 });
  assert.throws(() => words.apply([[2]]), /embedding: got 2 and needs whole numbers from 0 to 1/);
  assert.throws(
    () => layers.lstm({ units: 2, stateful: true }).apply(steps),
    /lstm: is stateful, and remembers only where it stands in a model/,
  );
  assert.throws(
    () => layers.add().apply([tensor([[1, 2]]), tensor([[1, 2, 3]])]),
    /add: got shapes \[1, 2\] and \[1, 3\], which do not go together at axis 1/,
  );
  const gone = layers.dense({ units: 1, inputShape: [1] });
  const net = sequential({ layers: [gone] });
  net.dispose();
  assert.throws(() => gone.apply([[1]]), /disposed/);
});

test('words of TensorFlow.js: built, stateful, only what is trained, how it is computed', () => {
  const norm = layers.batchNormalization();
  assert.equal(norm.built, false);
  norm.build([null, 3]);
  assert.equal(norm.built, true);
  assert.deepEqual([norm.getWeights().length, norm.getWeights(true).length], [4, 2]);
  const net = sequential({ layers: [layers.dense({ units: 3, inputShape: [3] }), norm] });
  assert.deepEqual([net.getWeights(true).length, norm.getWeights(true).length], [4, 2]);
  norm.trainable = false;
  assert.deepEqual([net.getWeights(true).length, norm.getWeights(true).length], [2, 0]);
  net.dispose();
  const each = layers.timeDistributed({ layer: layers.dense({ units: 2 }) });
  assert.equal(each.built, false);
  each.build([null, 4, 3]);
  assert.deepEqual([each.built, each.getWeights(true).length, each.countParams()], [true, 2, 8]);
  const lstm = layers.lstm({ units: 1, stateful: true, unroll: true, implementation: 1 });
  assert.deepEqual([lstm.stateful, 'unroll' in lstm.config], [true, false]);
});
