// custom-wrong.test.js - layers of one's own that do what people do: call must give what the shapes say,
// weights have names, regularizers and TensorFlow.js' read(), and nothing collides with our own words.
import './no-leaks.js';
import assert from 'node:assert/strict';
import test from 'node:test';
import {
  input,
  layers,
  loadModel,
  model,
  ops,
  optimizers,
  registerClass,
  sequential,
} from '../../bindings/index.js';
import { near } from './near.js';

/**
 * A layer of two numbers from its call.
 * @param {(x: any, mode: {training: boolean}, self: any) => any} body @param {(shape: any) => any} [shape]
 */
function one(body, shape) {
  class One extends layers.Layer {
    /** @override @param {any} x @param {any} mode */
    call(x, mode) {
      return body(x, mode, this);
    }
    /** @override @param {any} given */
    computeOutputShape(given) {
      return shape ? shape(given) : null;
    }
  }
  return new One({ inputShape: [2] });
}

/** @param {any} layer @param {any} [x] @returns {any} */
function output(layer, x = [[1, 2]]) {
  const net = sequential({ layers: [layer] });
  try {
    return net.predict(x).array();
  } finally {
    net.dispose();
  }
}

test('what call gives must be what the shapes say', () => {
  for (const [layer, sentence] of /** @type {[any, RegExp][]} */ ([
    [one(() => []), /one: gives nothing: call must return a tensor/],
    [one((x) => ops.sum(x)), /one: gives shape \[\] and needs the batch first/],
    [
      one(
        (x) => x,
        () => [null, 7],
      ),
      /one: gives \[null, 2\] and was to give \[null, 7\]/,
    ],
    [
      one(
        (x) => x,
        () => [null, NaN],
      ),
      /one: gives shape \[null, NaN\] and needs/,
    ],
    [
      one(
        (x) => x,
        () => 'x',
      ),
      /one: gives shape 'x'/,
    ],
    [
      one(
        (x) => x,
        (s) => [s, s],
      ),
      /gives \[null, 2\] and was to give \[null, 2\] and \[null, 2\]/,
    ],
    [
      one(
        (x) => [x, x],
        (s) => s,
      ),
      /gives \[null, 2\] and \[null, 2\] and was to give \[null, 2\]/,
    ],
    [one(() => Promise.resolve(1)), /one: a Promise is not a tensor/],
  ]))
    assert.throws(() => output(layer), sentence);
  assert.deepEqual(
    output(
      one(
        (x) => x,
        () => undefined,
      ),
    ),
    [[1, 2]],
  );
  const changing = sequential({ layers: [one((x, { training }) => (training ? [x, x] : x))] });
  assert.throws(() => changing.compile({ loss: 'mse' }), /one: gives \[null, 2\] and \[null, 2\]/);
  assert.deepEqual(changing.predict([[1, 2]]).array(), [[1, 2]]);
  changing.dispose();
});

test('a value kept from one call cannot be used in the next', () => {
  const keeping = one((x, _, self) => {
    self.kept ??= x;
    return ops.add(x, self.kept);
  });
  assert.throws(() => output(keeping), /used outside the function in which it was traced/);
});

class Scale extends layers.Layer {
  /** @type {any} */ a;
  /** @type {any} */ b;
  /** @override @param {any} shape */
  build(shape) {
    super.build(shape);
    this.a = this.addWeight('a', [shape[1]], 'float32', 'ones', 'l2');
    this.b = this.addWeight({ initializer: 'zeros' });
    this.addWeight({ initializer: 'ones', regularizer: 'l1', trainable: false });
    Object.assign(this, { built: true });
  }
  /** @override @param {any} x */
  call(x) {
    return ops.add(ops.mul(x, this.a.read()), this.b);
  }
}

test('weights: read(), names of their own, regularizers of what is trained; built is not ours', async () => {
  const net = sequential({ layers: [new Scale({ inputShape: [2], activityRegularizer: 'l2' })] });
  assert.deepEqual(
    net.layers[0].weights.map(({ name }) => name),
    ['scale/a', 'scale/weight', 'scale/weight_1'],
  );
  net.compile({ optimizer: optimizers.sgd(0), loss: 'mse' });
  near(net.trainOnBatch([[1, 2]], [[1, 2]]), 0.01 * (1 + 1) + 0.01 * (1 + 4));
  await net.loadWeights(net.saveWeights());
  registerClass(Scale);
  const again = loadModel(net.save());
  again.compile({ optimizer: optimizers.sgd(0), loss: 'mse' });
  near(again.trainOnBatch([[1, 2]], [[1, 2]]), 0.07);
  again.dispose();
  net.dispose();
});

test('a weight that nothing depends on stays; a failed place leaves the layer as it was', () => {
  class Idle extends layers.Layer {
    /** @override @param {any} shape */
    build(shape) {
      this.addWeight({ shape: [shape[1]], initializer: 'ones' });
    }
    /** @override @param {any} x */
    call(x) {
      if (x.shape[1] === 3) throw new RangeError('not three');
      return x;
    }
  }
  const idle = new Idle();
  assert.throws(() => idle.apply(input({ shape: [3] })), /not three/);
  const x = input({ shape: [2] });
  const hidden = layers.dense({ units: 2 }).apply(x);
  const net = model({ inputs: x, outputs: idle.apply(hidden), seed: 1 });
  net.compile({ optimizer: 'adam', loss: 'mse' });
  net.trainOnBatch([[1, 2]], [[0, 0]]);
  assert.deepEqual(idle.getWeights()[0].array(), [1, 1]);
  net.dispose();
});

test('wrong weights are said', () => {
  for (const [options, sentence] of /** @type {[any, RegExp][]} */ ([
    [null, /wrong: addWeight: takes an object of options, not null/],
    [{ name: 3 }, /wrong: addWeight: a weight's name must be a string, not 3/],
    [{ name: 'twice' }, /wrong: addWeight: two weights are named 'twice'/],
    [{ shape: [null, 2] }, /wrong: weight needs a shape of positive sizes, not \[null, 2\]/],
    [{ shape: 3 }, /wrong: weight needs a shape of positive sizes, not 3/],
    [{ shape: [2 ** 30, 2 ** 30] }, /too many values/],
    [{ initializer: 'foo' }, /wrong: there is no initializer 'foo'/],
    [{ regularizer: 'l3' }, /wrong: there is no regularizer 'l3'/],
  ])) {
    class Wrong extends layers.Layer {
      /** @override */
      build() {
        this.addWeight({ name: 'twice' });
        this.addWeight(options);
      }
    }
    assert.throws(() => output(new Wrong({ inputShape: [2] })), sentence);
  }
});
