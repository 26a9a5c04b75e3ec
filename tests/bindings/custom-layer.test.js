// custom-layer.test.js - layers written with operators: the course's roll layer, weights that train and
// those that do not, shapes that are found by a trace, saving.
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

/** @param {any} x @param {number} by */
const roll = (x, by) => {
  const n = x.shape[1];
  return ops.gather(
    x,
    Float32Array.from({ length: n }, (_, i) => (i - by + n) % n),
    1,
  );
};

/** y[i] = sum_j w_j x[i - (j - 1)], on a ring (course, lecture 12). */
class Roll extends layers.Layer {
  static className = 'Roll';
  /** @type {any} */
  kernel;
  /** @param {any} options */
  constructor({ taps = 3, ...rest } = {}) {
    super({ taps, ...rest });
    this.taps = taps;
  }
  build() {
    this.kernel = this.addWeight({
      name: 'kernel',
      shape: [this.taps],
      initializer: 'randomNormal',
    });
  }
  /** @param {any} x */
  call(x) {
    const terms = Array.from({ length: this.taps }, (_, j) =>
      ops.mul(roll(x, j - 1), this.kernel.slice(j, 1)),
    );
    return terms.reduce((sum, term) => ops.add(sum, term));
  }
}

test('the roll layer of the course gives the numbers of its notebook', () => {
  const net = sequential({ layers: [new Roll({ inputShape: [5] })], seed: 1 });
  assert.equal(net.layers[0].name, 'roll');
  assert.deepEqual(net.outputs[0].shape, [null, 5]);
  net.setWeights([[-1, 0, 1]]);
  assert.deepEqual(net.predict([[0, 0, 3, 0, 0]]).array(), [[0, -3, 0, 3, 0]]);
  assert.deepEqual(
    net
      .predict([
        [0, 0, 0, 0, 3],
        [0, 0, 3, 0, 0],
      ])
      .array()[0],
    [3, 0, 0, -3, 0],
  );
  net.dispose();
});

test('a step of diffusion on a ring is learned: kernel (0.1, 0.8, 0.1)', () => {
  const net = sequential({ layers: [new Roll({ inputShape: [7] })], seed: 1 });
  net.compile({ optimizer: optimizers.sgd(1), loss: 'meanSquaredError' });
  const x = ops.eye(7);
  const y = ops.add(ops.mul(x, 0.8), ops.mul(ops.add(roll(x, 1), roll(x, -1)), 0.1));
  for (let i = 0; i < 200; i++) net.trainOnBatch(x, y);
  near(net.getWeights()[0].data, [0.1, 0.8, 0.1], 1e-4);
  net.dispose();
});

test('several inputs, a frozen weight, the arguments of TensorFlow.js, training or not', () => {
  class Blend extends layers.Layer {
    /** @type {any} */ share;
    /** @type {any} */ fixed;
    build(/** @type {any} */ [a, b]) {
      assert.deepEqual(
        [a, b],
        [
          [null, 2],
          [null, 2],
        ],
      );
      this.fixed = this.addWeight('fixed', [2], 'float32', 'ones', null, false);
      this.share = this.addWeight({ name: 'share', initializer: 'zeros' });
    }
    call(/** @type {any} */ [a, b], /** @type {any} */ { training }) {
      return training ? a.mul(this.share) : [a.mul(this.fixed), b][1].add(this.share);
    }
    computeOutputShape(/** @type {any} */ [a]) {
      return a;
    }
  }
  const [a, b] = [input({ shape: [2] }), input({ shape: [2] })];
  const blend = new Blend();
  const net = model({ inputs: [a, b], outputs: /** @type {any} */ (blend).apply([a, b]), seed: 1 });
  assert.deepEqual(
    blend.weights.map(({ name }) => name),
    ['blend/share', 'blend/fixed'],
  );
  assert.equal(blend.trainableWeights.length, 1);
  assert.deepEqual(net.predict([[[1, 2]], [[3, 4]]]).array(), [[3, 4]]);
  net.dispose();
  assert.throws(() => blend.share.add(1), /within its call/);
});

test('lambda: a function as a layer, its shape found by a trace; it cannot be saved', () => {
  const net = sequential({
    layers: [layers.lambda((x) => ops.sum(ops.square(x), -1, true), { inputShape: [3] })],
  });
  assert.deepEqual(net.outputs[0].shape, [null, 1]);
  assert.deepEqual(net.predict([[1, 2, 3]]).array(), [[14]]);
  assert.throws(() => net.save(), /lambda: a function cannot be saved/);
  net.dispose();
});

test('saved and loaded again once the class is registered; unknown before', () => {
  const net = sequential({ layers: [new Roll({ taps: 2, inputShape: [4] })], seed: 5 });
  const saved = net.save();
  assert.throws(() => loadModel(saved), /there is no layer 'Roll'; .* registerClass/);
  registerClass(Roll);
  const again = loadModel(saved);
  assert.deepEqual(again.predict([[1, 2, 3, 4]]), net.predict([[1, 2, 3, 4]]));
  again.dispose();
  net.dispose();
});

test('what is wrong is said', () => {
  class Bad extends layers.Layer {
    call() {
      return 'x';
    }
  }
  const make = (/** @type {any} */ layer) => sequential({ layers: [layer] });
  assert.throws(() => make(new Bad({ inputShape: [2] })), /bad: 'x' is not a tensor/);
  class Late extends layers.Layer {
    call(/** @type {any} */ x) {
      return x.add(this.addWeight({ shape: [2] }));
    }
  }
  assert.throws(() => make(new Late({ inputShape: [2] })), /late: addWeight belongs into build/);
  class Shapeless extends layers.Layer {
    build() {
      this.addWeight({ shape: [NaN] });
    }
  }
  assert.throws(() => make(new Shapeless({ inputShape: [2] })), /needs a shape of positive sizes/);
  assert.throws(() => layers.lambda(/** @type {any} */ (3)), /lambda: takes a function/);
  assert.throws(() => registerClass(/** @type {any} */ (Map)), /registerClass: takes a class/);
});
