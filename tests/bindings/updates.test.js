// updates.test.js - weights that change by themselves: a moving average in training, a state that
// also moves while predicting. Layers of our own, since the mechanism is every layer's.
import './no-leaks.js';
import assert from 'node:assert/strict';
import test from 'node:test';
import {
  initializers,
  input,
  layers,
  model,
  ops,
  sequential,
  tensor,
} from '../../bindings/index.js';
import { Layer } from '../../bindings/layer.js';

/** y = gain (x - moving); in training, moving moves half way to the batch's mean. */
class Centred extends Layer {
  /** @override */
  static className = 'Centred';

  /** @override @param {import('../../bindings/graph.js').OpenShape} shape */
  weightSpecs(shape) {
    const size = [Number(shape.at(-1))];
    const [initializer, ones] = [initializers.zeros(), initializers.ones()];
    return [
      { name: 'gain', shape: size, initializer: ones },
      { name: 'moving', shape: size, initializer, trainable: false },
    ];
  }

  /** @override @param {import('../../bindings/graph.js').Graph} g @param {readonly number[]} inputs @param {import('../../bindings/mode.js').Mode} mode */
  call(g, [x], mode) {
    const [gain, moving] = this.weights;
    const before = mode.read(moving);
    const half = g.constant([], Float32Array.of(0.5));
    if (mode.training && this.trainable) {
      const mean = g.apply('mean', [x], { axes: 1 });
      mode.update(moving, g.apply('mul', [half, g.apply('add', [before, mean])]));
    }
    return g.apply('mul', [gain.node, g.apply('sub', [x, before])]);
  }
}

/** The sum of everything seen so far. */
class Total extends Layer {
  /** @override */
  static className = 'Total';

  /** @override */
  weightSpecs() {
    return [{ name: 'state', shape: [1, 1], initializer: initializers.zeros(), trainable: false }];
  }

  /** @override @param {import('../../bindings/graph.js').Graph} g @param {readonly number[]} inputs @param {import('../../bindings/mode.js').Mode} mode */
  call(g, [x], mode) {
    const [state] = this.weights;
    const next = g.apply('add', [mode.read(state), x]);
    mode.update(state, next);
    return next;
  }
}

const y = [[0], [0]];

test('a moving average moves in training only, and no optimizer touches it', async () => {
  const net = sequential({ layers: [new Centred({ inputShape: [1] }, {})], seed: 1 });
  net.compile({ optimizer: 'sgd', loss: 'mse' });
  net.optimizer.learningRate = 0;
  assert.match(net.summary(), /Total params: 2\nTrainable params: 1\nNon-trainable params: 1/);
  assert.equal(net.trainOnBatch([[1], [3]], y), 5);
  assert.deepEqual(net.getWeights(), [tensor([1]), tensor([1])]);
  assert.equal(net.testOnBatch([[1], [3]], y), 2);
  assert.deepEqual(net.predict([[1]]), tensor([[0]]));
  net.inspect([[1], [3]], y);
  assert.deepEqual(net.getWeights()[1], tensor([1]));
  const log = await net.fit([[1], [3]], y, { epochs: 2 });
  assert.deepEqual(log.history.loss, [2, (0.25 + 2.25) / 2]);
  assert.deepEqual(net.getWeights()[1], tensor([1.75]));
  net.layers[0].trainable = false;
  assert.throws(() => {
    net.compile({ optimizer: 'sgd', loss: 'mse' });
    net.trainOnBatch([[1], [3]], y);
  }, /no weights that can be trained/);
  net.layers[0].trainable = true;
  net.compile({ optimizer: 'sgd', loss: 'mse' });
  net.trainOnBatch([[1], [3]], y);
  assert.deepEqual(net.getWeights()[1], tensor([1.875]));
  net.dispose();
});

test('a shared layer moves once for each of its places', () => {
  const [a, b] = [input({ shape: [1] }), input({ shape: [1] })];
  const centred = new Centred({}, {});
  const outputs = layers.add().apply([centred.apply(a), centred.apply(b)]);
  const net = model({ inputs: [a, b], outputs });
  net.compile({ optimizer: 'sgd', loss: 'mse' });
  net.trainOnBatch([[[8]], [[2]]], [[0]]);
  assert.deepEqual(net.getWeights()[1], tensor([3])); // 0 -> 4 -> 3
  net.dispose();
});

test('a state moves when predicting too, and can be set', () => {
  const net = sequential({ layers: [new Total({ inputShape: [1] }, {})] });
  assert.deepEqual(net.predict([[1]]), tensor([[1]]));
  assert.deepEqual(net.predict([[2]]), tensor([[3]]));
  net.setWeights([[[10]]]);
  assert.deepEqual(net.predict([[2]]), tensor([[12]]));
  assert.deepEqual(ops.add(net.getWeights()[0], 0), tensor([[12]]));
  assert.throws(() => net.predict([[1], [2]]), /shape/); // the state belongs to one row
  assert.deepEqual(net.getWeights()[0], tensor([[12]]));
  net.dispose();
});
