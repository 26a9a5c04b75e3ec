// grad.test.js - gradients of functions against derivatives worked out by hand: trees, argnums,
// derivatives of derivatives, closures over outer variables; and compiled functions.
import './no-leaks.js';
import assert from 'node:assert/strict';
import test from 'node:test';
import {
  compile,
  EngineError,
  grad,
  memory,
  ops,
  tensor,
  valueAndGrad,
} from '../../bindings/index.js';
import { near } from './near.js';

/** @typedef {import('../../bindings/tensor.js').Tensor} Tensor */

test('a number gives a number, a tensor a tensor of its shape', () => {
  const d = grad((x) => ops.mul(x, x));
  assert.equal(d(3), 6);
  const g = grad((x) => ops.sum(ops.square(x)))(tensor([[1, 2]]));
  assert.deepEqual(g, tensor([[2, 4]]));
});

test('first to fourth derivative of the sine', () => {
  const d = (/** @type {any} */ f) => grad(f);
  const sin = (/** @type {Tensor} */ x) => ops.sin(x);
  near(d(sin)(0.3), Math.cos(0.3));
  near(d(d(sin))(0.3), -Math.sin(0.3));
  near(d(d(d(sin)))(0.3), -Math.cos(0.3));
  near(d(d(d(d(sin))))(0.3), Math.sin(0.3));
  near(grad((x) => grad((x) => ops.sin(x))(x))(0.3), -Math.sin(0.3));
});

test('an inner variable is not the outer one, though their values are the same', () => {
  const f = (/** @type {Tensor} */ x) => grad((a) => grad((b) => ops.mul(a, ops.square(b)))(x))(x); // d/da 2 a x = 2 x
  assert.equal(grad((x) => f(x))(3), 2);
  assert.equal(grad((a) => grad((b) => ops.mul(a, ops.square(b)))(a))(3), 12); // (2 a a)'
  const u = (/** @type {Tensor} */ x) => grad((a) => ops.square(a))(x); // 2 x
  assert.equal(grad((x) => grad((b) => ops.mul(b, u(x)))(x))(3), 2); // d/dx 2 x
  assert.equal(grad((x) => grad((y) => ops.mul(x, y))(2))(3), 1); // the inner argument is a number
});

test('valueAndGrad on a tree gives the tree back', () => {
  const f = (/** @type {any} */ { w, b, list }, /** @type {Tensor} */ x) =>
    ops.sum(ops.mul(x.matmul(w).add(b), list[1]));
  const params = { w: tensor([[1], [2]]), b: 0.5, list: [7, { shape: [1], data: [2] }] };
  const { value, gradient } = valueAndGrad(f)(
    params,
    tensor([
      [1, 2],
      [3, 4],
    ]),
  );
  assert.equal(value, 34);
  assert.deepEqual(gradient, {
    w: tensor([[8], [12]]),
    b: 4,
    list: [0, tensor([17])],
  });
});

test('argnums chooses the arguments; other arguments stay numbers', () => {
  const f = (/** @type {any} */ a, /** @type {any} */ b) => ops.mul(a, ops.square(b));
  assert.equal(grad(f, { argnums: 1 })(2, 3), 12);
  assert.deepEqual(grad(f, { argnums: [0, 1] })(2, 3), [9, 12]);
  assert.equal(grad((x, n) => (n > 1 ? ops.square(x) : x))(3, 2), 6);
});

test('a function that ignores its argument has gradient zero', () => {
  assert.equal(grad(() => 3)(1), 0);
  assert.deepEqual(grad(() => ops.add(1, 2))(tensor([1, 2])), tensor([0, 0]));
});

test('arrays of traced values are stacked', () => {
  assert.deepEqual(
    grad(([a, b]) =>
      ops.sum(
        ops.square([
          [a, 1],
          [b, a],
        ]),
      ),
    )([2, 3]),
    [8, 6],
  );
});

test('a Hessian-vector product', () => {
  const f = (/** @type {Tensor} */ x) => ops.sum(ops.mul(ops.square(x), x)); // x³: H = diag 6 x
  const hvp = (/** @type {any} */ x, /** @type {any} */ v) =>
    grad((y) => ops.sum(ops.mul(grad(f)(y), v)))(x);
  assert.deepEqual(hvp(tensor([1, 2]), tensor([1, 10])), tensor([6, 120]));
});

test('compile traces once for each structure and shapes', () => {
  let traced = 0;
  const f = compile((/** @type {any} */ p, /** @type {any} */ x) => {
    traced += 1;
    return { y: ops.mul(p.a, x), total: ops.sum(x), x, fixed: 3, name: 'kept' };
  });
  const want = (/** @type {number} */ a) => ({
    y: tensor([a, 2 * a]),
    total: 3,
    x: tensor([1, 2]),
    fixed: 3,
    name: 'kept',
  });
  assert.deepEqual(f({ a: 2 }, tensor([1, 2])), want(2));
  assert.deepEqual(f({ a: 5 }, tensor([1, 2])), want(5));
  assert.equal(traced, 1);
  assert.equal(f({ a: 2 }, tensor([1, 2, 3])).total, 6);
  assert.equal(traced, 2);
  f({ a: tensor([1, 1]) }, tensor([1, 2]));
  assert.equal(traced, 3);
  f.dispose();
  f.dispose();
  assert.throws(() => f({ a: 2 }, tensor([1])), /disposed/);
});

test('words among the arguments choose what is traced', () => {
  const f = compile((/** @type {any} */ x, /** @type {'sum' | 'mean'} */ how) => ops[how](x));
  assert.equal(f(tensor([1, 3]), 'sum'), 4);
  assert.equal(f(tensor([1, 3]), 'mean'), 2);
  f.dispose();
});

test('a compiled gradient is the gradient, also inside another trace', () => {
  const step = compile(valueAndGrad((w) => ops.sum(ops.square(w))));
  assert.deepEqual(step(tensor([1, 2])), { value: 5, gradient: tensor([2, 4]) });
  const square = compile((/** @type {Tensor} */ x) => ops.square(x));
  assert.equal(grad((x) => square(x))(3), 6);
  step.dispose();
  square.dispose();
});

test('many large calls leave nothing behind', () => {
  const f = compile((/** @type {Tensor} */ x) => ops.tanh(x));
  const x = tensor(new Float32Array(1e6), [1000, 1000]);
  f(x);
  const { bytes } = memory();
  for (let i = 0; i < 20; i++) f(x);
  assert.equal(memory().bytes, bytes);
  f.dispose();
});

const wrong = /** @type {[string, () => unknown, RegExp][]} */ ([
  ['more than one number', () => grad((x) => x)(tensor([1, 2])), /shape \[2\]; .* one number/],
  ['a promise', () => grad(async (x) => x)(1), /grad: a Promise is not a tensor/],
  ['no function', () => grad(/** @type {any} */ (3)), /takes a function/],
  ['argnums beyond the arguments', () => grad((x) => x, { argnums: 1 })(1), /argument 1 of 1/],
  ['an unknown option', () => grad((x) => x, /** @type {any} */ ({ argnum: 1 })), /'argnum'/],
  ['the data of a traced value', () => grad((x) => x.data[0])(1), /traced: it has no numbers/],
  ['shapes in a trace', () => grad((x) => ops.sum(x.matmul([[1, 2]])))(tensor([[1, 2]])), /matmul/],
]);
for (const [what, call, sentence] of wrong)
  test(`refused: ${what}`, () => {
    assert.throws(call, (error) => error instanceof EngineError && sentence.test(error.message));
  });

test('a traced value that escapes is named as such', () => {
  /** @type {any} */
  let escaped;
  grad((x) => {
    escaped = x;
    return x;
  })(1);
  assert.throws(() => grad((x) => ops.mul(x, escaped))(1), /outside the function in which/);
});
