// roll.test.js - elements moved round, against NumPy's numbers, and course.md 2.27: a layer of one's own
// that weighs its input with rolled copies.
import './no-leaks.js';
import assert from 'node:assert/strict';
import test from 'node:test';
import { EngineError, grad, layers, ops, sequential, tensor } from '../../bindings/index.js';

test('roll is NumPy roll', () => {
  const line = [0, 1, 2, 3, 4];
  assert.deepEqual(ops.roll(line, 2), tensor([3, 4, 0, 1, 2]));
  assert.deepEqual(ops.roll(line, -2), tensor([2, 3, 4, 0, 1]));
  assert.deepEqual(ops.roll(line, 12), tensor([3, 4, 0, 1, 2]));
  assert.deepEqual(ops.roll(line, 5), tensor(line));
  const m = tensor([0, 1, 2, 3, 4, 5], [2, 3]);
  assert.deepEqual(ops.roll(m, 1), tensor([5, 0, 1, 2, 3, 4], [2, 3]));
  assert.deepEqual(ops.roll(m, 1, 0), tensor([3, 4, 5, 0, 1, 2], [2, 3]));
  assert.deepEqual(ops.roll(m, [1, -1], [0, 1]), tensor([4, 5, 3, 1, 2, 0], [2, 3]));
  assert.deepEqual(
    grad((x) => ops.sum(ops.mul(ops.roll(x, 1), [1, 10, 100])))([1, 2, 3]),
    [10, 100, 1],
  );
});

test('what cannot be rolled says so', () => {
  assert.throws(() => ops.roll([1, 2], 0.5), EngineError);
  assert.throws(() => ops.roll([1, 2], NaN, 0), /roll: shift must be a whole number, not NaN/);
  assert.throws(() => ops.roll([1, 2], 1, 1), /roll: there is no axis 1/);
  assert.throws(() => ops.roll([1, 2], [1, 1], 0), /roll: got 2 shifts for 1 axes/);
});

class Ring extends layers.Layer {
  /** @type {any} */
  kernel;
  build() {
    this.kernel = this.addWeight({ name: 'kernel', shape: [3], initializer: 'randomNormal' });
  }
  /** @param {any} x */
  call(x) {
    const terms = [0, 1, 2].map((j) =>
      ops.mul(ops.roll(x, j - 1, 1), ops.slice(this.kernel, j, 1)),
    );
    return ops.add(ops.add(terms[0], terms[1]), terms[2]);
  }
}

test("the course's periodic layer gives the course's numbers", () => {
  const net = sequential({ layers: [new Ring({ inputShape: [5] })] });
  net.setWeights([[-1, 0, 1]]);
  assert.deepEqual(net.predictOnBatch([[0, 0, 3, 0, 0]]), tensor([[0, -3, 0, 3, 0]]));
  assert.deepEqual(net.predictOnBatch([[0, 0, 0, 0, 3]]), tensor([[3, 0, 0, -3, 0]]));
  net.dispose();
});

test('periodic padding goes on at the other end, also where the size is open', () => {
  const ring = layers.periodicPadding1d({ padding: 2, inputShape: [null, 1] });
  const net = sequential({ layers: [ring] });
  const line = (/** @type {number[]} */ ...values) => tensor(values, [1, values.length, 1]);
  assert.deepEqual(net.predict(line(1, 2, 3)), line(2, 3, 1, 2, 3, 1, 2));
  assert.throws(() => net.predict(line(1)), EngineError);
  net.dispose();
  const torus = sequential({ layers: [layers.periodicPadding2d({ inputShape: [1, 2, 1] })] });
  assert.deepEqual(
    torus.predict(tensor([1, 2], [1, 1, 2, 1])),
    tensor([2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1], [1, 3, 4, 1]),
  );
  torus.dispose();
  assert.throws(
    () => sequential({ layers: [layers.periodicPadding1d({ padding: 3, inputShape: [2, 1] })] }),
    /periodic_padding1d: cannot continue an axis of 2 by 3, once around/,
  );
});
